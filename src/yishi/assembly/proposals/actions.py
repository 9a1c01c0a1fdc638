"""Writing, signing, sending and withdrawing a proposal."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.people.models import Member
from yishi.assembly.proposals import rules
from yishi.assembly.proposals.models import Proposal, Signature, Suggestion, Version
from yishi.assembly.proposals.plenaries import current
from yishi.engine import privacy

TEXTS = ("title", "situation", "analysis", "body")


@transaction.atomic
def begin(*, kind: str, title: str, topic: Any = None, by: Any) -> Proposal:
    """A draft of the member's own, for the plenary whose collecting has begun last."""
    require(rules.may_begin(by))
    plenary = current(by.assembly_id)
    if plenary is None:
        raise Refused(_("现在没有征集提案的会议。"))
    of = {"assembly_id": by.assembly_id, "member_id": by.member_id}
    proposal = Proposal.objects.create(**of, plenary=plenary, kind=kind, title=_clean(title), topic=topic)
    audit.note(by=by, verb="proposals.begin", thing=proposal, kind=kind)
    return proposal


@transaction.atomic
def save(
    *,
    proposal: Proposal,
    facts: dict[str, Any],
    suggestions: Sequence[str],
    wished: Iterable[Any],
    version: int,
    by: Any,
) -> Proposal:
    """Save the draft; every saving is kept. Raises `Overtaken` when another session saved in between."""
    proposal = locked(proposal)
    require(rules.may(by, "write", proposal))
    facts = {name: _clean(value) if name in TEXTS else value for name, value in facts.items()}
    texts = [_clean(text) for text in suggestions if text.strip()]
    before = [suggestion.text for suggestion in proposal.suggestions.all()]
    if texts != before and proposal.version != version:
        raise Overtaken(proposal)
    changed = revise(proposal, facts, version)
    if texts != before:
        proposal.suggestions.all().delete()
        Suggestion.objects.bulk_create(
            Suggestion(assembly_id=proposal.assembly_id, proposal=proposal, number=number, text=text)
            for number, text in enumerate(texts, start=1)
        )
    proposal.wished.set(wished)
    if changed or texts != before:
        _keep(proposal, texts, by)
    return proposal


@transaction.atomic
def ask_to_sign(*, proposal: Proposal, members: Iterable[Member], by: Any) -> int:
    """Ask members to sign. Returns how many were not asked before."""
    proposal = locked(proposal)
    require(rules.may(by, "ask", proposal))
    known = {proposal.member_id, *proposal.signatures.values_list("member_id", flat=True)}
    asked = {member.pk: member for member in members if member.assembly_id == by.assembly_id}
    fresh = [member for pk, member in asked.items() if pk not in known]
    of = {"assembly_id": by.assembly_id, "proposal": proposal}
    Signature.objects.bulk_create(Signature(**of, member=member) for member in fresh)
    if fresh and proposal.kind == Proposal.Kind.SINGLE:
        proposal.kind = Proposal.Kind.JOINT
        proposal.save(update_fields=["kind"])
    names = "、".join(member.name for member in fresh)
    audit.note(by=by, verb="proposals.ask_to_sign", thing=proposal, asked=len(fresh), names=names)
    return len(fresh)


@transaction.atomic
def sign(*, proposal: Proposal, agree: bool, word: str = "", by: Any) -> Signature:
    """A member who was asked consents, or declines with a word. The last answer before sending counts."""
    proposal = locked(proposal)
    require(rules.may(by, "sign", proposal))
    signature = proposal.signatures.select_for_update().get(member_id=by.member_id)
    signature.answer = Signature.Answer.AGREED if agree else Signature.Answer.DECLINED
    signature.word, signature.answered_at = privacy.mask(word.strip()), timezone.now()
    signature.save(update_fields=["answer", "word", "answered_at"])
    audit.note(by=by, verb="proposals.sign", thing=proposal, answer=signature.answer)
    return signature


@transaction.atomic
def submit(*, proposal: Proposal, by: Any) -> Proposal:
    """Send it. Those who were asked and have not consented do not stand under it."""
    proposal = moved(rules, proposal, "submit", by)
    proposal.submitted_at = timezone.now()
    proposal.save(update_fields=["state", "submitted_at"])
    audit.note(by=by, verb="proposals.submit", thing=proposal)
    return proposal


@transaction.atomic
def withdraw(*, proposal: Proposal, why: str, by: Any) -> Proposal:
    """Take it back before it is examined, with the reason."""
    proposal = moved(rules, proposal, "withdraw", by)
    proposal.save(update_fields=["state"])
    audit.note(by=by, verb="proposals.withdraw", thing=proposal, why=why)
    return proposal


def _clean(text: str) -> str:
    return privacy.mask(text.strip())


def _keep(proposal: Proposal, suggestions: Sequence[str], by: Any) -> None:
    text = {name: getattr(proposal, name) for name in TEXTS} | {"suggestions": list(suggestions)}
    of = {"assembly_id": proposal.assembly_id, "proposal": proposal}
    Version.objects.create(**of, number=proposal.version, text=text, saved_by_id=by.pk)
