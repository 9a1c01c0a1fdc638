"""A letter as the answer to a request."""

from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse

from yishi.assembly.documents.docx import render_docx
from yishi.assembly.documents.letters import Letter
from yishi.assembly.documents.pdf import render_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def answer_with(letter: Letter, *, form: str, name: str) -> HttpResponse:
    """The letter as `pdf`, shown in the browser, or as `docx` to keep. 404 for any other form."""
    forms: Mapping[str, tuple[Callable[[Letter], bytes], str, str]] = {
        "pdf": (_pdf, "application/pdf", "inline"),
        "docx": (render_docx, WORD, "attachment"),
    }
    if form not in forms:
        raise Http404(form)
    render, content_type, how = forms[form]
    response = HttpResponse(render(letter), content_type=content_type)
    response["Content-Disposition"] = f'{how}; filename="{name}.{form}"'
    return response


def _pdf(letter: Letter) -> bytes:
    own = settings.OFFICE_FONTS
    return render_pdf(letter, fonts=Path(own) if own else None)
