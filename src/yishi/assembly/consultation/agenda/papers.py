"""The agenda as an official paper."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.agenda import queries
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.papers import FACTS
from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, numbered, written
from yishi.assembly.papers.kinds import PaperKind


def agenda(found: Consultation) -> Letter:
    """议程: time, item, who speaks."""
    starts = timezone.localtime(found.starts_at)
    blocks: list[Block] = [
        Heading("时间"), Paragraph(f"{written(starts.date())}{starts:%H:%M}"),
        Heading("地点"), Paragraph(found.venue),
        Heading("议程"),
    ]  # fmt: skip
    for place, row in enumerate(queries.timed(found), start=1):
        speaker = f"（{row.part.speaker}）" if row.part.speaker else ""
        kind = row.part.get_kind_display()
        blocks.append(Paragraph(f"{numbered(place)}{row.begins:%H:%M}　{kind}：{row.part.title}{speaker}"))
    office = f"{found.assembly.short_name}办公室"
    return Letter(
        head=office,
        title=f"“{found.title}”协商会议程",
        blocks=tuple(blocks),
        signature=office,
        signed=timezone.localdate(),
    )


def _newest(user: Any) -> Consultation | None:
    return consultations.consultations(user).filter(agenda__isnull=False).order_by("-starts_at").first()


AGENDA = PaperKind("agenda", _("协商会议程"), letter=agenda, newest=_newest, facts=FACTS)
