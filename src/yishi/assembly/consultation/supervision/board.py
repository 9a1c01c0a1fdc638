"""The board: what is late, due soon, reopened; by unit and by town. A reader sees only the own findings in it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from yishi.assembly.consultation.supervision import queries, reminders
from yishi.assembly.consultation.supervision.models import Finding, Supervision
from yishi.assembly.consultation.supervision.rules import ACTIVE
from yishi.assembly.consultation.supervision.rules_findings import LIVING, WITH_UNIT
from yishi.assembly.people.models import Town

MOST = 20  # findings shown of each kind; the list has them all


def groups(today: date) -> dict[str, Q]:
    """The kinds of finding that the board counts and the list filters by."""
    with_unit = Q(state__in=WITH_UNIT)
    return {
        "late": with_unit & Q(due__lt=today),
        "soon": with_unit & Q(due__gte=today, due__lte=today + timedelta(days=reminders.FIRST)),
        "reopened": Q(state=Finding.State.REOPENED),
        "claimed": Q(state=Finding.State.RECTIFIED),
        "living": Q(state__in=LIVING),
        "cured": Q(state=Finding.State.CURED),
    }


def current(user: Any) -> QuerySet[Finding]:
    """The findings of supervisions that are not closed yet."""
    return queries.findings(user).filter(supervision__state__in=ACTIVE)


def numbers(user: Any, today: date) -> dict[str, int]:
    """How many findings of each kind, and how many look-backs are due within two weeks or late."""
    counts = {name: Count("pk", filter=which) for name, which in groups(today).items()}
    found: dict[str, int] = current(user).order_by().aggregate(**counts)
    until = today + timedelta(days=reminders.FIRST)
    return found | {"looks": queries.look_backs(user, until).count()}


def lists(user: Any, today: date) -> dict[str, QuerySet[Finding]]:
    """The findings that want a look: late, due soon, reopened with a date further off."""
    rows, kinds = current(user).order_by("due", "pk"), groups(today)
    kinds["reopened"] &= ~kinds["late"] & ~kinds["soon"]
    return {name: rows.filter(kinds[name])[:MOST] for name in ("late", "soon", "reopened")}


def by_unit(user: Any, today: date) -> list[Mapping[str, Any]]:
    """Units with findings, those with most late first: `name`, and a count of each kind."""
    counts = {name: Count("pk", filter=which) for name, which in groups(today).items()}
    rows = (
        current(user).filter(unit__isnull=False).order_by().values("unit__name", "unit__public_id").annotate(**counts)
    )
    return sorted(rows, key=lambda row: (-row["late"], -row["living"], row["unit__name"]))


def by_town(user: Any) -> dict[str, Any]:
    """Findings not settled, by town and village: rows for the table, and a map's data."""
    rows = list(current(user).filter(state__in=LIVING))
    towns: dict[int, int] = {}
    villages: dict[int, list[Any]] = {}
    for finding in rows:
        town_id = finding.village.town_id if finding.village else finding.town_id
        if town_id is not None:
            towns[town_id] = towns.get(town_id, 0) + 1
        if finding.village is not None:
            villages.setdefault(finding.village.pk, [finding.village, 0])[1] += 1
    named = list(Town.objects.filter(assembly_id=user.assembly_id).order_by("name"))
    shapes = [{"name": t.name, "geometry": t.boundary, "value": towns.get(t.pk, 0)} for t in named if t.boundary]
    dots = [
        {"name": village.name, "at": [village.longitude, village.latitude], "value": count}
        for village, count in villages.values()
        if village.longitude is not None
    ]
    counted = [{"town": t, "count": towns[t.pk]} for t in named if t.pk in towns]
    return {"rows": counted, "map": {"towns": shapes, "dots": dots} if shapes else None}


def going_on(user: Any) -> QuerySet[Supervision]:
    """Supervisions that are not closed, the newest first."""
    return queries.supervisions(user).filter(state__in=ACTIVE)
