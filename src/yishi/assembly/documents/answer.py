"""A letter as the answer to a request."""

from django.http import Http404, HttpResponse

from yishi.assembly.documents.docx import render_docx
from yishi.assembly.documents.fonts import office_folder
from yishi.assembly.documents.letters import Letter
from yishi.assembly.documents.pdf import render_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"pdf": ("application/pdf", "inline"), "docx": (WORD, "attachment")}


def content(letter: Letter, *, form: str, reader: str = "") -> bytes:
    """The letter as `pdf` or `docx`, in the office's own fonts. `reader`: whose name an internal paper bears."""
    named = reader if letter.internal else ""
    if form == "pdf":
        return render_pdf(letter, fonts=office_folder(), reader=named)
    return render_docx(letter, reader=named)


def answer_with(letter: Letter, *, form: str, name: str, reader: str = "") -> HttpResponse:
    """The letter as `pdf`, shown in the browser, or as `docx` to keep. 404 for any other form.

    `reader`: the name drawn over each page of a paper that is marked internal, which never leaves without one.
    """
    if form not in FORMS:
        raise Http404(form)
    content_type, how = FORMS[form]
    response = HttpResponse(content(letter, form=form, reader=reader), content_type=content_type)
    response["Content-Disposition"] = f'{how}; filename="{name}.{form}"'
    return response
