"""Papers measured against GB/T 9704—2012, and safe against what people type."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from tests.assembly.documents import measure
from yishi.assembly.documents import Heading, Letter, Paragraph, Table, layout, render_docx, render_pdf
from yishi.assembly.documents.letters import numbered, paragraphs, written

LONG = "议" * 28 * 60  # two and a half pages of nothing but characters


@pytest.fixture
def bulletin() -> Letter:
    return Letter(
        head="澄川市政协社情民意专报",
        number="第12期",
        issuer="澄川市政协办公室",
        day=date(2024, 9, 18),
        title="关于破解餐饮油烟扰民难题的建议",
        blocks=(Heading("一、情况"), Paragraph(LONG), Table(("镇", "来件"), (("柳浦镇", "120"),)), Paragraph("完。")),
        record=("报：市委、市政府主要领导", "澄川市政协办公室　　2024年9月18日印发"),
    )


@pytest.fixture
def printed(bulletin) -> bytes:
    return render_pdf(bulletin)


def test_a_full_page_has_22_lines_of_28_characters(printed):
    body = measure.lines(printed, 1)
    assert len(body) == layout.LINES
    assert {len(line.text) for line in body} == {layout.CHARACTERS}


def test_the_text_stands_where_the_standard_says(printed):
    body = measure.lines(printed, 1)
    assert body[0].left == pytest.approx(layout.LEFT, abs=1)
    assert body[0].right == pytest.approx(layout.PAGE[0] - layout.RIGHT, abs=1)
    pitch = (body[-1].middle - body[0].middle) / (layout.LINES - 1)
    assert pitch * layout.POINTS_A_MM == pytest.approx(layout.LINE_PITCH, abs=0.05)
    assert body[0].middle - layout.BODY / layout.POINTS_A_MM / 2 == pytest.approx(layout.TOP, abs=1)


def test_the_first_line_begins_two_characters_in(printed):
    first = next(line for line in measure.lines(printed, 0) if line.text.startswith("议"))
    assert first.left == pytest.approx(layout.LEFT + 2 * layout.TEXT[0] / layout.CHARACTERS, abs=1)
    assert len(first.text) == layout.CHARACTERS - 2


def test_page_numbers_stand_outside(printed):
    def number(page: int) -> float:
        return next(c.left for c in measure.characters(printed, page) if c.text == str(page + 1) and c.middle > 260)

    assert number(0) > layout.PAGE[0] / 2 > number(1)


def test_the_last_rule_of_the_record_is_on_the_last_page(printed):
    last = measure.lines(printed, measure.pages(printed) - 1)
    assert "印发" in last[-1].text
    assert last[-1].middle == pytest.approx(layout.TOP + layout.TEXT[1], abs=9)


def test_the_same_letter_gives_the_same_bytes(bulletin):
    assert render_pdf(bulletin) == render_pdf(bulletin)
    assert render_docx(bulletin) == render_docx(bulletin)


@pytest.mark.parametrize(
    "hostile", ["#panic()", "$x$", "*粗*", "[a](b)", '#import "a"', "<script>", "\\", "= 标题", "@x"]
)
def test_what_people_type_is_text(bulletin, hostile):
    letter = replace(bulletin, title=hostile, blocks=(Paragraph(hostile),))
    told = "".join(c.text for c in measure.characters(render_pdf(letter), 0))
    assert told.count(hostile.replace(" ", "")) == 2
    assert hostile in "".join(p.text for p in docx.Document(io.BytesIO(render_docx(letter))).paragraphs)


def test_rare_characters_of_names_are_printed(bulletin):
    letter = replace(bulletin, blocks=(Paragraph("堃喆翀赟䶮"),))
    told = "".join(c.text for c in measure.characters(render_pdf(letter), 0))
    assert all(character in told for character in "堃喆翀赟")


def test_the_docx_has_the_standards_page_and_named_styles(bulletin):
    document = docx.Document(io.BytesIO(render_docx(bulletin)))
    section = document.sections[0]
    margins = (section.top_margin.mm, section.bottom_margin.mm, section.left_margin.mm, section.right_margin.mm)
    assert [round(margin) for margin in margins] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert int(grid.get(qn("w:linePitch"))) == pytest.approx(layout.LINE_PITCH * 20, abs=1)
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"红头", "公文标题", "一级标题", "公文正文", "版记"} <= styles
    assert document.tables[0].rows[1].cells[1].text == "120"


def test_the_docx_says_nothing_of_its_making(bulletin):
    with zipfile.ZipFile(io.BytesIO(render_docx(bulletin))) as packed:
        assert "2026" not in packed.read("docProps/core.xml").decode()


@pytest.mark.parametrize(
    ("place", "word"), [(1, "一、"), (10, "十、"), (11, "十一、"), (20, "二十、"), (21, "二十一、")]
)
def test_numbers_of_headings(place, word):
    assert numbered(place) == word


def test_dates_and_paragraphs():
    assert written(date(2024, 9, 2)) == "2024年9月2日"
    assert [p.text for p in paragraphs("一\n\n　　二 \n")] == ["一", "二"]
