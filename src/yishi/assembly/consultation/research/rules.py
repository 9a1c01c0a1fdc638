"""The life of a research, and who may do what in it: the office arranges, the group sees and writes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation import rules as sessions
from yishi.assembly.consultation.research.models import Observation, ProposedAdvice, Research, Trip

STAFF = frozenset({Role.CLERK, Role.OFFICE})
OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}
READERS = OVERSEERS | {Role.MEMBER}

State = Research.State
LIFE = Life(
    "research",
    states={state.value: state.label for state in State},
    moves=(
        Move("begin", _("启动调研"), (State.PLANNED,), State.UNDER_WAY, STAFF),
        Move("submit", _("提交报告"), (State.UNDER_WAY,), State.REPORTED, STAFF),
        Move("call_off", _("取消调研"), (State.PLANNED, State.UNDER_WAY), State.CALLED_OFF, STAFF),
    ),
)
ACTIVE = (State.PLANNED, State.UNDER_WAY)

# What may be done to a research in which of its states, and why not in the others: by the office …
WORK = {
    "edit": (ACTIVE, _("报告提交或调研取消后，方案不再修改。")),
    "travel": ((State.UNDER_WAY,), _("调研启动后、报告提交前才能登记调研活动。")),
    "ask": ((State.UNDER_WAY,), _("调研启动后、报告提交前才能编制问卷。")),
    "lay_before": ((State.REPORTED,), _("报告提交后才能送交会议。")),
}
# … and by the office or the group.
TOGETHER = {
    "observe": ((State.UNDER_WAY,), _("调研启动后、报告提交前才能记录发现。")),
    "write": ((State.UNDER_WAY,), _("调研启动后、报告提交前才能起草报告和拟提建议。")),
}


def may(user: Any, verb: str, research: Research) -> Answer:
    """`look`; what stands in `WORK` and `TOGETHER`; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, research), has_role(user, READERS), _is_open_to(user, research))
    if verb in WORK or verb in TOGETHER:
        states, why = (WORK | TOGETHER)[verb]
        who = has_role(user, STAFF) if verb in WORK else _is_staff_or_of_group(user, research)
        open_now = ALLOWED if research.state in states else Denied(why)
        return first_denial(same_assembly(user, research), who, open_now, *_conditions(verb, research, user))
    return first_denial(LIFE.may(user, verb, research), *_conditions(verb, research, user))


def may_look(user: Any) -> Answer:
    """Whether `user` may open the list: what stands in it depends on who reads."""
    return has_role(user, READERS)


def may_plan(user: Any) -> Answer:
    return has_role(user, STAFF)


def may_travel(user: Any, verb: str, trip: Trip) -> Answer:
    """`look`, `edit` or `confirm` a trip."""
    if verb == "look":
        return may(user, "look", trip.research)
    fresh = ALLOWED if trip.confirmed_at is None else Denied(_("这次活动已经确认，不再修改。"))
    return first_denial(may(user, "travel", trip.research), fresh, *_recorded(verb, trip))


def may_observe(user: Any, verb: str, observation: Observation) -> Answer:
    """`look`; `picture` it; `drop` it, which is for its author and the office."""
    if verb == "look":
        return may(user, "look", observation.research)
    answer = may(user, "observe", observation.research)
    if verb == "drop" and not (STAFF & user.roles or observation.written_by_id == user.pk):
        return first_denial(answer, Denied(_("只能删除本人记录的发现。")))
    return answer


def may_propose(user: Any, verb: str, item: ProposedAdvice) -> Answer:
    """`drop` a proposed item while the report is being written; `take_over` into the session's advice."""
    fresh = ALLOWED if item.taken_at is None else Denied(_("这条建议已经采入会议建议。"))
    if verb == "drop":
        return first_denial(may(user, "write", item.research), fresh)
    session = item.research.consultation
    if session is None:
        return first_denial(has_role(user, STAFF), Denied(_("这项调研没有对应的协商会议。")))
    return first_denial(same_assembly(user, item), fresh, sessions.may(user, "write", session))


def oversees(user: Any) -> bool:
    """Whether `user` sees every research, and not only the own ones."""
    return bool(OVERSEERS & user.roles)


def is_of_group(user: Any, research: Research) -> bool:
    """Whether `user` is a member of the group, or its head."""
    if user.member_id is None or Role.MEMBER not in user.roles:
        return False
    return user.member_id == research.head_id or research.members.filter(pk=user.member_id).exists()


def _conditions(verb: str, research: Research, user: Any) -> list[Answer]:
    """What else a verb waits for, besides state and role."""
    if verb == "submit":
        written = ALLOWED if research.drafts.exists() else Denied(_("请先起草调研报告。"))
        return [written, *_takes_papers(user, research)]
    if verb == "lay_before" and research.consultation_id is not None:
        return [Denied(_("报告已经作为材料送交会议。"))]
    return []


def _takes_papers(user: Any, research: Research) -> list[Answer]:
    return [sessions.may(user, "prepare", research.consultation)] if research.consultation else []


def _is_open_to(user: Any, research: Research) -> Answer:
    if oversees(user) or is_of_group(user, research):
        return ALLOWED
    return Denied(_("只有调研组成员可以查看。"))


def _is_staff_or_of_group(user: Any, research: Research) -> Answer:
    if STAFF & user.roles or is_of_group(user, research):
        return ALLOWED
    return Denied(_("只有调研组成员和办公室可以填写。"))


def _recorded(verb: str, trip: Trip) -> list[Answer]:
    """A trip is confirmed when it took place, with who went and what it brought."""
    if verb != "confirm":
        return []
    if trip.day > timezone.localdate():
        return [Denied(_("活动日期尚未到。"))]
    if not (trip.notes.strip() and trip.members.exists()):
        return [Denied(_("请先写明参加委员和活动记录。"))]
    return []
