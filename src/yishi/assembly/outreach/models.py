"""Django looks for a room's models here; those of each subject stand in its own folder."""

from yishi.assembly.outreach.campaigns.models import Campaign, Effort, Pledge, Problem, Task
from yishi.assembly.outreach.squads.models import Material, Squad, Talk, TalkRequest
from yishi.assembly.outreach.studios.models import (
    Activity,
    Booking,
    Criterion,
    CriterionCheck,
    Matter,
    Objection,
    SiteReview,
    Slot,
    StudioCase,
    YearReview,
)
from yishi.assembly.outreach.visits.models import Attachment, Firm, Lead, Promise, Round, Stop, Visit

__all__ = [
    "Activity", "Attachment", "Booking", "Campaign", "Criterion", "CriterionCheck", "Effort", "Firm", "Lead",
    "Material", "Matter", "Objection", "Pledge", "Problem", "Promise", "Round", "SiteReview", "Slot", "Squad", "Stop",
    "StudioCase", "Talk", "TalkRequest", "Task", "Visit", "YearReview",
]  # fmt: skip
