"""The yearly plan as an official paper: one row for each subject, by month."""

from collections.abc import Iterable

from django.utils import timezone

from yishi.assembly.consultation.plan.models import Plan, Subject
from yishi.assembly.consultation.plan.queries import Row
from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, Table, written

HEADER = ("序号", "题目", "形式", "月份", "牵头专委会", "牵头领导", "成果转化方式")
WORDS = {"added": "增列", "changed": "修改", "out": "调出"}


def plan(found: Plan, rows: Iterable[Row]) -> Letter:
    """年度协商计划: how it came about, its subjects, and what was changed since."""
    office = found.assembly.short_name
    held = [row.subject for row in rows if row.subject.state != Subject.State.ADJUSTED_OUT]
    blocks: list[Block] = [
        Paragraph(_passed(found)),
        Heading("一、协商题目"),
        Table(HEADER, tuple(_row(number, subject) for number, subject in enumerate(held, start=1))),
    ]
    changes = list(found.adjustments.select_related("subject").order_by("made_at", "pk"))
    if changes:
        blocks.append(Heading("二、调整情况"))
        blocks += [
            Paragraph(
                f"{written(timezone.localdate(change.made_at))}{WORDS[change.what]}“{change.subject}”：{change.why}"
            )
            for change in changes
        ]
    signed = timezone.localdate(found.published_at) if found.published_at else timezone.localdate()
    return Letter(
        head=f"{office}文件",
        title=f"{office}{found.year}年度协商计划{'' if found.published_at else '（草案）'}",
        blocks=tuple(blocks),
        signature=office,
        signed=signed,
    )


def _passed(found: Plan) -> str:
    """Which meetings it went through, as far as it went."""
    steps = []
    if found.drafted_on:
        steps.append(f"{written(found.drafted_on)}政协党组拟定")
    if found.decided_on:
        steps.append(f"{written(found.decided_on)}党委会议审定（{found.document}）")
    if found.adopted_on:
        body = {"chairmen": "主席会议", "standing": "常委会会议"}[found.adopted_by]
        steps.append(f"{written(found.adopted_on)}{body}通过")
    return f"本计划经{'，'.join(steps)}。" if steps else "本计划正在征集选题。"


def _row(number: int, subject: Subject) -> tuple[str, ...]:
    return (
        str(number),
        subject.title,
        subject.get_kind_display() if subject.kind else "",
        f"{subject.month}月" if subject.month else "",
        str(subject.committee or ""),
        str(subject.leader or ""),
        subject.expected,
    )
