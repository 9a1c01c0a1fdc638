"""A letter as PDF: set by Typst from the letter's data, which it reads as data and never as markup."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

import typst

from yishi.assembly.documents import layout
from yishi.assembly.documents.fonts import FACES, FOLDER, families
from yishi.assembly.documents.letters import Block, Form, Heading, Letter, Paragraph, written

TEMPLATE = Path(__file__).resolve().parent / "templates" / "letter.typ"
STANDARD: Final = "a-2b"  # ISO 19005-2: fonts inside, nothing that ages
UNDATED = date(1980, 1, 1)  # PDF/A asks for a day of making: the same letter gives the same bytes
PLAIN = (
    "head", "title", "form", "number", "issuer", "copy_number", "addressee", "signature", "sealed", "note",
    "signatories", "marks", "attendance", "listed",
)  # fmt: skip
NUMBERS = {
    "top": layout.TOP,
    "left": layout.LEFT,
    "right": layout.RIGHT,
    "bottom": layout.BOTTOM,
    "body": layout.BODY,
    "title": layout.TITLE,
    "small": layout.SMALL,
    "line_pitch": layout.LINE_PITCH,
    "character_pitch": layout.CHARACTER_PITCH,
    "title_pitch": layout.TITLE_PITCH,
    "head_below": layout.HEAD_BELOW,
    "red": layout.RED,
    "rule_below": layout.RULE_BELOW,
    "rule_red": layout.RULE_RED,
    "title_after": layout.TITLE_AFTER,
    "addressee_after": layout.ADDRESSEE_AFTER,
    "listed_after": layout.LISTED_AFTER,
    "sealed_after": layout.SEALED_AFTER,
    "unsealed_after": layout.UNSEALED_AFTER,
    "sealed_right": layout.SEALED_RIGHT,
    "unsealed_right": layout.UNSEALED_RIGHT,
    "attachment_title_line": layout.ATTACHMENT_TITLE_LINE,
    "outer": layout.RECORD_OUTER,
    "inner": layout.RECORD_INNER,
    "number_below": layout.NUMBER_BELOW,
    "letter_head": layout.LETTER_HEAD,
    "letter_rule_below": layout.LETTER_RULE_BELOW,
    "letter_rule_foot": layout.LETTER_RULE_FOOT,
    "letter_rule_width": layout.LETTER_RULE_WIDTH,
    "letter_gap": layout.LETTER_GAP,
    "double": layout.DOUBLE,
    "watermark": layout.WATERMARK,
    "watermark_size": layout.WATERMARK_SIZE,
    "fonts": {face: families(face) for face in FACES},
    "weights": {name: face.weight for name, face in FACES.items()},
}


def render_pdf(letter: Letter, *, fonts: Path | None = None, reader: str = "") -> bytes:
    """The letter as PDF/A-2b, the same bytes each time. `fonts`: a folder with the office's own licensed fonts.

    `reader`: who it is made out to, drawn over each page. Raises ValueError for an internal paper without a reader.
    """
    made_out(letter, reader)
    folders = [str(folder) for folder in (fonts, FOLDER) if folder is not None]
    return bytes(
        typst.compile(
            str(TEMPLATE),
            font_paths=folders,
            ignore_system_fonts=True,
            sys_inputs={"letter": json.dumps(_data(letter, reader)), "layout": json.dumps(_layout(letter))},
            pdf_standards=[STANDARD],
        )
    )


def made_out(letter: Letter, reader: str) -> None:
    """Raises ValueError when an internal paper would leave without its reader's name."""
    if letter.internal and not reader:
        raise ValueError("an internal paper is made out to a reader")


def _data(letter: Letter, reader: str) -> dict[str, Any]:
    day = letter.signed or letter.day or letter.printed or UNDATED
    return {
        **{name: getattr(letter, name) for name in PLAIN},
        "day": written(letter.day) if letter.day else "",
        "signed": written(letter.signed) if letter.signed else "",
        "made": [day.year, day.month, day.day],
        "reader": reader,
        "blocks": [_block(block) for block in letter.blocks],
        "enclosed": [
            {"name": name, "title": one.title, "blocks": [_block(block) for block in one.blocks]}
            for name, one in letter.enclosed
        ],
        "record": _record(letter),
    }


def _record(letter: Letter) -> list[list[str]]:
    """The entries of the 版记: one text, or a word and what hangs beside it, or a text on either side."""
    copied = [["抄送：", letter.copied.removeprefix("抄送：")]] if letter.copied else []
    printing = [list(letter.printing)] if any(letter.printing) else []
    return [*([line] for line in letter.record), *copied, *printing]


def _block(block: Block) -> dict[str, Any]:
    kind = "heading" if isinstance(block, Heading) else "paragraph" if isinstance(block, Paragraph) else "table"
    return {"kind": kind, **asdict(block)}


def _layout(letter: Letter) -> dict[str, Any]:
    """The standard's numbers under the names that the template uses."""
    by_custom = letter.form in (Form.MINUTES, Form.BULLETIN)
    return {
        **NUMBERS,
        "head_size": layout.head_size(letter.head),
        "number_after": layout.ISSUE_AFTER if by_custom else layout.NUMBER_AFTER,
    }
