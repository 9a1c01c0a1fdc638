"""A proposal's whole file (案卷) as one archive: papers to read, and a record of every step for another system."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from yishi.assembly.papers.paper import as_file
from yishi.assembly.proposals import papers
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal
from yishi.engine import privacy

SAME_TIME = (1980, 1, 1, 0, 0, 0)  # of every member of the archive: the same file, the same bytes


def archive(found: Proposal, *, reader: str) -> bytes:
    """`proposal.pdf`, `proposal.docx`, an answer of each unit that sent one, and `record.json`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in _contents(found, reader):
            book.writestr(zipfile.ZipInfo(name, SAME_TIME), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def record(found: Proposal) -> dict[str, Any]:
    """Every step with its day, in plain values: what a reader of the file, or another system, needs to follow it."""
    return {
        "format": "yishi/proposal/1",
        "plenary": str(found.plenary),
        "number": found.number,
        "title": found.title,
        "kind": found.kind,
        "category": found.category,
        "state": found.state,
        "proposer": found.body or found.member.name,
        "signers": papers.addressees(found)[1:],
        "submitted": _day(found.submitted_at),
        "suggestions": [privacy.mask(row.text) for row in found.suggestions.all()],
        "examined": [
            {"day": _day(row.decided_at), "decision": row.decision, "ground": row.ground, "opinion": row.opinion}
            for row in found.examinations.filter(decided_at__isnull=False).order_by("pk")
        ],
        "handled": [_handled(row) for row in found.assignments.select_related("unit").order_by("round", "pk")],
        "rated": [
            {"by": row.member.name, "round": row.round, "work": row.work, "result": row.result}
            for row in found.ratings.select_related("member").order_by("pk")
        ],
        "closed": _day(found.closed_at),
    }


def _contents(found: Proposal, reader: str) -> Iterator[tuple[str, bytes]]:
    for form in ("pdf", "docx"):
        yield f"proposal.{form}", as_file(papers.PROPOSAL, found, form=form, reader=reader)
    answered = found.assignments.filter(state=Assignment.State.ANSWERED).select_related("unit", "reply__result")
    for place, row in enumerate(answered.order_by("round", "pk"), start=1):
        yield f"answer-{place}.pdf", as_file(papers.REPLY, row, form="pdf", reader=reader)
    told = json.dumps(record(found), ensure_ascii=False, indent=1)
    yield "record.json", told.encode()


def _handled(row: Assignment) -> dict[str, Any]:
    reply = getattr(row, "reply", None) if row.state == Assignment.State.ANSWERED else None
    said = reply.answers.select_related("suggestion") if reply else []
    return {
        "unit": row.unit.name,
        "round": row.round,
        "part": row.part,
        "state": row.state,
        "handed": row.handed_on.isoformat(),
        "due": row.due.isoformat(),
        "signed": _day(row.signed_at),
        "answered": _day(row.answered_at),
        "contacts": [{"day": one.day.isoformat(), "way": one.way} for one in row.contacts.all()],
        "class": reply.result.code if reply and reply.result else "",
        "letter": reply.letter_number if reply else "",
        "answers": [
            {"suggestion": one.suggestion.number, "fate": one.fate, "due": one.due.isoformat() if one.due else ""}
            for one in said
        ],
    }


def _day(moment: Any) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
