"""What an outcome came of: a consultation with its numbered advice, or a proposal with its numbered suggestions."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.urls import reverse

from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.proposals import queries as proposals
from yishi.assembly.proposals.models import Proposal

Source = Consultation | Proposal
ITEMS = {"consultation": "advice", "proposal": "suggestion"}  # the outcome's field that names one numbered item


def get_for(user: Any, kind: str, public_id: str) -> Source:
    """The thing itself, guarded by its own room."""
    rooms: dict[str, Any] = {"consultation": consultations, "proposal": proposals}
    if kind not in rooms:
        raise Http404(kind)
    found: Source = rooms[kind].get_for(user, public_id)
    return found


def of(outcome: Outcome) -> Source:
    source = outcome.consultation or outcome.proposal
    assert source is not None  # one of the two is there: a constraint of the table
    return source


def kind_of(source: Source) -> str:
    return "proposal" if isinstance(source, Proposal) else "consultation"


def page(source: Source) -> str:
    kind = kind_of(source)
    room = "proposals" if kind == "proposal" else "consultation"
    return reverse(f"{room}:{kind}", args=[source.public_id])


def items(source: Source) -> Iterable[Any]:
    """Its numbered items, in order."""
    rows: Iterable[Any]
    rows = source.suggestions.all() if isinstance(source, Proposal) else source.advice.select_related("unit")
    return rows


def only(source: Source) -> dict[str, Source]:
    """To filter outcomes by what they came of, or to make one."""
    return {kind_of(source): source}
