"""Every read that a page of the room needs."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.hotline import rules, sources, staging
from yishi.assembly.hotline.columns import WORDS
from yishi.assembly.hotline.lists import TicketFilter
from yishi.assembly.hotline.models import Import, Mapping, Ticket, Viewing
from yishi.assembly.hotline.similar import KIND, place
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import explain
from yishi.assembly.runs.queries_similar import Ask, Found, find

SHOWN = 12  # rows of a preview


def get_for(user: Any, public_id: str, *, to: str = "look") -> Import:
    """The import, already guarded."""
    return fetch(Import.objects.select_related("run", "staged_by", "decided_by"), user, public_id, rules.may, to)


def ticket_for(user: Any, public_id: str) -> Ticket:
    """One ticket, for those who may read them one by one."""
    rows = Ticket.objects.filter(assembly_id=user.assembly_id).select_related("village", "town", "brought_by")
    ticket = rows.filter(public_id=public_id).first()
    if ticket is None:
        raise Http404(public_id)
    require(rules.may_read(user, ticket))
    return ticket


def similar(user: Any, ticket: Ticket) -> Found:
    """Other tickets that are worded like this one."""
    ask = Ask(ticket.title, ticket.text, place(ticket), own=ticket.public_id)
    return find(user, ask, KIND.code)[0]


def tickets(user: Any) -> QuerySet[Ticket]:
    return Ticket.objects.filter(assembly_id=user.assembly_id).select_related("village", "town")


def imports(user: Any) -> QuerySet[Import]:
    return Import.objects.filter(assembly_id=user.assembly_id).select_related("staged_by", "run")


def viewings(user: Any) -> QuerySet[Viewing]:
    return Viewing.objects.filter(assembly_id=user.assembly_id).select_related("user")


def preview(imported: Import) -> dict[str, Any]:
    """What the person who decides looks at: columns in words, first masked rows, rejected rows, days and places."""
    found = imported.report.get("found", {})
    return {
        "columns": [guess | {"word": WORDS.get(guess["column"], "")} for guess in imported.columns],
        "rows": staging.tickets(imported).head(SHOWN).to_dicts(),
        "rejects": reject_words(staging.rejects(imported).head(SHOWN)),
        "first": date.fromisoformat(found["first"]) if found else None,
        "last": date.fromisoformat(found["last"]) if found else None,
        "villages": found.get("villages", 0),
        "nowhere": imported.rows_good - found.get("towns", 0),
    }


def mappings(user: Any) -> QuerySet[Mapping]:
    """What was chosen for the headers of each source's files."""
    return Mapping.objects.filter(assembly_id=user.assembly_id).select_related("saved_by")


def reject_words(rejects: Any) -> list[dict[str, Any]]:
    """Each rejected row with its sentence in the reader's language."""
    language = get_language() or "zh"
    return [row | {"sentence": explain(row, language)} for row in rejects.iter_rows(named=True)]


def same_file(imported: Import) -> Import | None:
    """The newest earlier import of the very same bytes that is stored or still waits."""
    gone = (Import.State.DISCARDED, Import.State.UNDONE)
    rows = Import.objects.filter(assembly_id=imported.assembly_id, file_hash=imported.file_hash, pk__lt=imported.pk)
    return rows.exclude(state__in=gone).order_by("-pk").first()


def chosen_words(chosen: TicketFilter) -> str:
    """The filter as a person reads it: “内容：油烟；镇(街道)：柳浦镇”."""
    cleaned = chosen.form.cleaned_data if chosen.form.is_valid() else {}
    fields = chosen.form.fields
    choices = {"source": dict(sources.choices())}
    said = ((fields[name].label, choices.get(name, {}).get(value, value)) for name, value in cleaned.items() if value)
    return _("；").join(_("%(field)s：%(value)s") % {"field": field, "value": value} for field, value in said)


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person: files that wait for a decision, and those whose storing came to nothing."""
    if not rules.may_import(user):
        return []
    mine = imports(user)
    over = mine.filter(run__state__in=(Run.State.FAILED, Run.State.CANCELLED))
    unread, stopped = over.filter(state=Import.State.READING), over.filter(state=Import.State.STORING)
    waiting = mine.filter(state=Import.State.STAGED)
    asked = [(_("待确认入库：%(file)s"), waiting), (_("没有读取成功：%(file)s"), unread)]
    asked.append((_("入库未完成：%(file)s"), stopped))
    return [_todo(word, row) for word, found in asked for row in found]


def _todo(word: str, imported: Import) -> Todo:
    return Todo(word % {"file": imported.file_name}, reverse("hotline:import", args=[imported.public_id]))
