"""What the pages of branches read: the year at a glance, one branch, what waits for the office."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from yishi.assembly.base.access import fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.people import seats
from yishi.assembly.people.models import Branch, Seat
from yishi.assembly.placement.branches import rules
from yishi.assembly.placement.branches.models import Activity, Pair


@dataclass(slots=True)
class Year:
    """One branch's year. `held`: quarter → activities; `due`: quarters that asked for one."""

    branch: Branch
    members: int
    linked: int
    due: tuple[int, ...]
    held: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    meetings: int = 0

    @property
    def quarters(self) -> list[tuple[int, int, bool]]:
        """(quarter, activities, whether one was due and is lacking)."""
        return [(q, self.held.get(q, 0), q in self.due and not self.held.get(q, 0)) for q in rules.QUARTERS]


def year(user: Any, number: int) -> list[Year]:
    """Every branch in that year, by name."""
    require(rules.may_look(user))
    assembly_id, today = user.assembly_id, timezone.localdate()
    sitting = list(seats.on(assembly_id, today).filter(branch__isnull=False).values_list("branch", "member"))
    branch_of = {member: branch for branch, member in sitting}
    links: dict[int, int] = defaultdict(int)
    for by in Pair.objects.filter(assembly_id=assembly_id, until=None).values_list("by", flat=True):
        if by in branch_of:
            links[branch_of[by]] += 1
    size: dict[int, int] = defaultdict(int)
    for branch, _member in sitting:
        size[branch] += 1
    due = rules.due_quarters(number)
    rows = Branch.objects.filter(assembly_id=assembly_id).prefetch_related("scope__towns", "scope__sectors")
    found = {branch.pk: Year(branch, size[branch.pk], links[branch.pk], due) for branch in rows}
    for pk, kind, day in _activities(assembly_id).filter(day__year=number).values_list("branch", "kind", "day"):
        found[pk].held[rules.quarter(day)] += 1
        found[pk].meetings += kind == Activity.Kind.MEETING
    return list(found.values())


def _activities(assembly_id: int) -> QuerySet[Activity]:
    return Activity.objects.filter(assembly_id=assembly_id)


def branch_for(user: Any, public_id: str) -> Branch:
    rows = Branch.objects.filter(assembly_id=user.assembly_id)
    branch = rows.prefetch_related("scope__towns", "scope__sectors").filter(public_id=public_id).first()
    if branch is None:
        raise Http404(public_id)
    require(rules.may_look_at(user, branch))
    return branch


def members(branch: Branch) -> QuerySet[Seat]:
    rows = branch.seats.filter(until=None).select_related("member", "sector", "group")
    return rows.order_by("member__pinyin")


def pairs(branch: Branch) -> dict[int, list[Pair]]:
    """Party member's pk → whom they link today."""
    found: dict[int, list[Pair]] = defaultdict(list)
    held = Q(until=None, by__seats__branch=branch, by__seats__until=None)
    for pair in Pair.objects.filter(held, assembly_id=branch.assembly_id).select_related("member"):
        found[pair.by_id].append(pair)
    return found


def activities(branch: Branch) -> QuerySet[Activity]:
    return branch.activities.select_related("recorded_by", "confirmed_by").prefetch_related("people")


def activity_for(user: Any, public_id: str, *, to: str) -> Activity:
    return fetch(Activity.objects.select_related("branch"), user, public_id, rules.may, to)


def todos(user: Any) -> list[Todo]:
    """Activities that wait for the office."""
    if not rules.may_keep(user):
        return []
    waiting = _activities(user.assembly_id).filter(confirmed_at=None).exclude(recorded_by=user.pk).count()
    if not waiting:
        return []
    word = ngettext("%(n)s次支部活动待确认", "%(n)s次支部活动待确认", waiting) % {"n": waiting}
    return [Todo(word, reverse("placement:branches"))]


def mine(user: Any) -> Branch | None:
    """The branch that a member sits in today."""
    if not user.member_id:
        return None
    return Branch.objects.filter(seats__member_id=user.member_id, seats__until=None).first()


def waiting(user: Any) -> QuerySet[Activity]:
    return _activities(user.assembly_id).filter(confirmed_at=None).select_related("branch", "recorded_by")
