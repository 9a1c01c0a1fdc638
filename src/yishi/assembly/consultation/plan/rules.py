"""The life of a plan, and who may do what to it and to its subjects."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.plan.models import Plan, Subject
from yishi.assembly.consultation.plan.rules_subjects import LIFE as SUBJECT_LIFE
from yishi.assembly.consultation.plan.rules_subjects import STAFF, SUBJECT

OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}
READERS = OVERSEERS | {Role.MEMBER, Role.UNIT}

State = Plan.State
LIFE = Life(
    "plan",
    states={state.value: state.label for state in State},
    moves=(
        Move("draft", _("党组拟定草案"), (State.COLLECTING,), State.DRAFTED, STAFF),
        Move("reopen", _("退回征集"), (State.DRAFTED,), State.COLLECTING, STAFF),
        Move("decide", _("登记党委审定"), (State.DRAFTED,), State.DECIDED, STAFF),
        Move("adopt", _("登记会议通过"), (State.DECIDED,), State.ADOPTED, STAFF),
        Move("publish", _("公布计划"), (State.ADOPTED,), State.PUBLISHED, STAFF),
    ),
)
OPEN = (State.COLLECTING, State.DRAFTED)
STANDING = (SUBJECT.ADOPTED, SUBJECT.DONE, SUBJECT.ADJUSTED_OUT)  # what a published plan shows
# The plan's states in which staff may do something to one of its subjects, and why not in the others.
WHEN = {
    "take_in": (OPEN, _("计划审定后不再列入；公布后可以增列。")),
    "decline": (OPEN, _("计划审定后不再改动草案。")),
    "move_out": ((State.PUBLISHED,), _("计划公布后才能调整。")),
    "finish": ((State.PUBLISHED,), _("计划公布后才能登记完成。")),
    "edit": ((*OPEN, State.PUBLISHED), _("计划审定后、公布前不再修改题目。")),
}
DEADEND = (SUBJECT.DONE, SUBJECT.ADJUSTED_OUT, SUBJECT.DECLINED)


def may(user: Any, verb: str, plan: Plan) -> Answer:
    """`look`; `propose` a subject; `enlarge` a published plan; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, plan), has_role(user, READERS), _is_open_to(user, plan))
    if verb == "propose":
        who = has_role(user, STAFF | {Role.MEMBER})
        return first_denial(same_assembly(user, plan), who, _is_in(plan, (State.COLLECTING,), _("现在不是征集期。")))
    if verb == "enlarge":
        now = _is_in(plan, (State.PUBLISHED,), _("计划公布后才能增列。"))
        return first_denial(same_assembly(user, plan), has_role(user, STAFF), now)
    return first_denial(LIFE.may(user, verb, plan), *_conditions(verb, plan))


def may_with(user: Any, verb: str, subject: Subject) -> Answer:
    """`look` at a subject, `edit` it, plan a `session` from it, or a verb of its life."""
    if verb == "look":
        return first_denial(may(user, "look", subject.plan), _is_shown_to(user, subject))
    if verb == "edit":
        alive = Denied(_("已有结果的题目不再修改。")) if subject.state in DEADEND else ALLOWED
        who = first_denial(same_assembly(user, subject), has_role(user, STAFF))
        return first_denial(who, alive, _in_time("edit", subject))
    if verb == "session":
        who = first_denial(same_assembly(user, subject), has_role(user, STAFF))
        adopted = subject.state == SUBJECT.ADOPTED and subject.plan.state == State.PUBLISHED
        return first_denial(who, ALLOWED if adopted else Denied(_("已公布计划中的题目才能筹备会议。")))
    return first_denial(SUBJECT_LIFE.may(user, verb, subject), _in_time(verb, subject), *_waits_for(verb, subject))


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_open(user: Any) -> Answer:
    """Whether `user` may begin the plan of a year, or set deadlines."""
    return has_role(user, STAFF)


def oversees(user: Any) -> bool:
    return bool(OVERSEERS & user.roles)


def proposes_as_member(user: Any) -> bool:
    """Whether a subject that `user` proposes is the member's own; the office writes for committees and the public."""
    return Role.MEMBER in user.roles and not STAFF & user.roles


def is_late(subject: Subject, today: date) -> bool:
    """An adopted subject whose month is over, and which is not done."""
    return subject.state == SUBJECT.ADOPTED and (subject.plan.year, subject.month or 12) < (today.year, today.month)


def is_complete(subject: Subject) -> bool:
    """Whether everything is set that a plan says of a subject."""
    return bool(subject.kind and subject.committee_id and subject.month and subject.leader_id and subject.expected)


def _conditions(verb: str, plan: Plan) -> list[Answer]:
    """What else a step of the plan waits for."""
    if verb == "decide":
        return [_has_draft(plan), _has_answered(plan)]
    return []


def _has_draft(plan: Plan) -> Answer:
    drafted = [subject for subject in plan.subjects.all() if subject.state == SUBJECT.DRAFTED]
    if not drafted:
        return Denied(_("草案中还没有题目。"))
    lacking = "、".join(f"“{subject}”" for subject in drafted if not is_complete(subject))
    if lacking:
        return Denied(_("%(titles)s的形式、牵头专委会、牵头领导、月份、成果转化方式还没有写全。") % {"titles": lacking})
    return ALLOWED


def _has_answered(plan: Plan) -> Answer:
    left = sum(subject.state == SUBJECT.PROPOSED for subject in plan.subjects.all())
    return (
        Denied(_("还有%(count)s个选题没有答复：列入草案，或者说明不列入的理由。") % {"count": left})
        if left
        else ALLOWED
    )


def _waits_for(verb: str, subject: Subject) -> list[Answer]:
    if verb == "finish" and not subject.consultations.filter(state="closed").exists():
        return [Denied(_("这个题目的协商办结后才算完成。"))]
    if verb == "move_out" and subject.consultations.filter(state__in=("planned", "noticed", "held")).exists():
        return [Denied(_("这个题目正在协商，不能调出。"))]
    return []


def _in_time(verb: str, subject: Subject) -> Answer:
    return _is_in(subject.plan, *WHEN[verb])


def _is_in(plan: Plan, states: tuple[State, ...], why: Any) -> Answer:
    return ALLOWED if plan.state in states else Denied(why)


def _is_open_to(user: Any, plan: Plan) -> Answer:
    """Units see the plan when it is published; members take part from the beginning."""
    if oversees(user) or Role.MEMBER in user.roles or plan.state == State.PUBLISHED:
        return ALLOWED
    return Denied(_("计划尚未公布。"))


def _is_shown_to(user: Any, subject: Subject) -> Answer:
    """The office sees all proposals, members their own; everybody what a published plan holds."""
    own = user.member_id is not None and user.member_id == subject.member_id
    published = subject.plan.state == State.PUBLISHED and subject.state in STANDING
    return ALLOWED if oversees(user) or own or published else Denied(_("计划公布前，只能看到本人提出的选题。"))
