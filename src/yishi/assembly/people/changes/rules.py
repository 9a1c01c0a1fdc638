"""Who notes changes, and which change fits whom."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, first_denial, same_assembly
from yishi.assembly.people import rules, seats
from yishi.assembly.people.changes.models import Change
from yishi.assembly.people.models import HandlingUnit, Member, Village

Kind = Change.Kind
NOTED = (Kind.MOVED, Kind.LEFT, Kind.SUSPENDED, Kind.RESUMED)  # on a member's page; that somebody died is said there


def may(user: Any, kind: str, member: Member) -> Answer:
    """Whether `user` may note a change of this kind for a member, as the member now stands."""
    seated = ALLOWED if seats.present(member) else Denied(_("该委员已不在任。"))
    return first_denial(same_assembly(user, member), rules.may_keep(user), seated, _fits(kind, member))


def may_end(user: Any, thing: HandlingUnit | Village) -> Answer:
    """Whether a unit may be dissolved, a village merged into another."""
    there = ALLOWED if thing.ended is None else Denied(_("已经撤销。"))
    return first_denial(same_assembly(user, thing), rules.may_keep(user), there)


def is_suspended(member: Member) -> bool:
    last = member.changes.filter(kind__in=(Kind.SUSPENDED, Kind.RESUMED)).first()
    return last is not None and last.kind == Kind.SUSPENDED


def day_fits(day: date, *, since: date | None = None) -> Answer:
    """A change takes effect today or earlier, and not before the present seat began."""
    if day > timezone.localdate():
        return Denied(_("生效日期不能晚于今天。"))
    if since is not None and day < since:
        return Denied(_("生效日期不能早于本次任职开始的日期。"))
    return ALLOWED


def _fits(kind: str, member: Member) -> Answer:
    suspended = is_suspended(member)
    if kind == Kind.SUSPENDED and suspended:
        return Denied(_("已经暂停履职。"))
    if kind == Kind.RESUMED and not suspended:
        return Denied(_("没有暂停履职。"))
    return ALLOWED
