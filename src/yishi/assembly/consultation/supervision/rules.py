"""The life of a supervision, and who may do what in it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.supervision.models import Finding, Inspection, LookBack, Sighting, Supervision

STAFF = frozenset({Role.CLERK, Role.OFFICE})
OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}
READERS = OVERSEERS | {Role.MEMBER, Role.UNIT}

State = Supervision.State
LIFE = Life(
    "supervision",
    states={state.value: state.label for state in State},
    moves=(
        Move("begin", _("启动监督"), (State.PLANNED,), State.UNDER_WAY, STAFF),
        Move("issue", _("印发监督意见"), (State.UNDER_WAY,), State.OPINION_ISSUED, STAFF),
        Move("hand_on", _("交办整改"), (State.OPINION_ISSUED,), State.RECTIFYING, STAFF),
        Move("review", _("评议办结"), (State.RECTIFYING,), State.CLOSED, STAFF),
        Move("call_off", _("取消监督"), (State.PLANNED, State.UNDER_WAY), State.CALLED_OFF, STAFF),
    ),
)
ACTIVE = (State.PLANNED, State.UNDER_WAY, State.OPINION_ISSUED, State.RECTIFYING)

# What staff may do to a supervision in which of its states, and why not in the others.
WORK = {
    "edit": (ACTIVE[:2], _("监督意见印发或监督取消后，方案不再修改。")),
    "visit": (ACTIVE[1:], _("监督启动后、办结前才能登记监督活动。")),
    "find": ((State.UNDER_WAY,), _("监督启动后、监督意见印发前才能登记问题。")),
    "write": ((State.UNDER_WAY,), _("监督启动后、印发前才能起草监督意见。")),
    "instruct": ((State.OPINION_ISSUED, State.RECTIFYING), _("监督意见印发后、办结前才能登记批示。")),
}
SETTLED = (Finding.State.CURED, Finding.State.DROPPED)


def may(user: Any, verb: str, supervision: Supervision) -> Answer:
    """`look`; what stands in `WORK`; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, supervision), has_role(user, READERS), _is_open_to(user, supervision))
    if verb in WORK:
        states, why = WORK[verb]
        return first_denial(
            same_assembly(user, supervision),
            has_role(user, STAFF),
            ALLOWED if supervision.state in states else Denied(why),
        )
    return first_denial(LIFE.may(user, verb, supervision), *_conditions(verb, supervision))


def may_look(user: Any) -> Answer:
    """Whether `user` may open the board: what stands on it depends on who reads."""
    return has_role(user, READERS)


def may_plan(user: Any) -> Answer:
    return has_role(user, STAFF)


def may_visit(user: Any, verb: str, inspection: Inspection) -> Answer:
    """`look`, `edit` or `confirm` an inspection; `tell` what one saw; `picture` it."""
    supervision = inspection.supervision
    if verb == "look":
        return may(user, "look", supervision)
    if verb in ("tell", "picture"):
        who = _is_of_group(user, supervision) if verb == "tell" else _is_staff_or_of_group(user, supervision)
        return first_denial(same_assembly(user, supervision), who, _is_visited(supervision))
    return first_denial(may(user, "visit", supervision), _is_unconfirmed(inspection), *_recorded(verb, inspection))


def may_confirm(user: Any, sighting: Sighting) -> Answer:
    """What a member saw is confirmed by the head or the office, never by the member who wrote it."""
    supervision = sighting.inspection.supervision
    is_head = user.member_id is not None and user.member_id == supervision.head_id
    who = ALLOWED if is_head else has_role(user, STAFF)
    second = ALLOWED if user.member_id != sighting.member_id else Denied(_("本人写的情况由另一人确认。"))
    fresh = ALLOWED if sighting.confirmed_at is None else Denied(_("这条情况已经确认。"))
    return first_denial(same_assembly(user, supervision), who, second, fresh, _is_visited(supervision))


def oversees(user: Any) -> bool:
    """Whether `user` sees every supervision, and not only the own ones."""
    return bool(OVERSEERS & user.roles)


def is_of_group(user: Any, supervision: Supervision) -> bool:
    """Whether `user` is a member of the group, or its head."""
    if user.member_id is None or Role.MEMBER not in user.roles:
        return False
    return user.member_id == supervision.head_id or supervision.members.filter(pk=user.member_id).exists()


def _conditions(verb: str, supervision: Supervision) -> list[Answer]:
    """What else a move waits for, besides state and role."""
    if verb == "begin" and not supervision.kinds:
        return [Denied(_("请先在方案中选定监督形式。"))]
    if verb == "issue":
        return [_has_opinion(supervision), _is_complete(supervision)]
    if verb == "review":
        return [_is_settled(supervision), _is_looked_back_on(supervision)]
    return []


def _has_opinion(supervision: Supervision) -> Answer:
    return ALLOWED if supervision.opinion.strip() else Denied(_("请先起草监督意见。"))


def _is_complete(supervision: Supervision) -> Answer:
    """Every finding names its unit and its date before units hear of it."""
    findings = supervision.findings.exclude(state=Finding.State.DROPPED)
    if not findings.exists():
        return Denied(_("还没有登记问题。"))
    numbers = [n for n, unit, due in findings.values_list("number", "unit", "due") if not (unit and due)]
    if numbers:
        named = "、".join(str(n) for n in numbers)
        return Denied(_("第%(numbers)s号问题还没有写明责任单位和整改期限。") % {"numbers": named})
    return ALLOWED


def _is_settled(supervision: Supervision) -> Answer:
    left = supervision.findings.exclude(state__in=SETTLED).count()
    return Denied(_("还有%(count)s个问题没有整改到位。") % {"count": left}) if left else ALLOWED


def _is_looked_back_on(supervision: Supervision) -> Answer:
    left = LookBack.objects.filter(
        rectification__finding__supervision=supervision,
        rectification__finding__state=Finding.State.CURED,
        looked_at__isnull=True,
    ).count()
    return Denied(_("还有%(count)s次回头看没有完成。") % {"count": left}) if left else ALLOWED


def _is_open_to(user: Any, supervision: Supervision) -> Answer:
    """The office sees all; members what their group supervises; units only findings that were handed to them."""
    if oversees(user) or is_of_group(user, supervision):
        return ALLOWED
    return Denied(_("只有监督小组成员可以查看。"))


def _is_of_group(user: Any, supervision: Supervision) -> Answer:
    return ALLOWED if is_of_group(user, supervision) else Denied(_("只有监督小组成员可以填写。"))


def _is_staff_or_of_group(user: Any, supervision: Supervision) -> Answer:
    return ALLOWED if STAFF & user.roles else _is_of_group(user, supervision)


def _is_visited(supervision: Supervision) -> Answer:
    states, why = WORK["visit"]
    return ALLOWED if supervision.state in states else Denied(why)


def _is_unconfirmed(inspection: Inspection) -> Answer:
    if inspection.confirmed_at is not None:
        return Denied(_("这次活动已经确认，不再修改。"))
    return ALLOWED


def _recorded(verb: str, inspection: Inspection) -> list[Answer]:
    """An inspection is confirmed when it took place, with who was there and what was seen."""
    if verb != "confirm":
        return []
    if inspection.day > timezone.localdate():
        return [Denied(_("活动日期尚未到。"))]
    if not (inspection.seen.strip() and inspection.members.exists()):
        return [Denied(_("请先写明参加委员和所见情况。"))]
    return []
