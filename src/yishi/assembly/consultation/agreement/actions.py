"""Working out what people agree on, when somebody asks for it."""

from typing import Any

from yishi.assembly.base.access import require
from yishi.assembly.consultation.agreement import rules, votes, worked_out
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs.models import Run


def work_out(*, consultation: Consultation, by: Any) -> Run:
    """Begin to work it out from the votes as they stand; what is under way already is enough."""
    require(rules.may(by, "work_out", consultation))
    return worked_out.under_way(consultation) or worked_out.begin(consultation, votes.mark(consultation), by)
