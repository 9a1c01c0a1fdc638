"""The author's deed: it goes into the record book when the report is adopted."""

from typing import Any

from django.utils import timezone

from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry


def enter(report: Report, by: Any) -> None:
    """Once. A body's report is the body's: nobody is credited with it alone."""
    if report.is_collective:
        return
    day = timezone.localdate(report.submitted_at or report.created_at)
    facts: dict[str, Any] = {"day": day, "title": report.title, "thing": report.ref, "stage": "accepted"}
    record.enter(entry=Entry(report.member, "opinion_report", share="author", **facts), by=by)
