"""What an outcome's page tells of a promise."""

from dataclasses import dataclass
from typing import Any

from yishi.assembly.base.access import Answer, Words
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises import queries, rules


@dataclass(frozen=True, slots=True)
class Told:
    word: Words
    tone: str
    may_extend: Answer
    measures: list[Outcome]
    extensions: list[Any]


def told(user: Any, outcome: Outcome) -> Told | None:
    """None for an outcome that is no confirmed promise."""
    standing = queries.standing_of(outcome) if outcome.kind == Outcome.Kind.PROMISED else ""
    if not standing:
        return None
    return Told(
        queries.STANDINGS[standing],
        queries.TONES[standing],
        rules.may(user, "extend", outcome),
        list(outcome.measures.order_by("day", "pk")),
        list(outcome.extensions.select_related("made_by")),
    )
