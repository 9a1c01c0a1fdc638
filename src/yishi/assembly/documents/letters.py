"""What an official paper says, as plain data. Every text is text: nothing in it is ever read as markup."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


class Form(StrEnum):
    """The forms of GB/T 9704—2012 that an assembly's papers take; `BULLETIN` (简报) is the custom of offices."""

    GENERAL = "general"  # 下行文, 平行文: clause 7
    UPWARD = "upward"  # 上行文: 7.2.5, 7.2.6
    LETTER = "letter"  # 信函格式: 10.1
    MINUTES = "minutes"  # 纪要格式: 10.3
    BULLETIN = "bulletin"


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: its name stands under the body (7.3.4); one with blocks follows on a page of its own (7.3.7)."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One paper. Empty parts are left out.

    `head` stands in red on top; `number` (澄协发〔2024〕3号, 第12期) under it, with the `signatories` of a paper
    that goes up; `issuer` and `day` left and right above the red line. `copy_number`, `secrecy` and `urgency` are
    the marks in the upper left corner, the `result` (办理结果：A类) of an answer below them. `addressee` (主送) opens
    the body; `attachments`, `attendance` (word, names) of minutes, `signature` and its day, and the `note` (附注)
    close it; `sealed`: room is left for the seal. `record` are free lines of the 版记 at the foot of the last page,
    `copies` (抄送) and `printed_by` on the day `printed` its own. An `internal` paper is only ever made out to a
    reader.
    """

    head: str
    title: str
    blocks: tuple[Block, ...]
    form: Form = Form.GENERAL
    number: str = ""
    signatories: tuple[str, ...] = ()
    issuer: str = ""
    day: date | None = None
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    result: str = ""
    addressee: str = ""
    attachments: tuple[Attachment, ...] = ()
    attendance: tuple[tuple[str, str], ...] = ()
    signature: str = ""
    signed: date | None = None
    sealed: bool = False
    note: str = ""
    record: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    printed_by: str = ""
    printed: date | None = None
    internal: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """份号, 密级, 紧急程度 from top to bottom (7.2.1 to 7.2.3), and what an answer came to."""
        return tuple(mark for mark in (self.copy_number, self.secrecy, self.urgency, self.result) if mark)

    @property
    def copied(self) -> str:
        """抄送：甲，乙。 (7.4.2)"""
        return f"抄送：{'，'.join(self.copies)}。" if self.copies else ""

    @property
    def printing(self) -> tuple[str, str]:
        """印发机关 and 印发日期 (7.4.3); a letter has none (10.1)."""
        if self.form is Form.LETTER or not (self.printed_by or self.printed):
            return ("", "")
        return self.printed_by, f"{written(self.printed)}印发" if self.printed else ""

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """附件说明 as (number, title): one attachment has no number (7.3.4)."""
        if len(self.attachments) == 1:
            return (("", self.attachments[0].title),)
        return tuple((f"{place}.", one.title) for place, one in enumerate(self.attachments, start=1))

    @property
    def enclosed(self) -> tuple[tuple[str, Attachment], ...]:
        """The attachments that follow, each with what stands on its first line: 附件, 附件2."""
        alone = len(self.attachments) == 1
        names = ((f"附件{'' if alone else place}", one) for place, one in enumerate(self.attachments, start=1))
        return tuple((name, one) for name, one in names if one.blocks)


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
