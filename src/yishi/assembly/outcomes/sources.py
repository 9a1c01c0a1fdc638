"""What an outcome came of: a consultation with numbered advice, a proposal with suggestions, an opinion report."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.urls import reverse

from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.opinions.reports import queries as reports
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.proposals import queries as proposals
from yishi.assembly.proposals.models import Proposal

Source = Consultation | Proposal | Report
KINDS: dict[type, str] = {Consultation: "consultation", Proposal: "proposal", Report: "report"}
ROOMS: dict[str, Any] = {"consultation": consultations, "proposal": proposals, "report": reports}
PAGES = {"consultation": "consultation:consultation", "proposal": "proposals:proposal", "report": "opinions:report"}
ITEMS = {"consultation": "advice", "proposal": "suggestion"}  # the outcome's field that names one numbered item


def get_for(user: Any, kind: str, public_id: str) -> Source:
    """The thing itself, guarded by its own room."""
    if kind not in ROOMS:
        raise Http404(kind)
    found: Source = ROOMS[kind].get_for(user, public_id)
    return found


def of(outcome: Outcome) -> Source:
    source = outcome.consultation or outcome.proposal or outcome.report
    assert source is not None  # one of them is there: a constraint of the table
    return source


def kind_of(source: Source) -> str:
    return KINDS[type(source)]


def page(source: Source) -> str:
    return reverse(PAGES[kind_of(source)], args=[source.public_id])


def items(source: Source) -> Iterable[Any]:
    """Its numbered items, in order; none of a report, which is one matter."""
    rows: Iterable[Any] = ()
    if isinstance(source, Consultation):
        rows = source.advice.select_related("unit")
    elif isinstance(source, Proposal):
        rows = source.suggestions.all()
    return rows


def only(source: Source) -> dict[str, Source]:
    """To filter outcomes by what they came of, or to make one."""
    return {kind_of(source): source}
