"""Every read that a page of the room needs."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.hotline import rules, staging
from yishi.assembly.hotline.models import Import, Ticket, Viewing
from yishi.assembly.hotline.places import Gazetteer
from yishi.assembly.runs.pipelines import explain

SHOWN = 12  # rows of a preview
SAMPLE = 2000  # rows that the preview looks up in the gazetteer


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


def tickets(user: Any) -> QuerySet[Ticket]:
    return Ticket.objects.filter(assembly_id=user.assembly_id).select_related("village", "town")


def imports(user: Any) -> QuerySet[Import]:
    return Import.objects.filter(assembly_id=user.assembly_id).select_related("staged_by", "run")


def viewings(user: Any) -> QuerySet[Viewing]:
    return Viewing.objects.filter(assembly_id=user.assembly_id).select_related("user")


def preview(imported: Import) -> dict[str, Any]:
    """What the person who decides looks at: first rows, rejected rows in words, dates, how many places are known."""
    rows, bad = staging.tickets(imported), staging.rejects(imported)
    if rows.is_empty() and bad.is_empty():
        return {}
    sample = rows.head(SAMPLE)
    gazetteer = Gazetteer(imported.assembly_id)
    placed = sum(gazetteer.find(row)[1] is not None for row in sample.iter_rows(named=True))
    return {
        "rows": rows.head(SHOWN).to_dicts(),
        "rejects": reject_words(bad.head(SHOWN)),
        "first": rows["time"].min() if rows.height else None,
        "last": rows["time"].max() if rows.height else None,
        "placed": placed / sample.height if sample.height else 0.0,
    }


def reject_words(rejects: Any) -> list[dict[str, Any]]:
    """Each rejected row with its sentence in the reader's language."""
    language = get_language() or "zh"
    return [row | {"sentence": explain(row, language)} for row in rejects.iter_rows(named=True)]


def same_file(imported: Import) -> Import | None:
    """An earlier import of the very same bytes that is stored."""
    rows = Import.objects.filter(assembly_id=imported.assembly_id, file_hash=imported.file_hash)
    return rows.filter(state=Import.State.STORED).exclude(pk=imported.pk).first()


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person: files that wait for a decision."""
    if not rules.may_import(user):
        return []
    waiting = imports(user).filter(state=Import.State.STAGED)
    return [
        Todo(_("待确认入库：%(file)s") % {"file": row.file_name}, reverse("hotline:import", args=[row.public_id]))
        for row in waiting
    ]
