"""The notice and the minutes of a consultation as official papers."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.consultation import queries
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.documents.letters import Block, Form, Heading, Letter, Paragraph, numbered, paragraphs, written
from yishi.assembly.papers.kinds import PaperKind


def notice(found: Consultation) -> Letter:
    """通知: who is asked to come where and when, to talk about what."""
    starts = timezone.localtime(found.starts_at)
    facts = [
        ("会议时间", f"{written(starts.date())}{starts:%H:%M}。"),
        ("会议地点", f"{found.venue}。"),
        ("协商议题", f"{found.title}。"),
        ("协商目的", found.purpose),
        ("参加单位", "、".join(unit.name for unit in found.units.all())),
        ("有关要求", "请阅读会前材料，会前可在手机上提出意见并对其他委员的意见表态；不能参加的请说明事由。"),
    ]
    blocks: list[Block] = [
        Paragraph("各位受邀委员：", flush=True),
        Paragraph(f"定于近日召开“{found.title}”协商会，现将有关事项通知如下。"),
    ]
    for place, (word, text) in enumerate(((w, t) for w, t in facts if t), start=1):
        blocks += [Heading(f"{numbered(place)}{word}"), *paragraphs(text)]
    office = found.assembly.short_name
    return Letter(
        head=f"{office}办公室",
        title=f"关于召开“{found.title}”协商会的通知",
        blocks=tuple(blocks),
        signature=f"{office}办公室",
        signed=timezone.localdate(),
    )


def minutes(found: Consultation) -> Letter:
    """会议纪要: what was said, who was there, and the advice agreed on."""
    day = timezone.localdate(found.starts_at)
    came = [i.member.name for i in found.invitations.select_related("member").filter(attended=True)]
    blocks: list[Block] = [*paragraphs(found.minutes)]
    advice = list(found.advice.select_related("unit"))
    if advice:
        blocks.append(Paragraph("会议形成以下建议："))
        blocks += [Paragraph(f"{item.number}. {item.text}{f'（{item.unit}）' if item.unit else ''}") for item in advice]
    office = found.assembly.short_name
    return Letter(
        form=Form.MINUTES,
        head=f"{office}协商会议纪要",
        issuer=f"{office}办公室",
        day=day,
        title=found.title,
        blocks=tuple(blocks),
        attendance=(("出席", "、".join(came)),) if came else (),
        printed_by=f"{office}办公室",
        printed=timezone.localdate(),
    )


def _newest(user: Any) -> Consultation | None:
    return queries.consultations(user).order_by("-starts_at").first()


def _held(user: Any) -> Consultation | None:
    return queries.consultations(user).exclude(minutes="").order_by("-starts_at").first()


FACTS = {
    "协商题目": lambda found: found.title,
    "会议日期": lambda found: written(timezone.localdate(found.starts_at)),
    "会议地点": lambda found: found.venue,
    "机关": lambda found: found.assembly.short_name,
}
PAGE = "consultation:consultation"
NOTICE = PaperKind(
    "notice",
    _("会议通知"),
    letter=notice,
    newest=_newest,
    model=Consultation,
    find=queries.get_for,
    page=PAGE,
    fixed="noticed_at",
    facts=FACTS,
)
MINUTES = PaperKind(
    "minutes",
    _("协商纪要"),
    letter=minutes,
    newest=_held,
    model=Consultation,
    find=queries.get_for,
    page=PAGE,
    fixed="closed_at",
    facts=FACTS,
)
