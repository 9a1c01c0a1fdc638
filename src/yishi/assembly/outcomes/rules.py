"""The life of an outcome, and who may do what to it. One person notes, another confirms."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.outcomes import sources
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.proposals.rules import UNDER_WAY

STAFF = frozenset({Role.CLERK, Role.OFFICE})
NOTERS = STAFF | {Role.UNIT}
READERS = NOTERS | {Role.LEADER, Role.MEMBER, Role.AUDITOR}

State = Outcome.State
LIFE = Life(
    "outcome",
    states={state.value: state.label for state in State},
    moves=(
        Move("confirm", _("复核通过"), (State.NOTED,), State.CONFIRMED, STAFF),
        Move("give_back", _("退回"), (State.NOTED, State.CONFIRMED), State.RETURNED, STAFF),
        Move("mend", _("补正后重新提交"), (State.RETURNED,), State.NOTED, NOTERS),
    ),
)


def may(user: Any, verb: str, outcome: Outcome) -> Answer:
    """`look`, or a verb of the life. Units see and mend only their own."""
    if verb == "look":
        return first_denial(same_assembly(user, outcome), has_role(user, READERS), _is_mine(user, outcome))
    answer = first_denial(LIFE.may(user, verb, outcome), _is_mine(user, outcome))
    return first_denial(answer, _is_second_person(user, outcome)) if verb == "confirm" else answer


def may_note(user: Any, source: Source) -> Answer:
    """Whether `user` may note something that came of this consultation, proposal or report."""
    if isinstance(source, Report):
        issued = ALLOWED if source.state == Report.State.ISSUED else Denied(_("刊发后才能登记转化。"))
        return first_denial(same_assembly(user, source), has_role(user, STAFF), issued)
    may_be = _was_held(user, source) if isinstance(source, Consultation) else _is_handled(user, source)
    return first_denial(same_assembly(user, source), has_role(user, NOTERS), may_be)


def may_be_by_hand(outcome: Outcome) -> Answer:
    """Whether this rung is entered here. What a bulletin's addressees did is entered at the bulletin: else it counts
    twice. A unit that adopts one numbered item of advice is no addressee."""
    told_by_addressees = outcome.kind in (Outcome.Kind.ADOPTED, Outcome.Kind.INSTRUCTION)
    if not told_by_addressees or outcome.advice_id or outcome.suggestion_id or outcome.proposal_id:
        return ALLOWED
    source = sources.of(outcome)
    if isinstance(source, Consultation) and not source.bulletins.filter(issued_at__isnull=False).exists():
        return ALLOWED
    return Denied(_("已有签发的专报：采用和批示请在专报的“报送对象”处登记，由那里自动记为转化，不重复登记。"))


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def _is_second_person(user: Any, outcome: Outcome) -> Answer:
    if outcome.noted_by_id == user.pk:
        return Denied(_("登记人不能复核自己登记的转化，请由另一人复核。"))
    return ALLOWED


def _is_mine(user: Any, outcome: Outcome) -> Answer:
    only_unit = Role.UNIT in user.roles and not (READERS - {Role.UNIT}) & user.roles
    if only_unit and outcome.unit_id != user.unit_id:
        return Denied(_("承办单位只能查看和办理本单位的事项。"))
    return ALLOWED


def _was_held(user: Any, consultation: Consultation) -> Answer:
    if consultation.state not in (Consultation.State.HELD, Consultation.State.CLOSED):
        return Denied(_("协商会召开后才能登记转化。"))
    if Role.UNIT in user.roles and not STAFF & user.roles and not _has_advice_for(user, consultation):
        return Denied(_("本单位没有承办这次协商的建议。"))
    return ALLOWED


def _is_handled(user: Any, proposal: Proposal) -> Answer:
    if proposal.state not in UNDER_WAY:
        return Denied(_("提案交办后才能登记转化。"))
    own = proposal.assignments.filter(unit_id=user.unit_id).exclude(state=Assignment.State.TAKEN_BACK)
    if Role.UNIT in user.roles and not STAFF & user.roles and not own.exists():
        return Denied(_("本单位没有承办这件提案。"))
    return ALLOWED


def _has_advice_for(user: Any, consultation: Consultation) -> bool:
    return consultation.advice.filter(unit_id=user.unit_id).exists()
