"""A bulletin as an official paper, in the dress of a 简报."""

from django.utils import timezone

from yishi.assembly.documents.letters import Block, Heading, Letter, numbered, paragraphs, written
from yishi.assembly.opinions.models import Bulletin


def bulletin(found: Bulletin) -> Letter:
    """情况–分析–建议 under a red head; until it is issued, the number says that it is a draft."""
    day = timezone.localdate(found.issued_at) if found.issued_at else timezone.localdate()
    parts = (("情况", found.situation), ("分析", found.analysis), ("建议", found.advice))
    blocks: list[Block] = []
    for place, (word, text) in enumerate(parts, start=1):
        blocks += [Heading(f"{numbered(place)}{word}"), *paragraphs(text)]
    office = found.assembly.short_name
    return Letter(
        head=f"{office}社情民意专报",
        number=f"第{found.issue}期" if found.issue else "（未签发）",
        issuer=f"{office}办公室",
        day=day,
        title=found.title,
        blocks=tuple(blocks),
        record=tuple(
            line
            for line in (
                f"报：{found.addressees}",
                f"签发：{found.signatory}" if found.signatory else "",
                f"{office}办公室　　{written(day)}印发",
            )
            if line
        ),
    )
