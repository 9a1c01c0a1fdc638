"""A bulletin as an official paper, in the dress of a 简报."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.documents.letters import Block, Form, Heading, Letter, Paragraph, numbered, paragraphs
from yishi.assembly.opinions import queries
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.papers.kinds import PaperKind

HEADS = {
    Bulletin.Kind.SPECIAL: "社情民意专报",
    Bulletin.Kind.REPORTS: "社情民意",
    Bulletin.Kind.CONSULTATION: "协商专报",
}


def bulletin(found: Bulletin) -> Letter:
    """情况–分析–建议 under a red head, or the reports it carries; a draft's number says that it is one."""
    day = timezone.localdate(found.issued_at) if found.issued_at else timezone.localdate()
    office = found.assembly.short_name
    carried = queries.items(found)
    record = (f"报：{found.addressees}", f"签发：{found.signatory}" if found.signatory else "")
    return Letter(
        form=Form.BULLETIN,
        head=f"{office}{HEADS[Bulletin.Kind(found.kind)]}",
        number=f"第{found.issue}期" if found.issue else "（未签发）",
        issuer=f"{office}办公室",
        day=day,
        title=found.title,
        blocks=tuple(_carried(carried) if carried else (*_parts(found), *_sender(found))),
        record=tuple(line for line in record if line),
        printed_by=f"{office}办公室",
        printed=day,
    )


def _parts(text: Any, level: int = 1) -> Iterator[Block]:
    parts = (("情况", text.situation), ("分析", text.analysis), ("建议", text.advice))
    for place, (word, part) in enumerate(((word, part) for word, part in parts if part.strip()), start=1):
        number = numbered(place) if level == 1 else f"（{numbered(place).removesuffix('、')}）"
        yield Heading(f"{number}{word}", level)
        yield from paragraphs(part)


def _sender(found: Bulletin) -> Iterator[Block]:
    """Whose text it was, where an assembly below sent it."""
    if found.incoming is not None:
        yield Paragraph(f"（来稿单位：{found.incoming.received.link.name}）")


def _carried(items: list[tuple[Any, Any]]) -> Iterator[Block]:
    """Each report under its title, with who reflects it."""
    for item, text in items:
        yield Heading(f"{numbered(item.place)}{text.title}")
        yield from _parts(text, level=2)
        yield Paragraph(f"（反映人：{item.report.reflector}）")


def _newest(user: Any) -> Bulletin | None:
    return queries.bulletins(user).order_by("-created_at").first()


def _find(user: Any, public_id: str) -> Bulletin:
    return queries.get_for(user, public_id, to="print")


BULLETIN = PaperKind(
    "bulletin",
    _("社情民意专报"),
    letter=bulletin,
    newest=_newest,
    model=Bulletin,
    find=_find,
    page="opinions:bulletin",
    fixed="issued_at",
    facts={
        "种类": lambda found: HEADS[Bulletin.Kind(found.kind)],
        "签发人": lambda found: found.signatory,
        "机关": lambda found: found.assembly.short_name,
    },
)
