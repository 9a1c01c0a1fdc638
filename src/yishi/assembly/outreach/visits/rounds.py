"""How far a round is: which of its places somebody of the group has called on within it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.outreach.visits import coverage, rules
from yishi.assembly.outreach.visits.models import Firm, Lead, Round, Stop, Visit
from yishi.assembly.people.models import ActionGroup, Village

MOST_FIRMS = 40  # on one form


@dataclass(frozen=True, slots=True)
class Called:
    """One stop, and the visit that did it."""

    stop: Stop
    visit: Visit | None

    @property
    def village(self) -> Village:
        """Where to go: a firm's is that of its address."""
        if self.stop.village is not None:
            return self.stop.village
        assert self.stop.firm is not None  # one of them is there: a constraint of the table
        return self.stop.firm.village


def get_for(user: Any, public_id: str, *, to: str = "look") -> Round:
    return fetch(Round.objects.select_related("group", "planned_by"), user, public_id, rules.may_plan, to)


def rounds(user: Any) -> QuerySet[Round]:
    """The newest first; a member sees those of the own group, and of the groups that the member leads."""
    rows = Round.objects.filter(assembly_id=user.assembly_id).select_related("group")
    if rules.may_see_all(user):
        return rows
    of = {"group__seats__member_id": user.member_id, "group__seats__until": None}
    return (rows.filter(**of) | rows.filter(group__leads__member_id=user.member_id)).distinct()


def called(round_: Round) -> list[Called]:
    """Each stop in order, with the first visit that fits."""
    visits = Visit.objects.filter(group_id=round_.group_id, state__in=rules.STANDING)
    visits = visits.filter(day__range=(round_.since, round_.until)).order_by("day", "pk")
    of: dict[tuple[str, int], Visit] = {}
    for visit in visits.select_related("author", "village", "firm"):
        of.setdefault(("firm", visit.firm_id) if visit.firm_id else ("village", visit.village_id), visit)
    stops = round_.stops.select_related("village__town", "firm__village__town", "member")
    return [
        Called(stop, of.get(("firm", stop.firm_id) if stop.firm_id else ("village", stop.village_id or 0)))
        for stop in stops
    ]


def progress(rows: Sequence[Round]) -> list[tuple[Round, int, int]]:
    """(round, its stops, how many of them were called on), for as many rounds as a page shows."""
    stops: dict[int, list[Stop]] = {row.pk: [] for row in rows}
    for stop in Stop.objects.filter(round__in=rows):
        stops[stop.round_id].append(stop)
    if not rows:
        return []
    since, until = min(row.since for row in rows), max(row.until for row in rows)
    visits = Visit.objects.filter(group__in={row.group_id for row in rows}, state__in=rules.STANDING)
    visits = visits.filter(day__range=(since, until)).order_by()
    days: dict[tuple[int | None, str, int], list[date]] = {}
    for group, village, firm, day in visits.values_list("group_id", "village_id", "firm_id", "day"):
        place = ("firm", firm) if firm else ("village", village)
        days.setdefault((group, *place), []).append(day)
    return [(row, len(stops[row.pk]), sum(_is_done(stop, row, days) for stop in stops[row.pk])) for row in rows]


def _is_done(stop: Stop, row: Round, days: dict[tuple[int | None, str, int], list[date]]) -> bool:
    place = ("firm", stop.firm_id) if stop.firm_id else ("village", stop.village_id or 0)
    return any(row.since <= day <= row.until for day in days.get((row.group_id, *place), ()))


def led(user: Any) -> QuerySet[ActionGroup]:
    """Groups whose rounds this person may plan."""
    rows = ActionGroup.objects.filter(assembly_id=user.assembly_id).select_related("town")
    if user.is_a(*rules.STAFF):
        return rows
    return rows.filter(leads__member_id=user.member_id, leads__until=None)


def todos(user: Any) -> list[Todo]:
    """Places that this member has yet to call on in a running round."""
    if user.member_id is None:
        return []
    running = Round.objects.filter(assembly_id=user.assembly_id, stops__member_id=user.member_id)
    today = timezone.localdate()
    waiting = []
    for round_ in running.filter(since__lte=today, until__gte=today).select_related("group").distinct():
        for one in called(round_):
            if one.visit is None and one.stop.member_id == user.member_id:
                page = f"{reverse('outreach:log_visit')}?village={one.village.public_id}"
                waiting.append(Todo(_("待走访：%(place)s") % {"place": one.stop}, page, round_.until))
    return waiting


def group_for(user: Any, public_id: str) -> ActionGroup:
    rows = ActionGroup.objects.filter(assembly_id=user.assembly_id, public_id=public_id)
    found = rows.select_related("town").first()
    if found is None:
        raise Http404(public_id)
    return found


def firms_near(group: ActionGroup) -> list[Firm]:
    """Firms in the group's villages, those not called on for longest first."""
    return list(coverage.firms(group.assembly_id).filter(village__in=group.villages.all())[:MOST_FIRMS])


def leaders(user: Any) -> list[tuple[ActionGroup, Lead | None]]:
    """Every group with whoever leads it now."""
    groups = ActionGroup.objects.filter(assembly_id=user.assembly_id).select_related("town")
    running = Lead.objects.filter(assembly_id=user.assembly_id, until=None).select_related("member")
    of = {lead.group_id: lead for lead in running}
    return [(group, of.get(group.pk)) for group in groups.order_by("town__name", "name")]
