"""A letter as PDF: set by Typst from the letter's data, which it reads as data and never as markup."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from yishi.assembly.documents import layout
from yishi.assembly.documents.fonts import FACES, FOLDER, families
from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, written

TEMPLATE = Path(__file__).resolve().parent / "templates" / "letter.typ"


def render_pdf(letter: Letter, *, fonts: Path | None = None) -> bytes:
    """The letter as PDF, the same bytes each time. `fonts`: a folder with the office's own licensed fonts."""
    folders = [str(folder) for folder in (fonts, FOLDER) if folder is not None]
    return bytes(
        typst.compile(
            str(TEMPLATE),
            font_paths=folders,
            ignore_system_fonts=True,
            sys_inputs={"letter": json.dumps(_data(letter)), "layout": json.dumps(_layout(letter))},
        )
    )


def _data(letter: Letter) -> dict[str, Any]:
    return {
        "head": letter.head,
        "title": letter.title,
        "number": letter.number,
        "issuer": letter.issuer,
        "day": written(letter.day) if letter.day else "",
        "signature": letter.signature,
        "signed": written(letter.signed) if letter.signed else "",
        "record": list(letter.record),
        "blocks": [_block(block) for block in letter.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    kind = "heading" if isinstance(block, Heading) else "paragraph" if isinstance(block, Paragraph) else "table"
    return {"kind": kind, **asdict(block)}


def _layout(letter: Letter) -> dict[str, Any]:
    """The standard's numbers under the names that the template uses."""
    return {
        "top": layout.TOP,
        "left": layout.LEFT,
        "right": layout.RIGHT,
        "bottom": layout.BOTTOM,
        "width": layout.TEXT[0],
        "body": layout.BODY,
        "title": layout.TITLE,
        "small": layout.SMALL,
        "line_pitch": layout.LINE_PITCH,
        "character_pitch": layout.CHARACTER_PITCH,
        "head_below": layout.HEAD_BELOW,
        "head_size": min(layout.HEAD_LARGEST, layout.TEXT[0] * layout.POINTS_A_MM / max(len(letter.head), 1)),
        "red": layout.RED,
        "rule_below": layout.RULE_BELOW,
        "rule_red": layout.RULE_RED,
        "outer": layout.RECORD_OUTER,
        "inner": layout.RECORD_INNER,
        "number_below": layout.NUMBER_BELOW,
        "fonts": {face: families(face) for face in FACES},
        "weights": {name: face.weight for name, face in FACES.items()},
    }
