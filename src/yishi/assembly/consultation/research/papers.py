"""The report as an official paper."""

from django.utils import timezone

from yishi.assembly.consultation.research.models import Draft, Research
from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, paragraphs


def report(found: Research, draft: Draft) -> Letter:
    """调研报告: the text of one version, and who was in the group."""
    office = found.assembly.short_name
    group = [found.head.name, *(member.name for member in found.members.order_by("number"))]
    blocks: list[Block] = [*paragraphs(draft.text), Heading("调研组成员"), Paragraph("、".join(group))]
    if found.experts:
        experts = "、".join(f"{row['name']}（{row['role']}）" for row in found.experts)
        blocks += [Heading("参加调研的专家"), Paragraph(experts)]
    return Letter(
        head=f"{office}调研报告",
        title=f"关于{found.title}的调研报告",
        blocks=tuple(blocks),
        signature=f"{office}调研组",
        signed=timezone.localdate(found.reported_at or draft.created_at),
    )
