"""A proposal, a unit's answer and the list for a hand-over meeting as official papers."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.documents.letters import (
    Block,
    Form,
    Heading,
    Letter,
    Paragraph,
    Table,
    numbered,
    paragraphs,
    written,
)
from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals import queries
from yishi.assembly.proposals.handling import queries as handling
from yishi.assembly.proposals.handling.models import Assignment, SuggestionAnswer
from yishi.assembly.proposals.models import Proposal, Signature
from yishi.engine import privacy

HANDED_TEXT = """题头：{{ 题头 }}
标题：{{ 标题 }}
落款：{{ 落款 }}

> {{ 承办单位 }}：
现将下列提案交由你单位办理。请按期签收、与提案人沟通并答复；不属于你单位职责的，请在签收期限内退回，不得自行转办。
{{ 正文 }}
"""


def proposal(found: Proposal) -> Letter:
    """提案: who proposes, situation, analysis, numbered suggestions, and how it was examined."""
    office = found.assembly.short_name
    day = timezone.localdate(found.submitted_at or found.created_at)
    return Letter(
        head=f"{office}提案",
        number=f"第{found.number:03}号" if found.number else "",
        issuer=str(found.plenary),
        day=day,
        title=found.title,
        blocks=(*_proposers(found), *_body(found), *_examined(found)),
        record=(f"{office}提案委员会　　{written(day)}",),
    )


def reply(assignment: Assignment) -> Letter:
    """答复 in letter form: title, number, class, addressees (全国政协提案工作条例); an assisting opinion has a title of
    its own."""
    proposal, answer = assignment.proposal, assignment.reply
    day = timezone.localdate(assignment.answered_at) if assignment.answered_at else timezone.localdate()
    what = "会办意见" if assignment.part == Assignment.Part.ASSISTING else "答复"
    blocks: list[Block] = [*paragraphs(answer.text)]
    said = list(answer.answers.select_related("suggestion"))
    if said:
        blocks.append(Heading("逐条说明"))
        blocks += [Paragraph(_said(row)) for row in said]
    return Letter(
        form=Form.LETTER,
        head=assignment.unit.name,
        number=answer.letter_number,
        result=f"办理结果：{answer.result.code}类" if answer.result else "",
        title=f"关于{assignment.assembly.short_name}{proposal.plenary}第{proposal.number:03}号提案的{what}",
        addressee=f"{'、'.join(addressees(proposal))}委员",
        blocks=tuple(blocks),
        signature=assignment.unit.name,
        signed=day,
        note=f"签发人：{answer.signed_by}" if answer.signed_by else "",
        copies=(f"{assignment.assembly.short_name}提案委员会",),
    )


def handed(unit: HandlingUnit, rows: Iterable[Assignment]) -> Letter:
    """交办清单: what one unit has to sign for and to answer, and until when."""
    office = f"{unit.assembly.short_name}提案委员会"
    lines = tuple(
        (
            f"{row.proposal.number:03}",
            row.proposal.title,
            str(row.proposal.body or row.proposal.member),
            str(row.get_part_display()),
            written(row.sign_due),
            written(row.due),
        )
        for row in rows
    )
    return Letter(
        head=office,
        title="提案交办清单",
        blocks=(Table(("案号", "案由", "提案人", "方式", "签收期限", "答复期限"), lines),),
        signature=office,
        signed=timezone.localdate(),
    )


def addressees(found: Proposal) -> list[str]:
    """Everybody who is answered: the signers, and the signers of the proposals merged into it."""
    names = []
    for one in (found, *found.merged.select_related("member")):
        names += [one.body or one.member.name, *_cosigners(one)]
    return list(dict.fromkeys(names))


def _cosigners(found: Proposal) -> list[str]:
    agreed = found.signatures.filter(answer=Signature.Answer.AGREED).select_related("member")
    return [row.member.name for row in agreed]


def _proposers(found: Proposal) -> list[Block]:
    names = "、".join(_cosigners(found))
    lines = [f"提案人：{found.body or found.member.name}", f"联名人：{names}" if names else ""]
    wished = "、".join(unit.name for unit in found.wished.all())
    lines += [f"类型：{found.get_kind_display()}", f"建议承办单位：{wished}" if wished else ""]
    return [Paragraph(line, flush=True) for line in lines if line]


def _body(found: Proposal) -> list[Block]:
    blocks: list[Block] = []
    for place, (word, text) in enumerate((("情况与问题", found.situation), ("分析", found.analysis)), start=1):
        blocks += [Heading(f"{numbered(place)}{word}"), *paragraphs(privacy.mask(text))]
    blocks.append(Heading(f"{numbered(3)}建议"))
    return [*blocks, *(Paragraph(f"{row.number}. {privacy.mask(row.text)}") for row in found.suggestions.all())]


def _examined(found: Proposal) -> list[Block]:
    row = found.examinations.filter(decided_at__isnull=False).first()
    if row is None:
        return []
    words = "，".join(word for word in (str(row.get_decision_display()), row.opinion) if word)
    return [Heading(f"{numbered(4)}审查意见"), Paragraph(f"{words}。")]


def _said(row: SuggestionAnswer) -> str:
    due = f"，计划于{written(row.due)}前完成" if row.due else ""
    words = f"：{row.words}" if row.words else ""
    return f"{row.suggestion.number}. {row.suggestion.text}（{row.get_fate_display()}{due}）{words}"


def _newest(user: Any) -> Proposal | None:
    return queries.proposals(user).filter(submitted_at__isnull=False).order_by("-submitted_at").first()


def reply_for(user: Any, public_id: str) -> Assignment:
    found = handling.get_for(user, public_id, to="read")
    if not hasattr(found, "reply"):
        raise Http404(public_id)
    return found


def _newest_unit(user: Any) -> HandlingUnit | None:
    row = handling.assignments(user).order_by("-pk").first()
    return row.unit if row is not None else None


def _newest_reply(user: Any) -> Assignment | None:
    return handling.assignments(user).filter(answered_at__isnull=False).order_by("-answered_at").first()


PROPOSAL = PaperKind(
    "proposal",
    _("提案"),
    letter=proposal,
    newest=_newest,
    model=Proposal,
    find=queries.get_for,
    page="proposals:proposal",
    fixed="submitted_at",
    facts={
        "案由": lambda found: found.title,
        "案号": lambda found: f"{found.number:03}" if found.number else "",
        "提案人": lambda found: found.body or found.member.name,
        "届次": lambda found: str(found.plenary),
        "机关": lambda found: found.assembly.short_name,
    },
)
HANDED = PaperKind(
    "handed",
    _("提案交办清单"),
    letter=lambda unit: handed(unit, handling.handed_to(unit)),
    newest=_newest_unit,
    facts={"承办单位": lambda unit: unit.name, "机关": lambda unit: unit.assembly.short_name},
    text=HANDED_TEXT,
)
REPLY = PaperKind(
    "reply",
    _("提案答复"),
    letter=reply,
    newest=_newest_reply,
    model=Assignment,
    find=reply_for,
    page="proposals:assignment",
    fixed="answered_at",
    facts={
        "案由": lambda found: found.proposal.title,
        "案号": lambda found: f"{found.proposal.number:03}",
        "承办单位": lambda found: found.unit.name,
        "办理结果": lambda found: found.reply.result.code if found.reply.result else "",
    },
)
