"""Every form of GB/T 9704—2012: where its own parts stand, and that an internal paper names its reader."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from tests.assembly.documents import measure
from tests.assembly.documents.forms import BULLETIN, FORMS, GENERAL, MINUTES, READER, REPLY, UPWARD
from yishi.assembly.documents import Letter, layout, render_docx, render_pdf
from yishi.assembly.documents.letters import written

INK = 1.0  # mm: a character's box against its ink
RIGHT_EDGE = layout.PAGE[0] - layout.RIGHT
CHARACTER = layout.CHARACTER_PITCH / layout.POINTS_A_MM
PITCH = layout.LINE_PITCH / layout.POINTS_A_MM


def printed(letter: Letter) -> bytes:
    return render_pdf(letter, reader=READER if letter.internal else "")


def line(pdf: bytes, page: int, words: str) -> measure.Line:
    return next(line for line in measure.lines(pdf, page) if words in line.text)


def words(pdf: bytes) -> str:
    return "".join(c.text for page in range(measure.pages(pdf)) for c in measure.characters(pdf, page))


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_archivable_and_the_same_bytes_each_time(name):
    pdf = printed(FORMS[name])
    assert b'pdfaid:part="2"' in pdf or b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert pdf == printed(FORMS[name])
    assert render_docx(FORMS[name], reader=READER) == render_docx(FORMS[name], reader=READER)


@pytest.mark.parametrize("name", FORMS)
def test_a_full_page_of_every_form_has_22_lines_of_28_characters(name):
    body = [line for line in measure.lines(printed(replace(FORMS[name], internal=False)), 1)]
    assert len(body) == layout.LINES
    assert {len(line.text) for line in body} == {layout.CHARACTERS}


def test_the_marks_stand_one_under_another_in_the_upper_left_corner():
    pdf = printed(GENERAL)
    rows = [line(pdf, 0, mark) for mark in GENERAL.marks]
    assert [row.left for row in rows] == pytest.approx([layout.LEFT] * 3, abs=1)
    assert rows[1].middle - rows[0].middle == pytest.approx(PITCH, abs=INK)
    assert rows[2].middle - rows[1].middle == pytest.approx(PITCH, abs=INK)


def test_a_paper_that_goes_up_has_its_number_left_and_its_signatories_right():
    pdf = printed(UPWARD)
    number, first = line(pdf, 0, UPWARD.number), line(pdf, 0, "签发人：")
    assert number.left == pytest.approx(layout.LEFT + CHARACTER, abs=1)
    assert first.right == pytest.approx(RIGHT_EDGE - CHARACTER, abs=1)
    assert UPWARD.signatories[-1] in number.text  # 7.2.6: the last signatory's line is the number's
    assert number.middle - first.middle == pytest.approx(PITCH, abs=INK)


def test_a_sealed_paper_has_its_name_over_the_middle_of_its_day():
    pdf = printed(GENERAL)
    page = next(page for page in range(measure.pages(pdf)) if GENERAL.signature in "".join(
        found.text for found in measure.lines(pdf, page)))  # fmt: skip
    name, day = line(pdf, page, GENERAL.signature), line(pdf, page, written(GENERAL.signed))
    assert day.right == pytest.approx(RIGHT_EDGE - layout.SEALED_RIGHT * CHARACTER, abs=1)
    assert name.left + name.right == pytest.approx(day.left + day.right, abs=2)


def test_without_a_seal_the_day_begins_two_characters_further_in():
    letter = replace(UPWARD, signature="中国人民政治协商会议澄川市委员会", blocks=())
    pdf = printed(letter)
    name, day = line(pdf, 0, letter.signature), line(pdf, 0, written(letter.signed))
    assert name.right == pytest.approx(RIGHT_EDGE - layout.UNSEALED_RIGHT * CHARACTER, abs=1)
    assert day.left - name.left == pytest.approx(2 * CHARACTER, abs=1)


def test_an_attachment_follows_on_a_page_of_its_own_before_the_record():
    pdf = printed(GENERAL)
    page = next(page for page in range(measure.pages(pdf)) if measure.lines(pdf, page)[0].text == "附件1")
    top = measure.lines(pdf, page)
    assert top[0].left == pytest.approx(layout.LEFT, abs=1)
    assert top[1].text == "监督小组名单"
    assert top[1].left + top[1].right == pytest.approx(layout.LEFT + RIGHT_EDGE, abs=1)
    assert "印发" in measure.lines(pdf, measure.pages(pdf) - 1)[-1].text


def test_one_attachment_has_no_number_and_several_have():
    assert REPLY.listed == (("", "油烟监测点位表"),)
    assert [number for number, _title in GENERAL.listed] == ["1.", "2."]
    assert [name for name, _attachment in GENERAL.enclosed] == ["附件1"]


def test_a_letter_has_its_head_30_mm_from_the_edge_and_no_number_on_its_first_page():
    pdf = printed(REPLY)
    head = line(pdf, 0, REPLY.head)
    size = layout.head_size(REPLY.head) / layout.POINTS_A_MM
    assert head.middle - size / 2 == pytest.approx(layout.LETTER_HEAD, abs=3)  # the box is higher than the ink
    assert line(pdf, 0, REPLY.number).right == pytest.approx(RIGHT_EDGE, abs=1)
    assert [any(c.text == "—" for c in measure.characters(pdf, page)) for page in (0, 1)] == [False, True]


def test_a_letter_is_not_marked_with_who_printed_it():
    assert "印发" not in words(printed(replace(REPLY, printed_by="局办公室", printed=REPLY.signed)))


def test_minutes_tell_who_was_there_below_the_advice():
    pdf = printed(MINUTES)
    last = measure.lines(pdf, measure.pages(pdf) - 1)
    place = next(place for place, found in enumerate(last) if found.text.startswith("出席："))
    assert last[place].left == pytest.approx(layout.LEFT + 2 * CHARACTER, abs=1)
    assert last[place + 1].left == pytest.approx(layout.LEFT + 5 * CHARACTER, abs=1)


def test_an_internal_paper_never_leaves_without_its_readers_name():
    with pytest.raises(ValueError, match="reader"):
        render_pdf(BULLETIN)
    with pytest.raises(ValueError, match="reader"):
        render_docx(BULLETIN)


def test_an_internal_paper_carries_its_readers_name_on_every_page():
    pdf = printed(BULLETIN)
    for page in range(measure.pages(pdf)):
        told = "".join(c.text for c in measure.characters(pdf, page))
        assert all(character in told for character in READER)
    document = docx.Document(io.BytesIO(render_docx(BULLETIN, reader='林"<晓>燕')))
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        drawn = header._element.xpath(".//*[local-name()='textpath']")
        assert [mark.get("string") for mark in drawn] == ['林"<晓>燕']


@pytest.mark.parametrize("name", FORMS)
def test_the_docx_of_every_form_says_what_the_pdf_says(name):
    letter = FORMS[name]
    document = docx.Document(io.BytesIO(render_docx(letter, reader=READER)))
    told = "".join(paragraph.text for paragraph in document.paragraphs)
    told += "".join(paragraph.text for paragraph in document.sections[0].first_page_header.paragraphs)
    parts = (letter.head, letter.title, letter.number, *letter.marks, letter.addressee, *letter.signatories)
    closing = (letter.signature, letter.note, letter.copied, *letter.printing)
    assert all(part in told for part in (*parts, *closing))


def test_the_docx_of_a_letter_keeps_the_double_lines_in_its_first_pages_head_and_foot():
    section = docx.Document(io.BytesIO(render_docx(REPLY))).sections[0]
    edges = (
        (section.first_page_header, "w:bottom", "thickThinSmallGap"),
        (section.first_page_footer, "w:top", "thinThickSmallGap"),
    )
    for part, side, kind in edges:
        rule = part.paragraphs[0]._p.pPr.find(qn("w:pBdr")).find(qn(side))
        assert rule.get(qn("w:val")) == kind
