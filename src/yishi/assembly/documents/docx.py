"""A letter as an editable .docx: named styles, the standard's page and line grid, the office's own faces."""

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yishi.assembly.documents import layout
from yishi.assembly.documents.fonts import FACES
from yishi.assembly.documents.letters import Heading, Letter, Table, written

EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier moment: the same letter gives the same bytes
STYLES = {
    "红头": ("title", layout.HEAD_LARGEST),
    "公文标题": ("title", layout.TITLE),
    "一级标题": ("heading", layout.BODY),
    "二级标题": ("second", layout.BODY),
    "公文正文": ("body", layout.BODY),
    "版记": ("body", layout.SMALL),
}
TWIPS = 20  # a point


def render_docx(letter: Letter) -> bytes:
    """The letter as .docx, the same bytes each time."""
    document = docx.Document()
    _page(document)
    _styles(document)
    _head(document, letter)
    _line(document, letter.title, "公文标题", align=WD_ALIGN_PARAGRAPH.CENTER)
    for block in letter.blocks:
        _block(document, block)
    _close(document, letter)
    return _packed(document)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(layout.PAGE[0]), Mm(layout.PAGE[1])
    section.top_margin, section.bottom_margin = Mm(layout.TOP), Mm(layout.BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.LEFT), Mm(layout.RIGHT)
    section.footer_distance = Mm(layout.BOTTOM - layout.NUMBER_BELOW - 5)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(round(layout.LINE_PITCH * TWIPS)))
    grid.set(qn("w:charSpace"), str(round((layout.CHARACTER_PITCH - layout.BODY) * 4096)))
    _numbered(section, document)


def _numbered(section: Any, document: Any) -> None:
    """“— 1 —”, odd pages right, even pages left."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        for text in ("— ", None, " —"):
            run = paragraph.add_run(text or "")
            _face(run, "number", layout.SMALL)
            if text is None:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), "PAGE")
                run._r.addnext(field)


def _styles(document: Any) -> None:
    for name, (face, size) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(size)
        style.font.name = FACES[face].office
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[face].office)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(max(layout.LINE_PITCH, size * 1.3) if size > layout.SMALL else 20)
        if name in ("公文正文", "一级标题", "二级标题"):
            form.first_line_indent = Pt(2 * layout.BODY)


def _face(run: Any, face: str, size: float) -> None:
    run.font.size, run.font.name = Pt(size), FACES[face].office
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[face].office)


def _line(document: Any, text: str, style: str, *, align: Any = None) -> Any:
    paragraph = document.add_paragraph(text, style=style)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _head(document: Any, letter: Letter) -> None:
    if not letter.head:
        return
    head = _line(document, letter.head, "红头", align=WD_ALIGN_PARAGRAPH.CENTER)
    run = head.runs[0]
    run.font.color.rgb = RGBColor.from_string(layout.RED.lstrip("#").upper())
    run.font.size = Pt(min(layout.HEAD_LARGEST, layout.TEXT[0] * layout.POINTS_A_MM / len(letter.head)))
    head.paragraph_format.space_before = Mm(layout.HEAD_BELOW / 2)
    if letter.number:
        last = _line(document, letter.number, "公文正文", align=WD_ALIGN_PARAGRAPH.CENTER)
        last.paragraph_format.first_line_indent = Pt(0)
    if letter.issuer or letter.day:
        last = _line(document, f"{letter.issuer}\t{written(letter.day) if letter.day else ''}", "公文正文")
        last.paragraph_format.first_line_indent = Pt(0)
        last.paragraph_format.tab_stops.add_tab_stop(Mm(layout.TEXT[0]), WD_TAB_ALIGNMENT.RIGHT)
    _ruled(document.paragraphs[-1], "bottom", layout.RULE_RED, layout.RED.lstrip("#"))
    document.add_paragraph("", style="公文正文")


def _block(document: Any, block: Any) -> None:
    if isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Heading):
        _line(document, block.text, "一级标题" if block.level == 1 else "二级标题")
    else:
        paragraph = _line(document, block.text, "公文正文")
        if block.flush:
            paragraph.paragraph_format.first_line_indent = Pt(0)


def _table(document: Any, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    for row in (block.header, *block.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].style = document.styles["版记"]
            cell.paragraphs[0].add_run(text)


def _close(document: Any, letter: Letter) -> None:
    """Signature and its day on the right; the lines of the 版记 between rules."""
    if letter.signature:
        document.add_paragraph("", style="公文正文")
        for text in (letter.signature, written(letter.signed) if letter.signed else ""):
            line = _line(document, text, "公文正文", align=WD_ALIGN_PARAGRAPH.RIGHT)
            line.paragraph_format.right_indent = Pt(2 * layout.BODY)
    for place, text in enumerate(letter.record):
        line = _line(document, text, "版记")
        _ruled(line, "top", layout.RECORD_OUTER if place == 0 else layout.RECORD_INNER, "000000")
        if place == len(letter.record) - 1:
            _ruled(line, "bottom", layout.RECORD_OUTER, "000000")


def _ruled(paragraph: Any, side: str, millimetres: float, colour: str) -> None:
    """A rule above or below a paragraph; Word counts its width in eighths of a point."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.append(borders)
    rule = OxmlElement(f"w:{side}")
    width = str(round(millimetres * layout.POINTS_A_MM * 8))
    for name, value in (("val", "single"), ("sz", width), ("space", "4"), ("color", colour)):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)


def _packed(document: Any) -> bytes:
    """The document's zip without the moment of its making."""
    core = document.core_properties
    core.author, core.title = "", ""
    core.created = core.modified = datetime(*EARLIEST)
    written_, packed = io.BytesIO(), io.BytesIO()
    document.save(written_)
    with zipfile.ZipFile(written_) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, EARLIEST), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
