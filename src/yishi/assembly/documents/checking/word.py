"""A .docx, read from its XML: the page, its grid, the styles that its paragraphs use, the page number's field."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
from django.utils.translation import gettext_lazy as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from yishi.assembly.documents import layout
from yishi.assembly.documents.checking import rows
from yishi.assembly.documents.checking.rows import Row, Unreadable
from yishi.assembly.documents.fonts import FACES

MOST_BYTES = 50 * 1024 * 1024  # unpacked
TWIPS = 20  # a point
SHARE = 4096  # of a point, in which the grid counts room between characters (ECMA-376, 17.6.5)


def check(content: bytes) -> list[Row]:
    """The report on a .docx. Raises `Unreadable`."""
    document = _opened(content)
    section = document.sections[0]
    return [*_page(section), *_grid(section), *_body(document), *_title(document), *_numbers(document, section)]


def _opened(content: bytes) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                raise Unreadable
        return docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise Unreadable from error


def _page(section: Any) -> Iterator[Row]:
    for clause, what, wanted, found in (
        ("5.1", _("页宽"), layout.PAGE[0], section.page_width),
        ("5.1", _("页高"), layout.PAGE[1], section.page_height),
        ("5.2.1", _("上边距（天头）"), layout.TOP, section.top_margin),
        ("5.2.1", _("左边距（订口）"), layout.LEFT, section.left_margin),
        ("5.2.1", _("右边距"), layout.RIGHT, section.right_margin),
        ("5.2.1", _("下边距"), layout.BOTTOM, section.bottom_margin),
    ):
        yield rows.length(clause, what, wanted, found.mm if found is not None else None)


def _grid(section: Any) -> Iterator[Row]:
    """文档网格: lines by their pitch, characters by the room between them."""
    grid = section._sectPr.find(qn("w:docGrid"))
    kind = grid.get(qn("w:type")) if grid is not None else None
    yield rows.yes("5.2.3", _("文档网格"), _("指定行和字符网格"), kind in ("linesAndChars", "snapToChars"), kind or "—")
    if grid is None:
        return
    pitch = float(grid.get(qn("w:linePitch"), 0)) / TWIPS
    if pitch:
        yield rows.count("5.2.3", _("每面行数"), layout.LINES, layout.TEXT[1] * layout.POINTS_A_MM / pitch)
    room = layout.BODY + float(grid.get(qn("w:charSpace"), 0)) / SHARE
    yield rows.count("5.2.3", _("每行字数"), layout.CHARACTERS, layout.TEXT[0] * layout.POINTS_A_MM / room)


def _body(document: Any) -> Iterator[Row]:
    """The size and face in which most characters of the body stand."""
    sizes: Counter[float] = Counter()
    faces: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            sizes[_size(run, paragraph)] += len(run.text)
            faces[_face(run, paragraph)] += len(run.text)
    if sizes:
        yield rows.size("5.2.2", _("正文字号"), layout.BODY, sizes.most_common(1)[0][0])
        yield rows.named("5.2.2", _("正文字体"), _names("body"), faces.most_common(1)[0][0])


def _title(document: Any) -> Iterator[Row]:
    """The first black paragraph larger than the body."""
    for paragraph in document.paragraphs:
        run = next((run for run in paragraph.runs if run.text.strip()), None)
        if run is None or _is_red(run, paragraph) or _size(run, paragraph) <= (layout.BODY + layout.TITLE) / 2:
            continue
        yield rows.size("7.3.1", _("标题字号"), layout.TITLE, _size(run, paragraph))
        yield rows.named("7.3.1", _("标题字体"), _names("title"), _face(run, paragraph))
        centred = (paragraph.alignment or paragraph.style.paragraph_format.alignment) == WD_ALIGN_PARAGRAPH.CENTER
        yield rows.yes("7.3.1", _("标题居中"), _("居中"), centred)
        return
    yield rows.size("7.3.1", _("标题字号"), layout.TITLE, None)


def _numbers(document: Any, section: Any) -> Iterator[Row]:
    """A PAGE field at the foot of odd and of even pages; right on the former, left on the latter."""
    apart = bool(document.settings.odd_and_even_pages_header_footer)
    yield rows.yes("7.5", _("单双页页码分别设置"), _("是"), apart)
    feet = [(_("单页码居右"), section.footer, WD_ALIGN_PARAGRAPH.RIGHT)]
    if apart:
        feet.append((_("双页码居左"), section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for what, foot, side in feet:
        numbered = [paragraph for paragraph in foot.paragraphs if "PAGE" in paragraph._p.xml]
        yield rows.yes("7.5", what, _("有页码"), any((one.alignment or 0) == side for one in numbered))


def _styles(paragraph: Any) -> Iterator[Any]:
    style = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def _size(run: Any, paragraph: Any) -> float:
    sizes = (one.font.size for one in (run, *_styles(paragraph)))
    return next((size.pt for size in sizes if size is not None), 0.0)


def _face(run: Any, paragraph: Any) -> str:
    """The East Asian face, of the run or of the nearest style that names one."""
    for one in (run, *_styles(paragraph)):
        properties = one._r.rPr if one is run else one.element.rPr
        fonts = properties.find(qn("w:rFonts")) if properties is not None else None
        found = fonts.get(qn("w:eastAsia")) if fonts is not None else None
        if found:
            return str(found)
    return ""


def _is_red(run: Any, paragraph: Any) -> bool:
    for one in (run, *_styles(paragraph)):
        if one.font.color is not None and one.font.color.rgb is not None:
            red, green, blue = one.font.color.rgb
            return bool(red > 150 and green < 90 and blue < 90)
    return False


def _names(face: str) -> list[str]:
    found = FACES[face]
    return [found.office, found.office.removesuffix("_GB2312"), *found.known_as]
