"""The page of a .docx: its size and grid, its named styles, page numbers, watermark, and how a line is drawn."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from yishi.assembly.documents import layout
from yishi.assembly.documents.fonts import FACES

STYLES = {
    "红头": ("title", layout.HEAD_LARGEST),
    "公文标题": ("title", layout.TITLE),
    "一级标题": ("heading", layout.BODY),
    "二级标题": ("second", layout.BODY),
    "公文正文": ("body", layout.BODY),
    "版记": ("body", layout.SMALL),
}
INDENTED = ("公文正文", "一级标题", "二级标题")
TWIPS = 20  # a point
FOOT = 17.0  # mm from the page's edge, below all that a foot holds
RIGHT = WD_TAB_ALIGNMENT.RIGHT
# Word draws behind the text what a header holds (ECMA-376 part 4, 19: VML).
WATERMARK = (
    "<w:r {w}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' id='reader' type='#_x0000_t136' "
    "style='position:absolute;width:240pt;height:60pt;rotation:315;z-index:-1;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin' fillcolor='{colour}' stroked='f'>"
    "<v:textpath on='t' style='font-family:&quot;{face}&quot;' string=''/></v:shape></w:pict></w:r>"
)


def lay_out(document: Any, *, first_is_unnumbered: bool) -> None:
    """Page, text area, grid of 22 lines by 28 characters, and page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(layout.PAGE[0]), Mm(layout.PAGE[1])
    section.top_margin, section.bottom_margin = Mm(layout.TOP), Mm(layout.BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.LEFT), Mm(layout.RIGHT)
    section.footer_distance = Mm(FOOT)
    section.different_first_page_header_footer = first_is_unnumbered
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(round(layout.LINE_PITCH * TWIPS)))
    grid.set(qn("w:charSpace"), str(round((layout.CHARACTER_PITCH - layout.BODY) * 4096)))
    _numbered(section, document)


def _numbered(section: Any, document: Any) -> None:
    """“— 1 —”, odd pages right, even pages left, a character from the edge (7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = form.line_spacing = Pt(layout.SMALL)
        form.space_after = Pt((layout.BOTTOM - layout.NUMBER_BELOW - FOOT) * layout.POINTS_A_MM - layout.SMALL / 2)
        for text in ("— ", None, " —"):
            run = paragraph.add_run(text or "")
            face(run, "number", layout.SMALL)
            if text is None:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), "PAGE")
                run._r.addnext(field)


def styles(document: Any) -> None:
    for name, (face_, size) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(size)
        style.font.name = FACES[face_].office
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[face_].office)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(max(layout.LINE_PITCH, size * 1.3) if size > layout.SMALL else 20)
        if name in INDENTED:
            form.first_line_indent = Pt(2 * layout.BODY)


def face(run: Any, name: str, size: float) -> Any:
    """The run in one of the standard's faces."""
    run.font.size, run.font.name = Pt(size), FACES[name].office
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[name].office)
    return run


def line(document: Any, text: str, style: str, *, align: Any = None, flush: bool = False) -> Any:
    """A paragraph in a named style. `flush`: without the indent of its first line."""
    paragraph = document.add_paragraph(text, style=style)
    if align is not None:
        paragraph.alignment = align
    if flush or align is not None:
        paragraph.paragraph_format.first_line_indent = Pt(0)
    return paragraph


def hang(paragraph: Any, *, left: int, beside: int) -> Any:
    """Further lines begin `left` + `beside` characters in, below what follows the tab."""
    form = paragraph.paragraph_format
    form.left_indent = Pt((left + beside) * layout.BODY)
    form.first_line_indent = Pt(-beside * layout.BODY)
    return paragraph


def rule(
    paragraph: Any, side: str, thick: float, *, colour: str = "000000", kind: str = "single", space: float = 4
) -> None:
    """A rule `thick` mm above or below a paragraph, `space` points off; Word counts its width in eighths of a point."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
    edge = OxmlElement(f"w:{side}")
    width = str(round(thick * layout.POINTS_A_MM * 8))
    for name, value in (("val", kind), ("sz", width), ("space", str(round(space))), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)


def watermark(document: Any, reader: str) -> None:
    """The reader's name behind every page."""
    section = document.sections[0]
    headers = [section.header, section.even_page_header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    for header in headers:
        words = {"w": nsdecls("w"), "colour": layout.WATERMARK, "face": FACES["body"].office}
        run = parse_xml(WATERMARK.format(**words))
        run.xpath(".//*[local-name()='textpath']")[0].set("string", reader)
        header.paragraphs[0]._p.append(run)
