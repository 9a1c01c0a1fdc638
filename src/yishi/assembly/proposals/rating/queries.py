"""What signers said of a handling, as far as the reader may know it."""

from dataclasses import dataclass
from typing import Any

from yishi.assembly.people.models import Member
from yishi.assembly.proposals.models import Proposal, Signature
from yishi.assembly.proposals.rating import rules
from yishi.assembly.proposals.rating.models import Rating
from yishi.assembly.proposals.rules import oversees, signs


@dataclass(frozen=True, slots=True)
class Told:
    """`rows`: ratings with their words, for the office and the signers. `counts`: how many of the signers rated."""

    rows: list[tuple[Rating, Any]]
    mine: Rating | None
    signers: int
    counted: int
    may_rate: Any
    may_enter: Any


def of(user: Any, proposal: Proposal) -> Told:
    rows = list(proposal.ratings.select_related("member", "entered_by", "checked_by").order_by("-round", "pk"))
    now = [row for row in rows if row.round == proposal.round]
    inside = oversees(user) or signs(user, proposal)
    mine = next((row for row in now if row.member_id == user.member_id), None) if user.member_id else None
    agreed = proposal.signatures.filter(answer=Signature.Answer.AGREED)
    asked = {proposal.member_id, *agreed.values_list("member_id", flat=True)}
    there = set(Member.objects.filter(pk__in=asked, seats__until=None).values_list("pk", flat=True))
    return Told(
        rows=[(row, rules.may_check(user, row)) for row in rows] if inside else [],
        mine=mine,
        signers=len(there | {row.member_id for row in now}),  # who left before rating is not waited for
        counted=sum(row.counts for row in now),
        may_rate=rules.may_rate(user, proposal),
        may_enter=rules.may_enter(user, proposal),
    )


def rating_for(user: Any, pk: int) -> Rating | None:
    return Rating.objects.filter(assembly_id=user.assembly_id, pk=pk).select_related("proposal", "member").first()
