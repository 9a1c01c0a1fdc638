"""The life of a key proposal: the office proposes, a leader decides; who follows it up."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.proposals import rules
from yishi.assembly.proposals.key.models import KeyProposal
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.proposals.rules import STAFF

State = KeyProposal.State
LIFE = Life(
    "key_proposal",
    states={state.value: state.label for state in State},
    moves=(
        Move("decide", _("列为重点"), (State.PROPOSED,), State.DECIDED, frozenset({Role.LEADER})),
        Move("turn_down", _("不列重点"), (State.PROPOSED,), State.TURNED_DOWN, frozenset({Role.LEADER})),
        Move("propose_again", _("重新提出"), (State.TURNED_DOWN,), State.PROPOSED, STAFF),
    ),
)
OPEN = (Proposal.State.ACCEPTED, Proposal.State.HANDLING, Proposal.State.ANSWERED)


def may(user: Any, verb: str, key: KeyProposal) -> Answer:
    """`look`; `follow_up` (write down what was done); verbs of the life."""
    if verb == "look":
        return rules.may(user, "look", key.proposal)
    if verb == "follow_up":
        decided = ALLOWED if key.state == State.DECIDED else Denied(_("列为重点后才能登记督办。"))
        return first_denial(same_assembly(user, key), _is_in_charge(user, key), decided)
    return LIFE.may(user, verb, key)


def may_choose(user: Any, proposal: Proposal) -> Answer:
    """Whether `user` may propose it as a key proposal."""
    known = of(proposal)
    fresh = ALLOWED if known is None or known.state == State.TURNED_DOWN else Denied(_("已经提出过。"))
    under_way = ALLOWED if proposal.state in OPEN else Denied(_("立案后、办结前可以列为重点。"))
    return first_denial(same_assembly(user, proposal), has_role(user, STAFF), under_way, fresh)


def of(proposal: Proposal) -> KeyProposal | None:
    return getattr(proposal, "key", None)


def _is_in_charge(user: Any, key: KeyProposal) -> Answer:
    """The office, or the leader in charge."""
    if has_role(user, STAFF) or (user.member_id is not None and user.member_id == key.leader_id):
        return ALLOWED
    return Denied(_("由办公室或督办领导登记。"))
