"""What an official paper says, as plain data. Every text is text: nothing in it is ever read as markup."""

from dataclasses import dataclass, field
from datetime import date

DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body. Level 1 is 一、 in 黑体, 2 is （一） in 楷体; the number is part of the text."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its first line two characters in. `flush`: no indent, as for whom a notice addresses."""

    text: str
    flush: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: header and rows of texts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Letter:
    """One paper. Empty parts are left out.

    `head` stands in red on top; `number` (第12期) under it; `issuer` and `day` left and right above the red line;
    `signature` and its day close the body; `record` are the lines of the 版记 at the foot of the last page.
    """

    head: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    issuer: str = ""
    day: date | None = None
    signature: str = ""
    signed: date | None = None
    record: tuple[str, ...] = field(default=())


def written(day: date) -> str:
    """2024年9月12日, the form of GB/T 9704—2012, 7.3.5.4."""
    return f"{day.year}年{day.month}月{day.day}日"


def numbered(place: int) -> str:
    """1 → 一、 … 10 → 十、 … 21 → 二十一、"""
    tens, ones = divmod(place, 10)
    word = ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")
    return f"{word}、"


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text as people type it: one paragraph a line, empty lines and leading blanks dropped."""
    return tuple(Paragraph(line.strip()) for line in text.splitlines() if line.strip())
