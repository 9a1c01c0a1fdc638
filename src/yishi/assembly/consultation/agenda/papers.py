"""The agenda as an official paper."""

from django.utils import timezone

from yishi.assembly.consultation.agenda import queries
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, numbered, written


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
