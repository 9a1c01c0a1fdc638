"""The opinion with its list of findings as an official paper."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.consultation.supervision import queries
from yishi.assembly.consultation.supervision.models import Finding, Supervision
from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, Table, paragraphs, written
from yishi.assembly.papers.kinds import PaperKind

HEADER = ("序号", "问题", "地点", "责任单位", "整改期限")


def opinion(found: Supervision) -> Letter:
    """监督意见: what was supervised, the opinion, and one row for each finding."""
    office = found.assembly.short_name
    issued = timezone.localdate(found.issued_at) if found.issued_at else None
    blocks: list[Block] = []
    if found.addressees:
        blocks.append(Paragraph(f"{found.addressees}：", flush=True))
    blocks += paragraphs(found.opinion)
    table = tuple(tuple(row) for row in (found.listed if issued else rows(found)))
    if table:
        blocks += [Heading("附：监督发现问题清单"), Table(HEADER, table)]
    return Letter(
        head=f"{office}民主监督意见",
        number=f"〔{found.year}〕{found.number}号" if found.number else "",
        issuer=office,
        day=issued,
        title=f"关于{found.title}的监督意见",
        blocks=tuple(blocks),
        signature=office,
        signed=issued or timezone.localdate(),
    )


def rows(found: Supervision) -> list[list[str]]:
    """The list of findings as it stands today: one row of texts for each, in the order of `HEADER`."""
    followed = found.findings.exclude(state=Finding.State.DROPPED).select_related("unit", "town", "village")
    return [_row(finding) for finding in followed.order_by("number")]


def _row(finding: Finding) -> list[str]:
    where = f"{finding.town or ''}{finding.village or ''}"
    due = written(finding.due) if finding.due else ""
    return [str(finding.number), finding.text, where, str(finding.unit or ""), due]


def _newest(user: Any) -> Supervision | None:
    return queries.supervisions(user).exclude(opinion="").order_by("-created_at").first()


OPINION = PaperKind(
    "supervision",
    _("监督意见"),
    letter=opinion,
    newest=_newest,
    model=Supervision,
    find=queries.get_for,
    page="consultation:supervision",
    fixed="issued_at",
    facts={"监督题目": lambda found: found.title, "机关": lambda found: found.assembly.short_name},
)
