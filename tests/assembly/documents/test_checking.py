"""The checker finds our papers right, finds what is wrong in wrong ones, and never breaks on what is no paper."""

import io
import subprocess
import sys

import docx
import pytest
from django.core.files.base import ContentFile
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

from tests.assembly.documents.forms import FORMS
from yishi.assembly.documents import checking, layout
from yishi.assembly.documents.docx import render_docx
from yishi.assembly.documents.pdf import NUMBERS, render_pdf

MOST_OFF = 0.5  # mm that our own papers may be off: half of what the standard allows


def wrong(content: bytes) -> set[str]:
    return {row.clause for row in checking.check(content) if not row.ok}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_as_the_standard_wants_it(name):
    letter = FORMS[name]
    reader = "林晓燕" if letter.internal else ""
    for content in (render_pdf(letter, reader=reader), render_docx(letter, reader=reader)):
        rows = checking.check(content)
        assert [row for row in rows if not row.ok] == []
        assert checking.worst(rows) <= MOST_OFF


@pytest.mark.parametrize(
    ("number", "value", "clause"),
    [
        ("left", 31.0, "5.2.1"),
        ("top", 33.0, "5.2.1"),
        ("line_pitch", layout.TEXT[1] / 20 * layout.POINTS_A_MM, "5.2.3"),
        ("character_pitch", layout.TEXT[0] / 26 * layout.POINTS_A_MM, "5.2.3"),
        ("body", 14.0, "5.2.2"),
        ("title", 18.0, "7.3.1"),
        ("head_below", 25.0, "7.2.4"),
        ("rule_below", 8.0, "7.2.7"),
        ("outer", 0.8, "7.4.1"),
        ("number_below", 12.0, "7.5"),
    ],
)
def test_a_pdf_that_is_off_is_found_out(monkeypatch, number, value, clause):
    monkeypatch.setitem(NUMBERS, number, value)
    assert clause in wrong(render_pdf(FORMS["general"]))


@pytest.mark.parametrize(
    ("number", "value"), [("letter_head", 36.0), ("letter_rule_foot", 26.0), ("letter_rule_width", 164.0)]
)
def test_a_letter_that_is_off_is_found_out(monkeypatch, number, value):
    monkeypatch.setitem(NUMBERS, number, value)
    assert "10.1" in wrong(render_pdf(FORMS["letter"]))


def edited(change) -> bytes:
    """Our paper after somebody worked on it in Word."""
    document = docx.Document(io.BytesIO(render_docx(FORMS["general"])))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _narrow(document):
    document.sections[0].left_margin = Mm(20)


def _small(document):
    document.styles["公文正文"].font.size = Pt(12)


def _unnumbered(document):
    for paragraph in document.sections[0].footer.paragraphs:
        paragraph.clear()
        for field in list(paragraph._p):
            paragraph._p.remove(field)


def _gridless(document):
    properties = document.sections[0]._sectPr
    properties.remove(properties.xpath("./w:docGrid")[0])


@pytest.mark.parametrize(
    ("change", "clause"), [(_narrow, "5.2.1"), (_small, "5.2.2"), (_unnumbered, "7.5"), (_gridless, "5.2.3")]
)
def test_an_edited_docx_that_is_off_is_found_out(change, clause):
    assert clause in wrong(edited(change))


def test_a_docx_from_nowhere_is_measured_too():
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    assert {"5.1", "5.2.1", "5.2.3", "7.5"} <= wrong(buffer.getvalue())


@given(st.sampled_from((b"%PDF-", b"PK\x03\x04", b"")), st.binary(max_size=300))
def test_what_is_no_paper_is_told(start, noise):
    with pytest.raises(checking.Unreadable):
        checking.check(start + noise)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page(browse, clerk, member, language):
    page = browse(clerk, language)
    assert page.get("/papers/check").status_code == 200
    paper = ContentFile(render_pdf(FORMS["general"]), name="通知.pdf")
    shown = page.post("/papers/check", {"file": paper}).content.decode()
    assert "通知.pdf" in shown
    assert "7.2.4" in shown
    answer = page.post("/papers/check", {"file": ContentFile(b"junk", name="a.pdf")})
    assert answer.status_code == 200
    assert browse(member).get("/papers/check").status_code == 403


def test_the_command_tells_by_its_exit_code(tmp_path):
    command = [sys.executable, "-m", "yishi.cli", "check-paper"]
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.docx"
    good.write_bytes(render_pdf(FORMS["general"]))
    bad.write_bytes(edited(_narrow))
    assert subprocess.run([*command, good], capture_output=True, cwd=tmp_path).returncode == 0
    found = subprocess.run([*command, bad, "--lang", "en"], capture_output=True, text=True, cwd=tmp_path)
    assert (found.returncode, "Left margin" in found.stdout) == (1, True)
    assert subprocess.run([*command, tmp_path / "none"], capture_output=True, cwd=tmp_path).returncode == 2
