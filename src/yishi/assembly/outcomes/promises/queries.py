"""The register: every measure promised, how it stands, and what it asks of people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, Min, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.assembly.base.access import Role
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.plan.carried import Carried
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source, only
from yishi.assembly.people.models import HandlingUnit

STANDINGS = {
    "open": gettext_lazy("履行中"),
    "late": gettext_lazy("逾期未兑现"),
    "kept": gettext_lazy("如期兑现"),
    "kept_late": gettext_lazy("逾期后兑现"),
    "withdrawn": gettext_lazy("已撤销"),
}
TONES = {"open": "open", "late": "bad", "kept": "good", "kept_late": "warn", "withdrawn": "calm"}
OPEN = ("open", "late")
AHEAD = timedelta(days=30)  # before the date on which the desk begins to remind
KINDS, STATES = Outcome.Kind, Outcome.State


def promises(assembly_id: int, today: date) -> QuerySet[Any]:
    """Confirmed promises with `done_on` (the first confirmed measure), `times` extended, and `standing`."""
    rows: QuerySet[Any] = Outcome.objects.filter(assembly_id=assembly_id, kind=KINDS.PROMISED, state=STATES.CONFIRMED)
    done = Q(measures__state=STATES.CONFIRMED, measures__kind=KINDS.DONE)
    rows = rows.annotate(done_on=Min("measures__day", filter=done), times=Count("extensions", distinct=True))
    standing = Case(
        When(withdrawal__isnull=False, then=Value("withdrawn")),
        When(done_on__lte=F("due"), then=Value("kept")),
        When(done_on__isnull=False, then=Value("kept_late")),
        When(due__lt=today, then=Value("late")),
        default=Value("open"),
        output_field=CharField(),
    )
    rows = rows.annotate(standing=standing).select_related("consultation", "proposal", "report", "unit", "advice")
    return rows.order_by("due", "pk")


def register(user: Any) -> QuerySet[Any]:
    """What this person may see of it: a unit its own."""
    rows = promises(user.assembly_id, timezone.localdate())
    if user.is_a(Role.CLERK, Role.OFFICE, Role.LEADER, Role.AUDITOR, Role.MEMBER):
        return rows
    return rows.filter(unit_id=user.unit_id) if user.unit_id else rows.none()


def standing(source: Source) -> QuerySet[Any]:
    """Promises of a consultation or proposal that a measure can still keep."""
    return promises(source.assembly_id, timezone.localdate()).filter(**only(source), standing__in=OPEN)


def standing_of(promise: Outcome) -> str:
    """How one stands today; empty for what is no confirmed promise."""
    found = promises(promise.assembly_id, timezone.localdate()).filter(pk=promise.pk).first()
    return found.standing if found else ""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How one unit's promises stand: counts, no score."""

    unit: HandlingUnit | None
    counts: dict[str, int]
    extended: int

    @property
    def cells(self) -> list[tuple[Any, int]]:
        return [(word, self.counts[code]) for code, word in STANDINGS.items()]


def by_unit(rows: Iterable[Any]) -> list[UnitLine]:
    """By name of the unit. `rows`: of `promises`."""
    of: dict[HandlingUnit | None, list[Any]] = {}
    for row in rows:
        of.setdefault(row.unit, []).append(row)
    return [
        UnitLine(
            unit,
            {code: sum(row.standing == code for row in mine) for code in STANDINGS},
            extended=sum(row.times > 0 for row in mine),
        )
        for unit, mine in sorted(of.items(), key=lambda item: str(item[0] or ""))
    ]


def todos(user: Any) -> list[Todo]:
    """From thirty days before the date until it is kept: on the desk of the unit and of the office."""
    mine = user.is_a(Role.CLERK, Role.OFFICE) or (user.is_a(Role.UNIT) and user.unit_id)
    if not mine:
        return []
    near = register(user).filter(standing__in=OPEN, due__lte=timezone.localdate() + AHEAD)
    words = _("承诺到期：%(title)s")
    pages = ((row, reverse("outcomes:outcome", args=[row.public_id])) for row in near)
    return [Todo(words % {"title": row.title}, page, row.due) for row, page in pages]


def carried(assembly_id: int, year: int) -> list[Carried]:
    """For next year's plan: what was promised up to the end of `year` and is still open."""
    rows = promises(assembly_id, timezone.localdate()).filter(standing__in=OPEN, day__lte=date(year, 12, 31))
    words = _("承诺的措施尚未兑现：%(unit)s，期限%(due)s。")
    return [
        Carried(row.title[:120], words % {"unit": row.unit or "—", "due": row.due.isoformat()}, row.ref) for row in rows
    ]
