"""What came of a consultation, as the public may read it: confirmed outcomes, without people's names."""

from dataclasses import dataclass
from datetime import date

from yishi.assembly.consultation.models import Consultation
from yishi.assembly.outcomes.models import Outcome


@dataclass(frozen=True, slots=True)
class Came:
    """`word`: the rung it reached; `text`: what it is."""

    day: date
    word: str
    text: str


def for_the_public(consultation: Consultation) -> list[Came]:
    """In the order in which it came."""
    rows = Outcome.objects.filter(consultation=consultation, state=Outcome.State.CONFIRMED).order_by("day", "pk")
    return [Came(row.day, str(row.get_kind_display()), row.title) for row in rows]
