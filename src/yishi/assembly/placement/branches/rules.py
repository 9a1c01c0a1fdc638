"""Who keeps the branches, who records what they did, who confirms it; and what a year asks of a branch."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.people.models import Branch, Seat
from yishi.assembly.placement.branches.models import Activity

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR}
QUARTERS = (1, 2, 3, 4)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_look_at(user: Any, branch: Branch) -> Answer:
    """The office, and the branch's own members."""
    ours = same_assembly(user, branch)
    return ours if not ours or sits_in(user, branch) else may_look(user)


def may_keep(user: Any) -> Answer:
    return has_role(user, STAFF)


def may_record(user: Any, branch: Branch) -> Answer:
    """Whoever organised it records it: the branch's members, or the office."""
    if not same_assembly(user, branch):
        return same_assembly(user, branch)
    return ALLOWED if sits_in(user, branch) else may_keep(user)


def may(user: Any, verb: str, activity: Activity) -> Answer:
    """`confirm`: by somebody of the office who did not record it."""
    waits = ALLOWED if activity.confirmed_at is None else Denied(_("这次活动已经确认。"))
    other = ALLOWED if activity.recorded_by_id != user.pk else Denied(_("登记人不能确认自己登记的活动。"))
    return first_denial(same_assembly(user, activity), may_keep(user), waits, other)


def day_fits(day: date) -> Answer:
    return ALLOWED if day <= timezone.localdate() else Denied(_("活动日期不能晚于今天。"))


def sits_in(user: Any, branch: Branch) -> bool:
    if not user.member_id:
        return False
    return Seat.objects.filter(member_id=user.member_id, branch=branch, until=None).exists()


def quarter(day: date) -> int:
    return (day.month + 2) // 3


def due_quarters(year: int) -> tuple[int, ...]:
    """The quarters that are over or running: an activity is due in each, and one 组织生活会 in the year."""
    today = timezone.localdate()
    if year != today.year:
        return QUARTERS if year < today.year else ()
    return tuple(range(1, quarter(today) + 1))
