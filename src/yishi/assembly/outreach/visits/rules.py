"""The life of a visit, and who may do what with visits, promises, rounds and firms.

Nobody confirms a visit that they took part in, so no deed rests on one person's word.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.outreach.visits.models import Attachment, Firm, Lead, Promise, Round, Visit
from yishi.assembly.people import seats
from yishi.assembly.people.models import ActionGroup, Seat

STAFF = frozenset({Role.CLERK, Role.OFFICE})
MEMBER = frozenset({Role.MEMBER})
OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}
READERS = OVERSEERS | MEMBER

State = Visit.State
LIFE = Life(
    "visit",
    states={state.value: state.label for state in State},
    moves=(
        Move("confirm", _("确认走访"), (State.LOGGED,), State.CONFIRMED, STAFF | MEMBER),
        Move("join", _("并入同一次走访"), (State.LOGGED,), State.JOINED, MEMBER),
        Move("withdraw", _("撤回走访"), (State.LOGGED,), State.WITHDRAWN, MEMBER),
    ),
)
STANDING = (State.LOGGED, State.CONFIRMED)  # visits that took place once


def may(user: Any, verb: str, visit: Visit) -> Answer:
    """`look`; `amend` what was said; `promise`; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, visit), _is_open_to(user, visit))
    if verb == "amend":
        return first_denial(same_assembly(user, visit), _stands(visit), _may_amend(user, visit))
    if verb == "promise":
        return first_denial(same_assembly(user, visit), _stands(visit), _is_own_or_staff(user, visit))
    own = _may_confirm(user, visit) if verb == "confirm" else is_author(user, visit)
    return first_denial(LIFE.may(user, verb, visit), own)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_log(user: Any) -> Answer:
    """Whether `user` may log visits: members do, each their own."""
    return first_denial(has_role(user, MEMBER), ALLOWED if user.member_id else Denied(_("账号还没有对应的委员。")))


def may_see_all(user: Any) -> Answer:
    return has_role(user, OVERSEERS)


def may_keep(user: Any) -> Answer:
    """Whether `user` keeps the register of firms and names the groups' leaders."""
    return has_role(user, STAFF)


def may_lead(user: Any, group: ActionGroup) -> Answer:
    """Whether `user` plans this group's rounds: its leader, or the office."""
    if leads(user, group.pk) or has_role(user, STAFF):
        return same_assembly(user, group)
    return Denied(_("走访安排由组长或办公室拟定。"))


def may_plan(user: Any, verb: str, round_: Round) -> Answer:
    """`look` at a round or `edit` it."""
    if verb == "look":
        return first_denial(same_assembly(user, round_), may_look(user))
    return may_lead(user, round_.group)


def may_settle(user: Any, verb: str, promise: Promise) -> Answer:
    """`look`, `keep` or `drop` a promise: whoever answers for it, or the office."""
    if verb == "look":
        return may(user, "look", promise.visit)
    mine = user.member_id is not None and user.member_id in (promise.owner_id, promise.visit.author_id)
    who = ALLOWED if mine else has_role(user, STAFF)
    fresh = ALLOWED if promise.state == Promise.State.OPEN else Denied(_("这件事已经办结。"))
    return first_denial(same_assembly(user, promise), who, fresh)


def may_with_firm(user: Any, verb: str, firm: Firm) -> Answer:
    """`look` at a firm; `edit` or `check` it."""
    if verb == "look":
        return first_denial(same_assembly(user, firm), may_look(user))
    return first_denial(same_assembly(user, firm), may_keep(user))


def may_open(user: Any, verb: str, attachment: Attachment) -> Answer:
    """A photo or recording is behind the same question as its visit, once it is whole."""
    return first_denial(
        may(user, verb, attachment.visit), ALLOWED if attachment.whole else Denied(_("附件还没有传完。"))
    )


def is_author(user: Any, visit: Visit) -> Answer:
    if user.member_id is not None and user.member_id == visit.author_id:
        return ALLOWED
    return Denied(_("只有登记走访的委员本人可以办理。"))


def leads(user: Any, group_id: int | None) -> bool:
    """Whether `user` leads this group today."""
    if user.member_id is None or group_id is None:
        return False
    held = seats.held_on(timezone.localdate())
    return Lead.objects.filter(held, assembly_id=user.assembly_id, member_id=user.member_id, group_id=group_id).exists()


def _may_confirm(user: Any, visit: Visit) -> Answer:
    """The office, or the leader of the author's group; never whoever went along."""
    if not has_role(user, STAFF) and not leads(user, visit.group_id):
        return Denied(_("走访由组长或办公室确认。"))
    if user.member_id is not None and visit.members.filter(pk=user.member_id).exists():
        return Denied(_("自己参加的走访不能自己确认，请办公室确认。"))
    return ALLOWED


def _may_amend(user: Any, visit: Visit) -> Answer:
    """The author until it is confirmed; the office writes down what only a recording tells."""
    if visit.state == State.LOGGED and is_author(user, visit):
        return ALLOWED
    if has_role(user, STAFF) and not visit.said and visit.attachments.filter(kind=Attachment.Kind.VOICE).exists():
        return ALLOWED
    return Denied(_("确认后不再修改；只有录音、没有文字的，由办公室听写。"))


def _is_own_or_staff(user: Any, visit: Visit) -> Answer:
    return is_author(user, visit) or has_role(user, STAFF)


def _stands(visit: Visit) -> Answer:
    return ALLOWED if visit.state in STANDING else Denied(_("走访已撤回或已并入。"))


def _is_open_to(user: Any, visit: Visit) -> Answer:
    """Those who oversee; whoever went; the author's group."""
    if has_role(user, OVERSEERS):
        return ALLOWED
    if user.member_id is None:
        return Denied(_("走访由本组委员和办公室查看。"))
    mine = Seat.objects.filter(member_id=user.member_id, until=None, group_id=visit.group_id, group__isnull=False)
    if user.member_id == visit.author_id or mine.exists() or visit.members.filter(pk=user.member_id).exists():
        return ALLOWED
    return Denied(_("走访由本组委员和办公室查看。"))
