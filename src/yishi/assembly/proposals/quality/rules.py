"""The life of a round, who reviews what, and who may see which word of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.proposals import rules
from yishi.assembly.proposals.models import Plenary, Proposal, Signature
from yishi.assembly.proposals.quality.agreement import median
from yishi.assembly.proposals.quality.models import Assessment, Grade, Round
from yishi.assembly.proposals.rules import OVERSEERS, PUBLIC_INSIDE, STAFF

REVIEWERS = STAFF | {Role.LEADER, Role.MEMBER}
PAIR = 2

State = Round.State
LIFE = Life(
    "quality_round",
    states={state.value: state.label for state in State},
    moves=(Move("close", _("结束评价"), (State.OPEN,), State.CLOSED, STAFF),),
)


def may(user: Any, verb: str, found: Round) -> Answer:
    """`look`; `assign` reviewers; `close` when everything has its grade."""
    if verb == "look":
        return first_denial(same_assembly(user, found), has_role(user, OVERSEERS))
    if verb == "assign":
        running = ALLOWED if found.state == State.OPEN else Denied(_("评价已经结束。"))
        return first_denial(same_assembly(user, found), has_role(user, STAFF), running)
    return first_denial(LIFE.may(user, verb, found), _is_whole(found))


def may_open(user: Any, plenary: Plenary) -> Answer:
    fresh = Denied(_("这次会议的提案已经在评价。")) if hasattr(plenary, "quality_round") else ALLOWED
    return first_denial(same_assembly(user, plenary), has_role(user, STAFF), fresh)


def may_assess(user: Any, assessment: Assessment) -> Answer:
    """The reviewer alone, once."""
    mine = ALLOWED if assessment.reviewer_id == user.pk else Denied(_("只有指定的评价人可以填写。"))
    fresh = ALLOWED if assessment.done_at is None else Denied(_("评价表已经提交，不再修改。"))
    running = ALLOWED if assessment.round.state == State.OPEN else Denied(_("评价已经结束。"))
    return first_denial(same_assembly(user, assessment), mine, fresh, running)


def may_honour(user: Any, proposal: Proposal) -> Answer:
    """A leader, after the round, of what was found excellent."""
    known = Denied(_("已经评为优秀提案。")) if hasattr(proposal, "honour") else ALLOWED
    return first_denial(
        same_assembly(user, proposal), has_role(user, frozenset({Role.LEADER})), _is_excellent(proposal), known
    )


def may_see_grade(user: Any, proposal: Proposal) -> Answer:
    """Those who oversee; its own signers once the round is over. Nobody else: proposals are not ranked."""
    if rules.oversees(user):
        return ALLOWED
    over = proposal.assessments.filter(round__state=State.CLOSED).exists()
    return ALLOWED if over and rules.signs(user, proposal) else Denied(_("只有提案人可以看到。"))


def may_review(user: Any, proposal: Proposal) -> bool:
    """Whether an account can be asked to review it: not who signed it, and no handling unit."""
    if user.unit_id is not None or not (REVIEWERS & user.roles):
        return False
    agreed = Signature.Answer.AGREED
    own = user.member_id is not None and (
        user.member_id == proposal.member_id
        or any(row.member_id == user.member_id and row.answer == agreed for row in proposal.signatures.all())
    )
    return not own


def graded(assessments: list[Assessment]) -> str:
    """The grade that stands: what the first two agree on, else the middle of three; empty while it is open."""
    done = [row.overall for row in assessments if row.done_at]
    if len(done) == PAIR and done[0] == done[1]:
        return done[0]
    return median(done) if len(done) > PAIR else ""


def differs(assessments: list[Assessment]) -> bool:
    """The first two are in and do not agree, and nobody was asked as the third."""
    done = [row.overall for row in assessments if row.done_at]
    return len(assessments) == PAIR == len(done) and done[0] != done[1]


def reviewed(plenary: Plenary) -> Any:
    """The proposals that a round is about: those accepted."""
    return plenary.proposals.filter(state__in=PUBLIC_INSIDE)


def _is_whole(found: Round) -> Answer:
    of: dict[int, list[Assessment]] = {pk: [] for pk in reviewed(found.plenary).values_list("pk", flat=True)}
    for row in found.assessments.all():
        of.setdefault(row.proposal_id, []).append(row)
    left = sum(not graded(rows) for rows in of.values())
    return Denied(_("还有%(n)s件没有评出等次。") % {"n": left}) if left else ALLOWED


def _is_excellent(proposal: Proposal) -> Answer:
    rows = list(proposal.assessments.filter(round__state=State.CLOSED))
    if graded(rows) == Grade.EXCELLENT:
        return ALLOWED
    return Denied(_("评价结束后，评为“优秀”等次的才能列为优秀提案。"))
