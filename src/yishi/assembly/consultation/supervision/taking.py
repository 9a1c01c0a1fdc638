"""Problems that were found elsewhere, taken in as findings of a supervision under way (settings.PROBLEMS_TAKEN_BY)."""

from typing import Any

from yishi.assembly.base.access import fetch
from yishi.assembly.consultation.supervision import actions_findings, rules
from yishi.assembly.consultation.supervision.models import Finding, Supervision
from yishi.assembly.outreach.campaigns.handing import Taker
from yishi.assembly.outreach.campaigns.models import Problem


def _choices(user: Any) -> list[tuple[str, str]]:
    rows = Supervision.objects.filter(assembly_id=user.assembly_id, state=rules.State.UNDER_WAY)
    return [(row.public_id, row.title) for row in rows]


def _take(problem: Problem, chosen: str, *, by: Any) -> str:
    """The ref of the supervision: its page shows the finding."""
    supervision = fetch(Supervision.objects.all(), by, chosen, rules.may, "find")
    facts: dict[str, Any] = {
        "text": problem.text,
        "severity": Finding.Severity.MINOR,
        "unit": None,
        "due": None,
        "inspection": None,
    }
    facts |= {"village": problem.village, "town": problem.village.town}
    actions_findings.add(supervision=supervision, facts=facts, by=by)
    return supervision.ref


TAKER = Taker(_choices, _take)
