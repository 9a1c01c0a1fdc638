"""The proposal's row, locked before anybody asks whether it may change; and the session it belongs to."""

from typing import Any

from django.utils import timezone

from yishi.assembly.base.access import require
from yishi.assembly.base.models import Series
from yishi.assembly.base.revising import locked
from yishi.assembly.proposals import rules
from yishi.assembly.proposals.models import Plenary, Proposal


def moved(proposal: Proposal, verb: str, by: Any) -> Proposal:
    """The locked row in the state that `verb` leads to, not yet saved; refused when it may not go there."""
    proposal = locked(proposal)
    require(rules.may(by, verb, proposal))
    proposal.state = rules.LIFE.move(verb).target
    return proposal


def current(assembly_id: int) -> Plenary | None:
    """The plenary that proposals belong to today: the last that began to collect."""
    rows = Plenary.objects.filter(assembly_id=assembly_id, opens__lte=timezone.localdate())
    return rows.order_by("-opens").first()


def take_number(proposal: Proposal) -> int:
    """The next case number of the plenary, without gaps."""
    name = f"proposal {proposal.plenary.public_id}"
    return Series.take(assembly_id=proposal.assembly_id, name=name, year=proposal.plenary.opens.year)
