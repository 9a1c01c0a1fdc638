"""Reads a PDF with a ruler: characters and rules, in millimetres from the top left of each page."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from yishi.assembly.documents.checking.rows import Unreadable

MM = 25.4 / 72
SHORTEST = 100.0  # mm: what is shorter is no rule of a paper
MOST_PAGES = 200
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Character:
    """`left`, `right`: its advance; `top`, `bottom`: its ink; `size` in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Rule:
    left: float
    right: float
    top: float
    bottom: float
    thick: float
    colour: Colour

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline, from left to right; its size and font are its most frequent ones."""

    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)

    @property
    def left(self) -> float:
        return self.characters[0].left

    @property
    def right(self) -> float:
        return self.characters[-1].right

    @property
    def top(self) -> float:
        return min(character.top for character in self.characters)

    @property
    def bottom(self) -> float:
        return max(character.bottom for character in self.characters)

    @property
    def baseline(self) -> float:
        return self.characters[0].baseline

    @property
    def size(self) -> float:
        return Counter(round(character.size, 1) for character in self.characters).most_common(1)[0][0]

    @property
    def font(self) -> str:
        return Counter(character.font for character in self.characters).most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class Sheet:
    width: float
    height: float
    lines: tuple[Line, ...]  # black, from top to bottom
    red: tuple[Line, ...]
    rules: tuple[Rule, ...]


def is_red(colour: Colour) -> bool:
    red, green, blue = colour
    return red > 150 and green < 90 and blue < 90


def is_black(colour: Colour) -> bool:
    return max(colour) < 100


def read(pdf: bytes) -> list[Sheet]:
    """Every page. Grey characters (a watermark) are left out. Raises `Unreadable`."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Unreadable from error
    try:
        return [_sheet(document[place]) for place in range(min(len(document), MOST_PAGES))]
    finally:
        document.close()


def _sheet(page: Any) -> Sheet:
    found = list(_characters(page))
    return Sheet(
        width=page.get_width() * MM,
        height=page.get_height() * MM,
        lines=_lines(character for character in found if is_black(character.colour)),
        red=_lines(character for character in found if is_red(character.colour)),
        rules=tuple(sorted(_rules(page), key=lambda rule: (rule.middle, rule.left))),
    )


def _lines(characters: Iterator[Character]) -> tuple[Line, ...]:
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda one: one.baseline):
        if rows and character.baseline - rows[-1][0].baseline < 1:
            rows[-1].append(character)
        else:
            rows.append([character])
    return tuple(Line(tuple(sorted(row, key=lambda one: one.left))) for row in rows)


def _characters(page: Any) -> Iterator[Character]:
    text, height = page.get_textpage(), page.get_height()
    for place in range(text.count_chars()):
        word = text.get_text_range(place, 1)
        if not word.strip():
            continue
        left, _bottom, right, _top = text.get_charbox(place, loose=True)
        _left, bottom, _right, top = text.get_charbox(place)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        yield Character(
            text=word,
            left=left * MM,
            right=right * MM,
            top=(height - top) * MM,
            bottom=(height - bottom) * MM,
            baseline=(height - y.value) * MM,
            size=_size(text, place),
            font=_font(text, place),
            colour=_colour(pdfium.FPDFText_GetFillColor, text, place),
        )


def _size(text: Any, place: int) -> float:
    """As set on the page: the font's size times what its matrix stretches."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, place, matrix)
    return float(pdfium.FPDFText_GetFontSize(text, place) * (matrix.b**2 + matrix.d**2) ** 0.5)


def _font(text: Any, place: int) -> str:
    """Its name without the six letters of a subset."""
    flags, room = ctypes.c_int(), ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text, place, room, 200, flags)
    name = room.value.decode("utf-8", "replace")
    return name[7:] if name[6:7] == "+" else name


def _colour(ask: Any, *of: Any) -> Colour:
    parts = [ctypes.c_uint() for _channel in range(4)]
    ask(*of, *parts)
    return parts[0].value, parts[1].value, parts[2].value


def _rules(page: Any) -> Iterator[Rule]:
    height = page.get_height()
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * MM < SHORTEST or (top - bottom) * MM > 3:
            continue
        filled, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        pdfium.FPDFPath_GetDrawMode(thing, filled, stroked)
        pdfium.FPDFPageObj_GetStrokeWidth(thing, width)
        ask = pdfium.FPDFPageObj_GetStrokeColor if stroked.value else pdfium.FPDFPageObj_GetFillColor
        if stroked.value:  # the bounds of a stroke are wider than its ink by the stroke's width on every side
            left, right, middle = left + width.value, right - width.value, (top + bottom) / 2
            top, bottom = middle + width.value / 2, middle - width.value / 2
        yield Rule(
            left=left * MM,
            right=right * MM,
            top=(height - top) * MM,
            bottom=(height - bottom) * MM,
            thick=(top - bottom) * MM,
            colour=_colour(ask, thing),
        )
