"""Every write of the room: noting what came of a consultation, and a second person's word on it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import Role, require
from yishi.assembly.base.moving import moved
from yishi.assembly.outcomes import rules, sources
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source
from yishi.assembly.proposals.handling import actions as handling

FACTS = (
    "kind", "level", "day", "title", "words", "advice", "suggestion", "promise", "bulletin", "unit", "due", "proof",
    "proof_note",
)  # fmt: skip


@transaction.atomic
def note(*, source: Source, facts: dict[str, Any], by: Any) -> Outcome:
    """Note one rung that was reached, with its proof. It counts once a second person confirms it.

    `facts`: kind, level, day, title, words, advice (of a consultation), suggestion (of a proposal), promise, bulletin,
    unit, due, proof (an uploaded file), proof_note.
    """
    require(rules.may_note(by, source))
    outcome = Outcome(assembly_id=by.assembly_id, noted_by_id=by.pk, **sources.only(source))
    _fill(outcome, facts, by)
    outcome.save()
    audit.note(by=by, verb="outcomes.note", thing=outcome, kind=outcome.kind, level=outcome.level)
    return outcome


@transaction.atomic
def mend(*, outcome: Outcome, facts: dict[str, Any], by: Any) -> Outcome:
    """Put a returned outcome right and hand it in again."""
    outcome = moved(rules, outcome, "mend", by)
    _fill(outcome, facts, by)
    outcome.noted_by_id, outcome.decided_by_id, outcome.decided_at = by.pk, None, None
    outcome.save()
    audit.note(by=by, verb="outcomes.mend", thing=outcome)
    return outcome


@transaction.atomic
def confirm(*, outcome: Outcome, why: str = "", by: Any) -> Outcome:
    """A second person saw the proof: from now on the outcome counts."""
    return _decide(outcome, "confirm", why, by)


@transaction.atomic
def give_back(*, outcome: Outcome, why: str, by: Any) -> Outcome:
    """The proof does not show it, or it was noted in error: it stops counting, with the reason."""
    return _decide(outcome, "give_back", why, by)


def _decide(outcome: Outcome, verb: str, why: str, by: Any) -> Outcome:
    outcome = moved(rules, outcome, verb, by)
    outcome.decided_by_id, outcome.decided_at, outcome.decision = by.pk, timezone.now(), why
    outcome.save(update_fields=["state", "decided_by", "decided_at", "decision"])
    if outcome.kind == Outcome.Kind.DONE and outcome.suggestion is not None:
        done = outcome.day if outcome.state == Outcome.State.CONFIRMED else None
        handling.set_done(suggestion=outcome.suggestion, unit=outcome.unit, on=done, by=by)
    audit.note(by=by, verb=f"outcomes.{verb}", thing=outcome, why=why)
    return outcome


def _fill(outcome: Outcome, facts: dict[str, Any], by: Any) -> None:
    for name in FACTS:
        if name in facts:
            setattr(outcome, name, facts[name])
    if facts.get("proof"):
        outcome.proof_name = facts["proof"].name
    if outcome.promise is not None:
        outcome.advice_id, outcome.suggestion_id = outcome.promise.advice_id, outcome.promise.suggestion_id
    if Role.UNIT in by.roles and not rules.STAFF & by.roles:
        outcome.unit_id = by.unit_id  # a unit speaks only for itself
    require(rules.may_be_by_hand(outcome))
