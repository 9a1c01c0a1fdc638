"""The life of a finding: a unit says that it is rectified, somebody else looks back whether it is."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.supervision import rules
from yishi.assembly.consultation.supervision.models import Finding, LookBack, Rectification
from yishi.assembly.consultation.supervision.rules import STAFF

HANDLERS = STAFF | {Role.UNIT}
LOOKERS = STAFF | {Role.MEMBER}

State = Finding.State
LIFE = Life(
    "finding",
    states={state.value: state.label for state in State},
    moves=(
        Move("hand_over", _("交办"), (State.OPEN,), State.HANDED_OVER, STAFF),
        Move("rectify", _("报告整改"), (State.HANDED_OVER, State.REOPENED), State.RECTIFIED, HANDLERS),
        Move("cure", _("认定整改到位"), (State.RECTIFIED, State.CURED), State.CURED, LOOKERS),
        Move("keep_on", _("继续跟踪"), (State.RECTIFIED, State.CURED), State.RECTIFIED, LOOKERS),
        Move("reopen", _("重新整改"), (State.RECTIFIED, State.CURED), State.REOPENED, LOOKERS),
        Move("drop", _("不再跟踪"), (State.OPEN, State.HANDED_OVER, State.REOPENED), State.DROPPED, STAFF),
    ),
)
VERB_OF = {
    LookBack.Result.CURED.value: "cure",
    LookBack.Result.NOT_CURED.value: "keep_on",
    LookBack.Result.REOPENED.value: "reopen",
}
WITH_UNIT = (State.HANDED_OVER, State.REOPENED)  # what a unit still has to do
HANDED_ON = (rules.State.RECTIFYING, rules.State.CLOSED)  # supervisions whose findings units see
EARLY = timedelta(days=14)  # a look-back may be done so long before it is due
LIVING = (State.OPEN, State.HANDED_OVER, State.RECTIFIED, State.REOPENED)


def may(user: Any, verb: str, finding: Finding) -> Answer:
    """`look`, `edit`, `look_back`, or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, finding), _is_shown_to(user, finding))
    if verb == "edit":
        open_now = ALLOWED if finding.state == State.OPEN else Denied(_("问题交办后内容不再修改。"))
        return first_denial(rules.may(user, "find", finding.supervision), open_now)
    if verb == "look_back":
        return first_denial(LIFE.may(user, "reopen", finding), *_looking(user, finding))
    answer = LIFE.may(user, verb, finding)
    if verb == "rectify":
        return first_denial(answer, _is_running(finding), _is_own(user, finding))
    if verb in VERB_OF.values():
        early = ALLOWED if verb == "reopen" else _is_time(finding)
        return first_denial(answer, *_looking(user, finding), early)
    return first_denial(answer, _is_running(finding) if verb == "drop" else ALLOWED)


def _looking(user: Any, finding: Finding) -> list[Answer]:
    """Who looks back is of the office or the group, not of the unit, and not who entered the rectification."""
    supervision = finding.supervision
    inside = STAFF & user.roles or rules.is_of_group(user, supervision)
    answers: list[Answer] = [ALLOWED if inside else Denied(_("只有监督小组成员和办公室可以回头看。"))]
    if user.unit_id is not None and user.unit_id == finding.unit_id:
        answers.append(Denied(_("责任单位不能认定自己的问题已整改到位。")))
    entered = last_rectification(finding)
    if entered is not None and entered.entered_by_id == user.pk:
        answers.append(Denied(_("回头看须由登记整改情况以外的另一人进行。")))
    if not outstanding(finding).exists():
        answers.append(Denied(_("没有待办的回头看。")))
    return [*answers, _is_running(finding)]


def _is_time(finding: Finding) -> Answer:
    """A cure shows in time: only that nothing was solved may be said before the look-back is due."""
    look = outstanding(finding).first()
    if look is not None and timezone.localdate() < look.due - EARLY:
        return Denied(_("距应回头看日期%(due)s尚早，提前两周起才能认定。") % {"due": look.due})
    return ALLOWED


def last_rectification(finding: Finding) -> Rectification | None:
    """The account that stands: the newest."""
    return finding.rectifications.order_by("-pk").first()


def outstanding(finding: Finding) -> Any:
    """Look-backs of the finding that nobody has done yet, the first due on top."""
    return LookBack.objects.filter(rectification__finding=finding, looked_at__isnull=True).order_by("due", "pk")


def _is_shown_to(user: Any, finding: Finding) -> Answer:
    """A unit sees what was handed over to it; of the rest it learns nothing."""
    handed_over = finding.supervision.state in HANDED_ON and finding.state != State.OPEN
    if handed_over and Role.UNIT in user.roles and user.unit_id is not None and finding.unit_id == user.unit_id:
        return ALLOWED
    return rules.may(user, "look", finding.supervision)


def _is_own(user: Any, finding: Finding) -> Answer:
    if STAFF & user.roles or finding.unit_id == user.unit_id:
        return ALLOWED
    return Denied(_("承办单位只能查看和办理本单位的事项。"))


def _is_running(finding: Finding) -> Answer:
    if finding.supervision.state in rules.ACTIVE:
        return ALLOWED
    return Denied(_("这项监督已办结或取消。"))
