"""Django looks for a room's models here; those of each subject stand in its own folder."""

from yishi.assembly.outreach.visits.models import Attachment, Firm, Lead, Promise, Round, Stop, Visit

__all__ = ["Attachment", "Firm", "Lead", "Promise", "Round", "Stop", "Visit"]
