"""Who may see whom, who keeps the roster, and who gives out accounts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.people.models import Member, RosterImport

STAFF = frozenset({Role.CLERK, Role.OFFICE})
KEEPERS = frozenset({Role.CLERK})
READERS = STAFF | {Role.LEADER, Role.AUDITOR, Role.MEMBER}


def may_look(user: Any) -> Answer:
    """Whether `user` may open the list of members: names, sectors, committees, groups."""
    return has_role(user, READERS)


def may_see_all_of(user: Any, member: Member) -> Answer:
    """Whether `user` sees a member's employer, birth year, phone: the office, and the member."""
    if user.member_id == member.pk:
        return ALLOWED
    return first_denial(same_assembly(user, member), has_role(user, STAFF | {Role.LEADER}))


def may_keep(user: Any) -> Answer:
    """Whether `user` keeps the roster and the accounts."""
    return has_role(user, KEEPERS)


def may_carry_out(user: Any) -> Answer:
    """Whether `user` may have a decision about many members entered in the register."""
    return has_role(user, STAFF | {Role.LEADER})


def may(user: Any, verb: str, roster: RosterImport) -> Answer:
    """`look`; `confirm` or `discard` a roster that waits; `undo` one that was entered."""
    return first_denial(
        same_assembly(user, roster), may_keep(user), ALLOWED if verb == "look" else _is_open(roster, verb)
    )


def _is_open(roster: RosterImport, verb: str) -> Answer:
    if verb == "undo":
        stored = roster.state == RosterImport.State.STORED
        return ALLOWED if stored else Denied(_("只有已登记的名册可以撤销。"))
    if roster.state != RosterImport.State.STAGED:
        return Denied(_("这份名册已经处理过。"))
    if verb == "confirm" and not roster.rows:
        return Denied(_("没有可以登记的委员。"))
    return ALLOWED
