"""The life of a turn to speak, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.floor.models import Turn
from yishi.assembly.consultation.models import Consultation, Invitation

STAFF = frozenset({Role.CLERK, Role.OFFICE})

State = Turn.State
LIFE = Life(
    "turn",
    states={state.value: state.label for state in State},
    moves=(
        Move("start", _("请发言"), (State.WAITING,), State.SPEAKING, STAFF),
        Move("stop", _("发言结束"), (State.SPEAKING,), State.DONE, STAFF),
        Move("drop", _("去掉"), (State.WAITING,), State.DROPPED, STAFF),
        Move("take_back", _("不发言了"), (State.WAITING,), State.DROPPED, frozenset({Role.MEMBER})),
    ),
)
SITTING = (Consultation.State.NOTICED, Consultation.State.HELD)


def may(user: Any, verb: str, turn: Turn) -> Answer:
    """`arrange` (order and minutes) as long as it waits, or a verb of the life."""
    if verb == "arrange":
        waits = ALLOWED if turn.state == State.WAITING else Denied(_("已经发言的不再调整。"))
        return first_denial(may_at(user, "keep", turn.consultation), waits)
    own = verb != "take_back" or (user.member_id is not None and turn.member_id == user.member_id)
    mine = ALLOWED if own else Denied(_("只能收回本人的发言请求。"))
    return first_denial(LIFE.may(user, verb, turn), mine, _is_sitting(turn.consultation))


def may_at(user: Any, verb: str, consultation: Consultation) -> Answer:
    """`look`; `ask` for the floor; `keep` the list."""
    if verb == "look":
        return rules.may(user, "look", consultation)
    if verb == "keep":
        return first_denial(same_assembly(user, consultation), has_role(user, STAFF), _is_sitting(consultation))
    return first_denial(same_assembly(user, consultation), _may_speak(user, consultation), _is_sitting(consultation))


def _is_sitting(consultation: Consultation) -> Answer:
    return ALLOWED if consultation.state in SITTING else Denied(_("通知发出后、办结前才能排发言。"))


def _may_speak(user: Any, consultation: Consultation) -> Answer:
    """Those invited who did not ask for leave."""
    mine = consultation.invitations.filter(member_id=user.member_id).first() if user.member_id else None
    if mine is None:
        return Denied(_("只有受邀委员可以要求发言。"))
    if mine.answer == Invitation.Answer.EXCUSED:
        return Denied(_("您已请假；可以写成意见，或改为参加。"))
    return ALLOWED
