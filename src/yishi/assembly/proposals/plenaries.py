"""The plenary that proposals belong to, and their numbers in it."""

from django.utils import timezone

from yishi.assembly.base.models import Series
from yishi.assembly.proposals.models import Plenary, Proposal


def current(assembly_id: int) -> Plenary | None:
    """The plenary that proposals belong to today: the last that began to collect."""
    rows = Plenary.objects.filter(assembly_id=assembly_id, opens__lte=timezone.localdate())
    return rows.order_by("-opens").first()


def take_number(proposal: Proposal) -> int:
    """The next case number of the plenary, without gaps."""
    name = f"proposal {proposal.plenary.public_id}"
    return Series.take(assembly_id=proposal.assembly_id, name=name, year=proposal.plenary.opens.year)
