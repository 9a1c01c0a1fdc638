"""Working out what people agree on, when somebody asks for it."""

from typing import Any

from yishi.assembly.base.access import require
from yishi.assembly.consultation.agreement import rules, votes, worked_out
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs.models import Run


def work_out(*, consultation: Consultation, voice: Voice = Voice.MEMBERS, by: Any) -> Run:
    """Begin to work it out from the votes as they stand; what is under way already is enough."""
    require(rules.may(by, "work_out", consultation))
    under_way = worked_out.under_way(consultation, voice)
    return under_way or worked_out.begin(consultation, voice, votes.mark(consultation, voice), by)
