"""The life of a consultation, and who may do what in it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.models import Consultation, Invitation, Statement
from yishi.assembly.consultation.plan.kinds import recipe
from yishi.assembly.topics import rules as topics
from yishi.assembly.topics.models import Topic

STAFF = frozenset({Role.CLERK, Role.OFFICE})
OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}
READERS = OVERSEERS | {Role.MEMBER, Role.UNIT}

State = Consultation.State
LIFE = Life(
    "consultation",
    states={state.value: state.label for state in State},
    moves=(
        Move("notify", _("发出通知"), (State.PLANNED,), State.NOTICED, STAFF),
        Move("hold", _("记录会议"), (State.NOTICED,), State.HELD, STAFF),
        Move("close", _("办结"), (State.HELD,), State.CLOSED, STAFF),
        Move("call_off", _("取消协商"), (State.PLANNED, State.NOTICED), State.CALLED_OFF, STAFF),
    ),
)

# What staff may do to a consultation in which of its states, and why not in the others.
WORK = {
    "edit": ((State.PLANNED, State.NOTICED), _("会议召开或取消后，议题、时间、地点不再修改。")),
    "invite": ((State.PLANNED, State.NOTICED), _("会议召开或取消后不再增加邀请。")),
    "prepare": ((State.PLANNED, State.NOTICED), _("会议召开或取消后不再增减会前材料。")),
    "write": ((State.HELD,), _("会议召开后、办结前才能记录纪要和建议。")),
}
# What an invited member may do.
PART = {
    "answer": _("会议通知发出后、召开前才能回复。"),
    "speak_up": _("会议通知发出后、召开前可以提意见；现已截止。"),
    "vote": _("会议通知发出后、召开前可以表态；现已截止。"),
}


def may(user: Any, verb: str, consultation: Consultation) -> Answer:
    """`look`; what stands in `WORK` and `PART`; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, consultation), has_role(user, READERS), _is_open_to(user, consultation))
    if verb in WORK:
        states, why = WORK[verb]
        return first_denial(
            same_assembly(user, consultation),
            has_role(user, STAFF),
            ALLOWED if consultation.state in states else Denied(why),
        )
    if verb in PART:
        return first_denial(
            same_assembly(user, consultation),
            _is_invited(user, consultation),
            ALLOWED if consultation.state == State.NOTICED else Denied(PART[verb]),
        )
    return first_denial(LIFE.may(user, verb, consultation), *_conditions(verb, consultation))


def may_withdraw(user: Any, statement: Statement) -> Answer:
    """A statement is taken back by whoever wrote it, while statements are open."""
    if statement.member_id != user.member_id or statement.withdrawn:
        return Denied(_("只能撤回本人提出的意见。"))
    return may(user, "speak_up", statement.consultation)


def may_plan(user: Any, topic: Topic) -> Answer:
    """Whether `user` may plan a consultation on `topic`."""
    return topics.may(user, "take_up", topic)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def oversees(user: Any) -> bool:
    """Whether `user` sees the whole of a consultation, and not only what concerns those who take part."""
    return bool(OVERSEERS & user.roles)


def _conditions(verb: str, consultation: Consultation) -> list[Answer]:
    """What else a move waits for, besides state and role."""
    if verb == "notify" and not consultation.invitations.exists():
        return [Denied(_("还没有邀请任何委员。"))]
    if verb == "notify" and recipe(consultation.kind).heads_come and not consultation.units.exists():
        return [Denied(_("这种形式须有承办单位负责人到会，请先选定参加单位。"))]
    if verb == "hold" and timezone.localdate(consultation.starts_at) > timezone.localdate():
        return [Denied(_("会议日期尚未到，会议当天起才能记录；如已提前召开，请先修改召开时间。"))]
    if verb == "close" and not (consultation.minutes.strip() and consultation.result):
        return [Denied(_("请先写好会议纪要并选定协商结果。"))]
    return []


def _is_invited(user: Any, consultation: Consultation) -> Answer:
    invited = user.member_id is not None and Invitation.objects.filter(
        consultation=consultation, member_id=user.member_id
    )
    return ALLOWED if invited else Denied(_("只有受邀委员可以办理。"))


def _is_open_to(user: Any, consultation: Consultation) -> Answer:
    """Members see what was noticed; units what they take part in; the office everything."""
    if oversees(user):
        return ALLOWED
    if consultation.state == State.PLANNED:
        return Denied(_("会议通知尚未发出。"))
    if Role.MEMBER in user.roles or consultation.units.filter(pk=user.unit_id).exists():
        return ALLOWED
    return Denied(_("贵单位没有参加这次协商。"))
