"""Reads a produced PDF with a ruler: where its characters stand, in millimetres from the top left of the page."""

from dataclasses import dataclass
from itertools import groupby

import pypdfium2

MM = 25.4 / 72


@dataclass(frozen=True)
class Character:
    text: str
    left: float
    right: float
    middle: float  # of its height, from the page's top


@dataclass(frozen=True)
class Line:
    text: str
    left: float
    right: float
    middle: float


def characters(pdf: bytes, page: int) -> list[Character]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        height, text = sheet.get_height(), sheet.get_textpage()
        found = []
        for index in range(text.count_chars()):
            word = text.get_text_range(index, 1)
            if word.strip():
                left, bottom, right, top = text.get_charbox(index, loose=True)
                found.append(Character(word, left * MM, right * MM, (height - (top + bottom) / 2) * MM))
        return found
    finally:
        document.close()


def lines(pdf: bytes, page: int) -> list[Line]:
    """The page's lines from top to bottom, the page number left out."""
    ordered = sorted(characters(pdf, page), key=lambda c: (round(c.middle, 0), c.left))
    found = []
    for _middle, group in groupby(ordered, key=lambda c: round(c.middle, 0)):
        row = list(group)
        found.append(Line("".join(c.text for c in row), row[0].left, row[-1].right, row[0].middle))
    return [line for line in found if not line.text.startswith("—")]


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
