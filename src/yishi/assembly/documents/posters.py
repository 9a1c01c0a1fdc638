"""A sheet with a code for people to scan, as A4 or A5 in PDF: set by Typst from data, never from markup."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import typst
from django.http import Http404, HttpResponse

from yishi.assembly.documents.fonts import FACES, FOLDER, families, office_folder

TEMPLATE = Path(__file__).resolve().parent / "templates" / "poster.typ"
PAPERS = ("a4", "a5")


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on the sheet, from top to bottom. `code` is an SVG of the code."""

    head: str
    question: str
    why: str
    code: str
    steps: tuple[str, ...]
    until: str
    data: str
    foot: str


def render_poster(poster: Poster, *, paper: str, fonts: Path | None = None) -> bytes:
    """The sheet as PDF, the same bytes each time. `paper`: one of `PAPERS`; `fonts`: the office's own."""
    faces = {
        "fonts": {name: families(name) for name in FACES},
        "weights": {name: face.weight for name, face in FACES.items()},
    }
    return bytes(
        typst.compile(
            str(TEMPLATE),
            font_paths=[str(folder) for folder in (fonts, FOLDER) if folder is not None],
            ignore_system_fonts=True,
            sys_inputs={"poster": json.dumps(asdict(poster)), "paper": paper, "faces": json.dumps(faces)},
        )
    )


def answer_with_poster(poster: Poster, *, paper: str, name: str) -> HttpResponse:
    """The sheet, shown in the browser. 404 for any other paper."""
    if paper not in PAPERS:
        raise Http404(paper)
    content = render_poster(poster, paper=paper, fonts=office_folder())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{paper}.pdf"'
    return response
