"""Choosing key proposals, deciding on them, following them up."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.proposals import deeds
from yishi.assembly.proposals.key import rules
from yishi.assembly.proposals.key.models import FollowUp, KeyProposal
from yishi.assembly.proposals.models import Proposal
from yishi.engine import privacy


@transaction.atomic
def choose(*, proposal: Proposal, facts: dict[str, Any], by: Any) -> KeyProposal:
    """Propose it as a key proposal. `facts`: why, leader, way, due."""
    proposal = locked(proposal)
    require(rules.may_choose(by, proposal))
    fresh = {"state": rules.State.PROPOSED, "word": "", "decided_by": None, "decided_at": None}
    key, _new = KeyProposal.objects.update_or_create(
        assembly_id=by.assembly_id, proposal=proposal, defaults={**facts, **fresh, "chosen_by_id": by.pk}
    )
    audit.note(by=by, verb="proposals.choose_key", thing=proposal, why=key.why, leader=str(key.leader))
    return key


@transaction.atomic
def decide(*, key: KeyProposal, decided: bool, word: str = "", by: Any) -> KeyProposal:
    """A leader's word. Once decided, the signers' deeds stand at the stage of a key proposal."""
    verb = "decide" if decided else "turn_down"
    key = locked(key)
    require(rules.may(by, verb, key))
    if not decided and not word.strip():
        raise Refused(_("请写明理由。"))
    key.state, key.word = rules.LIFE.move(verb).target, word.strip()
    key.decided_by_id, key.decided_at = by.pk, timezone.now()
    key.save(update_fields=["state", "word", "decided_by", "decided_at"])
    if decided:
        deeds.advance(key.proposal, "key", by)
    audit.note(by=by, verb=f"proposals.{verb}_key", thing=key.proposal, why=word)
    return key


@transaction.atomic
def follow_up(*, key: KeyProposal, day: date, way: str, words: str, by: Any) -> FollowUp:
    """Write down what was done to see it through."""
    require(rules.may(by, "follow_up", key))
    if day > timezone.localdate():
        raise Refused(_("日期不能晚于今天。"))
    of = {"assembly_id": by.assembly_id, "key": key, "entered_by_id": by.pk}
    row = FollowUp.objects.create(**of, day=day, way=way, words=privacy.mask(words.strip()))
    audit.note(by=by, verb="proposals.follow_up", thing=key.proposal, way=way)
    return row
