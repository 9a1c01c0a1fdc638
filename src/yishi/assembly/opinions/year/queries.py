"""A year of opinion reports in numbers: what came in, what became of it, how far up it went."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from yishi.assembly.opinions.addressees.models import Addressee, Fate, Level
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports.models import Report, Review
from yishi.assembly.people.models import Assembly


@dataclass(frozen=True, slots=True)
class AtLevel:
    """What one level got and did, in bulletins: sent there, adopted there, with an instruction from there."""

    level: Level
    sent: int
    adopted: int
    instructions: int


@dataclass(frozen=True, slots=True)
class Year:
    """Counts of one year. `received` counts reports sent in it, withdrawn ones too; decisions count when they fell."""

    year: int
    received: int
    adopted: int
    kept: int
    issued: int
    by_author: tuple[tuple[str, int], ...]
    by_level: tuple[AtLevel, ...]


def of(user: Any, year: int) -> Year:
    """Nobody's own numbers are in it: members are never ranked."""
    mine = {"assembly_id": user.assembly_id}
    received = Report.objects.filter(**mine, submitted_at__year=year)
    reviews = Review.objects.filter(**mine, reviewed_at__year=year)
    authors = Counter(received.values_list("author", flat=True))
    return Year(
        year=year,
        received=received.count(),
        adopted=reviews.filter(verdict=Review.Verdict.ADOPT).count(),
        kept=reviews.filter(verdict=Review.Verdict.KEEP).count(),
        issued=bulletins(user, year).count(),
        by_author=tuple((str(author.label), authors[author.value]) for author in Report.Author),
        by_level=tuple(_at(level, user.assembly_id, year) for level in Level),
    )


def bulletins(user: Any, year: int) -> QuerySet[Bulletin]:
    """The year's issues in their order."""
    rows = Bulletin.objects.filter(assembly_id=user.assembly_id, year=year, issue__isnull=False)
    return rows.order_by("kind", "issue")


def years(user: Any) -> list[int]:
    """This year, and every year in which something was sent or issued, the newest first."""
    sent = Report.objects.filter(assembly_id=user.assembly_id, submitted_at__isnull=False)
    issued = Bulletin.objects.filter(assembly_id=user.assembly_id, year__isnull=False)
    found = {timezone.localdate().year, *(year for year in issued.values_list("year", flat=True) if year)}
    return sorted(found | {day.year for day in sent.dates("submitted_at", "year")}, reverse=True)


def assembly(user: Any) -> Assembly:
    return Assembly.objects.get(pk=user.assembly_id)


def _at(level: Level, assembly_id: int, year: int) -> AtLevel:
    """Confirmed ones only, counted in the year they happened."""
    sent = Addressee.objects.filter(assembly_id=assembly_id, level=level, bulletin__year=year)
    fates = Fate.objects.filter(
        assembly_id=assembly_id, addressee__level=level, day__year=year, state=Fate.State.CONFIRMED
    )
    counted = Counter(fates.values_list("kind", flat=True))
    bulletins_sent = sent.values("bulletin").distinct().count()
    return AtLevel(level, bulletins_sent, counted[Fate.Kind.ADOPTED], counted[Fate.Kind.INSTRUCTION])
