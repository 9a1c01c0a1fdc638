"""Where nobody has called for long: villages and firms by the time since the last visit, gaps first.

Places are shown, never persons: no count by member stands on any of these pages.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.outreach.visits.models import Firm, Visit
from yishi.assembly.outreach.visits.rules import STANDING
from yishi.assembly.people.models import ActionGroup, Town, Village

# How long ago, in days, and what it is called; the first is the gap.
NEVER, LONG = "never", "long"
BANDS = ((90, "quarter"), (180, "half"), (365, "year"))
WORDS = {
    NEVER: _("从未走访"),
    LONG: _("一年以上"),
    "year": _("半年到一年"),
    "half": _("三个月到半年"),
    "quarter": _("三个月内"),
}
TONES = {NEVER: "bad", LONG: "warn", "year": "idea", "half": "open", "quarter": "good"}
GAPS = (NEVER, LONG, "year")  # not within half a year


def band_of(last: date | None, today: date) -> str:
    if last is None:
        return NEVER
    return next((name for days, name in BANDS if (today - last) <= timedelta(days=days)), LONG)


def villages(assembly_id: int, group: ActionGroup | None = None) -> QuerySet[Any]:
    """Every village with `last`, the day of its last visit, and `n` visits within a year; gaps first."""
    year = timezone.localdate() - timedelta(days=365)
    stood = Q(visits__state__in=STANDING)
    rows: QuerySet[Any] = Village.there.filter(assembly_id=assembly_id).select_related("town")
    if group is not None:
        rows = rows.filter(groups=group)
    rows = rows.annotate(
        last=Max("visits__day", filter=stood),
        n=Count("visits", filter=stood & Q(visits__day__gte=year), distinct=True),
    )
    return rows.order_by(F("last").asc(nulls_first=True), "town__name", "name")


def firms(assembly_id: int) -> QuerySet[Any]:
    """Every firm still in business with `last`; gaps first."""
    newest = Visit.objects.filter(firm=OuterRef("pk"), state__in=STANDING).order_by("-day").values("day")[:1]
    rows: QuerySet[Any] = Firm.objects.filter(assembly_id=assembly_id, closed=None)
    return (
        rows.select_related("village__town")
        .annotate(last=Subquery(newest))
        .order_by(F("last").asc(nulls_first=True), "name")
    )


def everywhere(user: Any) -> tuple[list[Any], list[Any]]:
    """All villages and all firms, each with `last`."""
    return list(villages(user.assembly_id)), list(firms(user.assembly_id))


@dataclass(frozen=True, slots=True)
class Share:
    """How many places stand in each band."""

    counts: Counter[str]

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def gaps(self) -> int:
        return sum(self.counts[band] for band in GAPS)

    @property
    def cells(self) -> list[tuple[str, Any, str, int]]:
        return [(band, word, TONES[band], self.counts[band]) for band, word in WORDS.items()]


def shares(rows: Iterable[Any]) -> Share:
    today = timezone.localdate()
    return Share(Counter(band_of(row.last, today) for row in rows))


def map_of(user: Any, rows: Iterable[Any]) -> dict[str, Any]:
    """Towns shaded by how many of their villages nobody called on within half a year; such villages as dots, larger
    the longer it is: a map's data."""
    today = timezone.localdate()
    gaps: Counter[int] = Counter()
    dots = []
    for row in rows:
        band = band_of(row.last, today)
        if band in GAPS:
            gaps[row.town_id] += 1
            if row.longitude is not None:
                weight = GAPS[::-1].index(band) + 1
                dots.append(
                    {"name": f"{row.name} · {WORDS[band]}", "at": [row.longitude, row.latitude], "value": weight}
                )
    towns = Town.objects.filter(assembly_id=user.assembly_id, boundary__isnull=False)
    shaded = [{"name": town.name, "geometry": town.boundary, "value": gaps[town.pk]} for town in towns]
    return {"towns": shaded, "dots": dots} if shaded else {"towns": [], "dots": []}
