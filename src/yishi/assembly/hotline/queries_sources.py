"""What the pages of the sources show: how many messages each brought, when last, and how its files are read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.http import Http404

from yishi.assembly.hotline import queries, signals, sources
from yishi.assembly.hotline.columns import WORDS
from yishi.assembly.hotline.models import Import, Mapping, Ticket
from yishi.assembly.hotline.sources import Source, Way, Words
from yishi.assembly.runs.models import Run


@dataclass(frozen=True, slots=True)
class Row:
    """One source as the assembly has used it. `last`: the newest stored import, or the newest reading of its room."""

    source: Source
    messages: int
    mappings: int
    last: Import | Run | None

    @property
    def from_room(self) -> bool:
        return self.source.way is not Way.FILE

    @property
    def from_file(self) -> bool:
        return self.source.way is not Way.ROOM


def rows(user: Any) -> list[Row]:
    """Every source, in the order of `sources.ALL`."""
    messages = dict(_counted(Ticket.objects.filter(assembly_id=user.assembly_id)))
    mappings = dict(_counted(Mapping.objects.filter(assembly_id=user.assembly_id)))
    last = _last_imports(user) | _last_readings(user)
    return [
        Row(source, messages.get(source.code, 0), mappings.get(source.code, 0), last.get(source.code))
        for source in sources.ALL
    ]


def row(user: Any, code: str) -> Row:
    """Raises Http404 for a code that is no source's."""
    found = next((each for each in rows(user) if each.source.code == code), None)
    if found is None:
        raise Http404(code)
    return found


def headers(source: Source) -> list[tuple[Words, str]]:
    """(our column, what only this source calls it), in the order of our columns."""
    return [(word, "、".join(source.headers[column])) for column, word in WORDS.items() if column in source.headers]


def mappings(user: Any, source: Source) -> QuerySet[Mapping]:
    return queries.mappings(user).filter(source=source.code)


def _counted(found: QuerySet) -> QuerySet:
    return found.order_by().values_list("source").annotate(n=Count("pk"))


def _last_imports(user: Any) -> dict[str, Import | Run]:
    stored = Import.objects.filter(assembly_id=user.assembly_id, state=Import.State.STORED).order_by()
    newest = stored.values("source").annotate(newest=Max("pk")).values("newest")
    return {imported.source: imported for imported in Import.objects.filter(pk__in=newest).defer("report", "columns")}


def _last_readings(user: Any) -> dict[str, Import | Run]:
    read = Run.objects.filter(assembly_id=user.assembly_id, job=signals.JOB, state=Run.State.DONE, params__wanted=True)
    return {run.params["source"]: run for run in read.order_by("ended_at")}
