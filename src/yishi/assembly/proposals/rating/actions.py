"""Rating work and result; a second handling; closing."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.people.models import Member
from yishi.assembly.proposals import rules as proposal_rules
from yishi.assembly.proposals.handling import deadlines
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal, Signature
from yishi.assembly.proposals.rating import rules
from yishi.assembly.proposals.rating.models import Rating
from yishi.engine import privacy


@transaction.atomic
def rate(*, proposal: Proposal, work: str, result: str, words: str = "", by: Any) -> Rating:
    """A signer's own word on work and result of this round, given once."""
    proposal = locked(proposal)
    require(rules.may_rate(by, proposal))
    row = _rating(proposal, by.member_id, work, result, words, by, on_paper=False)
    audit.note(by=by, verb="proposals.rate", thing=proposal)
    return row


@transaction.atomic
def enter(*, proposal: Proposal, member: Member, work: str, result: str, words: str = "", by: Any) -> Rating:
    """A rating that a signer gave on paper; it counts when another person has checked it."""
    proposal = locked(proposal)
    require(rules.may_enter(by, proposal))
    agreed = proposal.signatures.filter(member=member, answer=Signature.Answer.AGREED)
    if member.pk != proposal.member_id and not agreed.exists():
        raise Refused(_("%(member)s不是这件提案的提案人或联名人。") % {"member": member})
    row = _rating(proposal, member.pk, work, result, words, by, on_paper=True)
    audit.note(by=by, verb="proposals.enter_rating", thing=proposal, member=str(member))
    return row


@transaction.atomic
def check(*, rating: Rating, by: Any) -> Rating:
    """A second person read the same paper."""
    rating = Rating.objects.select_for_update().get(pk=rating.pk)
    require(rules.may_check(by, rating))
    rating.checked_by_id, rating.checked_at = by.pk, timezone.now()
    rating.save(update_fields=["checked_by", "checked_at"])
    audit.note(by=by, verb="proposals.check_rating", thing=rating.proposal, member=str(rating.member))
    return rating


@transaction.atomic
def again(*, proposal: Proposal, why: str, by: Any) -> Proposal:
    """A second handling by the same units, because a signer was not satisfied. Dates begin anew."""
    if not why.strip():
        raise Refused(_("请写明理由。"))
    proposal = locked(proposal)
    if not any(rating.counts and rating.unsatisfied for rating in proposal.ratings.filter(round=proposal.round)):
        raise Refused(_("没有不满意的评价，不需要重新办理。"))
    proposal = moved(proposal_rules, proposal, "again", by)
    last = list(proposal.assignments.filter(round=proposal.round).exclude(state=Assignment.State.TAKEN_BACK))
    proposal.round += 1
    proposal.save(update_fields=["state", "round"])
    for row in last:
        dates = deadlines.dates(row.part, timezone.localdate())
        Assignment.objects.create(
            assembly_id=row.assembly_id,
            proposal=proposal,
            unit=row.unit,
            round=proposal.round,
            part=row.part,
            handed_on=timezone.localdate(),
            sign_due=dates.sign_due,
            due=dates.due,
        )
    audit.note(by=by, verb="proposals.again", thing=proposal, why=why)
    return proposal


@transaction.atomic
def close(*, proposal: Proposal, by: Any) -> Proposal:
    """Closed with whatever ratings there are; who did not rate is not counted as satisfied."""
    proposal = moved(proposal_rules, proposal, "close", by)
    proposal.closed_at = timezone.now()
    proposal.save(update_fields=["state", "closed_at"])
    audit.note(by=by, verb="proposals.close", thing=proposal, ratings=proposal.ratings.count())
    return proposal


def _rating(
    proposal: Proposal, member_id: int, work: str, result: str, words: str, by: Any, *, on_paper: bool
) -> Rating:
    try:
        with transaction.atomic():
            return Rating.objects.create(
                assembly_id=proposal.assembly_id,
                proposal=proposal,
                member_id=member_id,
                round=proposal.round,
                work=work,
                result=result,
                words=privacy.mask(words.strip()),
                on_paper=on_paper,
                entered_by_id=by.pk,
            )
    except IntegrityError:
        raise Refused(_("已经评价过。")) from None
