"""What members did who brought a proposal: it goes into the record book when it was decided on, and moves with it."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.proposals.models import Proposal, Signature
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry

KINDS = ("propose", "cosign")
# What was decided → how far the proposal came (engine.scoring.stages).
STAGES = {
    Proposal.State.ACCEPTED: "filed",
    Proposal.State.DECLINED: "submitted",
    Proposal.State.TURNED: "converted",
}


def enter(proposal: Proposal, by: Any) -> None:
    """The signers' deeds, once. A collective proposal is its body's: nobody is credited with it alone."""
    stage = STAGES.get(Proposal.State(proposal.state))
    if stage and not proposal.is_collective:
        record.enter_many(entries=list(_entries(proposal, stage)), by=by)


def advance(proposal: Proposal, stage: str, by: Any) -> None:
    """It became a key proposal, or an excellent one."""
    why = _("提案阶段变动：%(title)s") % {"title": proposal.title}
    record.advance(thing=proposal.ref, kinds=KINDS, stage=stage, why=why[:200], by=by)


def _entries(proposal: Proposal, stage: str) -> Iterator[Entry]:
    sent = proposal.submitted_at or proposal.created_at
    facts: dict[str, Any] = {"day": timezone.localdate(sent), "title": proposal.title, "thing": proposal.ref}
    yield Entry(proposal.member, "propose", share="author", stage=stage, **facts)
    agreed = proposal.signatures.filter(answer=Signature.Answer.AGREED).select_related("member")
    for signature in agreed.order_by("member__number"):
        yield Entry(signature.member, "cosign", share="joiner", stage=stage, **facts)
