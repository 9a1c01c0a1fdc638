"""A small book as PDF, A5 in one column: cover, contents with page numbers, foreword, chapters."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import typst
from django.http import HttpResponse

from yishi.assembly.documents.fonts import FACES, FOLDER, families, office_folder
from yishi.assembly.documents.letters import Block, Heading, Paragraph, written
from yishi.assembly.documents.pdf import STANDARD, UNDATED

TEMPLATE = Path(__file__).resolve().parent / "templates" / "book.typ"


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """`day`: when it was published; a `draft` says so on its cover."""

    title: str
    issuer: str
    day: date | None
    draft: bool
    foreword: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]


def render_book(book: Book, *, fonts: Path | None = None) -> bytes:
    """The book as PDF/A-2b, the same bytes each time. `fonts`: the office's own."""
    day = book.day or UNDATED
    data = {
        "title": book.title,
        "issuer": book.issuer,
        "day": written(book.day) if book.day else "",
        "draft": book.draft,
        "made": [day.year, day.month, day.day],
        "foreword": [one.text for one in book.foreword],
        "chapters": [{"title": one.title, "blocks": [_block(block) for block in one.blocks]} for one in book.chapters],
        "fonts": {name: families(name) for name in FACES},
        "weights": {name: face.weight for name, face in FACES.items()},
    }
    return bytes(
        typst.compile(
            str(TEMPLATE),
            font_paths=[str(folder) for folder in (fonts, FOLDER) if folder is not None],
            ignore_system_fonts=True,
            sys_inputs={"book": json.dumps(data)},
            pdf_standards=[STANDARD],
        )
    )


def answer_with_book(book: Book, *, name: str) -> HttpResponse:
    """The book, shown in the browser."""
    response = HttpResponse(render_book(book, fonts=office_folder()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _block(block: Block) -> dict[str, object]:
    return {"heading": isinstance(block, Heading), **asdict(block)}
