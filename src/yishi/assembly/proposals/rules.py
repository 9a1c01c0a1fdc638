"""The life of a proposal, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.proposals import form_rules
from yishi.assembly.proposals.form_rules import Text
from yishi.assembly.proposals.models import Examination, Proposal, Signature

STAFF = frozenset({Role.CLERK, Role.OFFICE})
MEMBER = frozenset({Role.MEMBER})
OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}

State, Decision = Proposal.State, Examination.Decision
LIFE = Life(
    "proposal",
    states={state.value: state.label for state in State},
    moves=(
        Move("submit", _("提交提案"), (State.DRAFT,), State.SUBMITTED, MEMBER),
        Move("withdraw", _("撤回提案"), (State.DRAFT, State.SUBMITTED), State.WITHDRAWN, MEMBER),
        Move("examine", _("审查"), (State.SUBMITTED,), State.EXAMINED, STAFF),
        Move("send_back", _("退回修改"), (State.EXAMINED,), State.DRAFT, STAFF),
        Move("accept", _("立案"), (State.EXAMINED,), State.ACCEPTED, STAFF),
        Move("decline", _("不予立案"), (State.EXAMINED,), State.DECLINED, STAFF),
        Move("turn", _("转社情民意"), (State.EXAMINED,), State.TURNED, STAFF),
        Move("merge", _("并案"), (State.ACCEPTED,), State.MERGED, STAFF),
        Move("part", _("撤销并案"), (State.MERGED,), State.ACCEPTED, STAFF),
        Move("hand_over", _("交办"), (State.ACCEPTED,), State.HANDLING, STAFF),
        Move("answer", _("全部答复"), (State.HANDLING,), State.ANSWERED, STAFF | {Role.UNIT}),
        Move("again", _("重新办理"), (State.ANSWERED,), State.HANDLING, STAFF),
        Move("close", _("办结"), (State.ANSWERED,), State.CLOSED, STAFF),
    ),
)
DECISIONS = {
    Decision.ACCEPT: "accept",
    Decision.DECLINE: "decline",
    Decision.TURN: "turn",
    Decision.SEND_BACK: "send_back",
}
UNDER_WAY = (State.HANDLING, State.ANSWERED, State.CLOSED)
PUBLIC_INSIDE = (State.ACCEPTED, State.MERGED, *UNDER_WAY)  # what all members may read
ROUNDS = 2  # a second handling, and no third


def may(user: Any, verb: str, proposal: Proposal) -> Answer:
    """`look`; `keep_file` (take the whole file); `write` it; `sign` or decline when asked; `decide` on an examination;
    verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, proposal), _is_open_to(user, proposal))
    if verb in ("write", "ask"):
        draft = ALLOWED if proposal.state == State.DRAFT else Denied(_("提交后正文不再修改；需要修改，请办公室退回。"))
        return first_denial(same_assembly(user, proposal), is_proposer(user, proposal), draft)
    if verb == "keep_file":
        own = ALLOWED if oversees(user) or signs(user, proposal) else Denied(_("案卷由办公室和提案人保存。"))
        return first_denial(same_assembly(user, proposal), _is_open_to(user, proposal), own)
    if verb == "sign":
        return first_denial(same_assembly(user, proposal), _is_asked(user, proposal))
    if verb == "decide":
        return first_denial(LIFE.may(user, "accept", proposal), _is_second(user, proposal))
    return first_denial(LIFE.may(user, verb, proposal), *_conditions(user, verb, proposal))


def may_begin(user: Any) -> Answer:
    """Whether `user` may write a proposal: members do."""
    return first_denial(has_role(user, MEMBER), ALLOWED if user.member_id else Denied(_("账号还没有对应的委员。")))


def may_look(user: Any) -> Answer:
    return has_role(user, OVERSEERS | MEMBER | {Role.UNIT})


def oversees(user: Any) -> bool:
    return bool(OVERSEERS & user.roles)


def is_proposer(user: Any, proposal: Proposal) -> Answer:
    """The first signer alone writes, sends and withdraws."""
    if user.member_id is not None and user.member_id == proposal.member_id:
        return ALLOWED
    return Denied(_("只有第一提案人可以办理。"))


def signs(user: Any, proposal: Proposal) -> bool:
    """Whether the member stands under the proposal: first, or with own consent."""
    if user.member_id is None:
        return False
    agreed = proposal.signatures.filter(member_id=user.member_id, answer=Signature.Answer.AGREED)
    return user.member_id == proposal.member_id or agreed.exists()


def text_of(proposal: Proposal) -> Text:
    """The proposal as the form rules read it."""
    return Text(
        title=proposal.title,
        situation=proposal.situation,
        analysis=proposal.analysis,
        suggestions=[suggestion.text for suggestion in proposal.suggestions.all()],
        collective=proposal.is_collective,
        joint=proposal.kind == Proposal.Kind.JOINT,
        body=proposal.body,
        signers=proposal.signatures.filter(answer=Signature.Answer.AGREED).count(),
    )


def pending(proposal: Proposal) -> Examination | None:
    """The examination that waits for a second person's decision."""
    return proposal.examinations.filter(decided_at__isnull=True).first()


def _conditions(user: Any, verb: str, proposal: Proposal) -> list[Answer]:
    """What else a move waits for, besides state and role."""
    if verb in ("submit", "withdraw"):
        answers = [is_proposer(user, proposal)]
        return [*answers, *(Denied(finding.words) for finding in form_rules.must(text_of(proposal)))][
            : None if verb == "submit" else 1
        ]
    if verb == "answer":
        return [_is_answered_by_all(proposal)]
    if verb == "again":
        return [ALLOWED if proposal.round < ROUNDS else Denied(_("已经重新办理过一次。"))]
    return []


def _is_second(user: Any, proposal: Proposal) -> Answer:
    found = pending(proposal)
    if found is not None and found.examined_by_id == user.pk:
        return Denied(_("审定须由审查人以外的另一人进行。"))
    return ALLOWED


def _is_asked(user: Any, proposal: Proposal) -> Answer:
    asked = user.member_id is not None and proposal.signatures.filter(member_id=user.member_id).exists()
    if not asked:
        return Denied(_("第一提案人没有请您联名。"))
    return ALLOWED if proposal.state == State.DRAFT else Denied(_("提案已经提交，不能再改变联名。"))


def _is_answered_by_all(proposal: Proposal) -> Answer:
    left = proposal.assignments.filter(round=proposal.round, state__in=("handed", "asked_back", "signed"))
    return Denied(_("还有承办单位没有答复。")) if left.exists() else ALLOWED


def _is_open_to(user: Any, proposal: Proposal) -> Answer:
    """A draft is its writer's and those asked to sign; units see what was handed to them; members what was accepted."""
    if oversees(user):
        return ALLOWED if proposal.state != State.DRAFT or proposal.submitted_at else Denied(_("提案还在草拟。"))
    if user.member_id is not None and (user.member_id == proposal.member_id or _is_asked_ever(user, proposal)):
        return ALLOWED
    if Role.MEMBER in user.roles and proposal.state in PUBLIC_INSIDE:
        return ALLOWED
    handed = proposal.assignments.exclude(state="taken_back").filter(unit_id=user.unit_id)
    if Role.UNIT in user.roles and user.unit_id is not None and handed.exists():
        return ALLOWED
    return Denied(_("提案立案后方可查看。"))


def _is_asked_ever(user: Any, proposal: Proposal) -> bool:
    return proposal.signatures.filter(member_id=user.member_id).exists()
