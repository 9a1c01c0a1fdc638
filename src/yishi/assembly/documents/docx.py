"""A letter as an editable .docx: named styles, the standard's page and line grid, the office's own faces."""

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from yishi.assembly.documents import docx_head, docx_page, layout
from yishi.assembly.documents.docx_page import hang, line, rule
from yishi.assembly.documents.letters import Form, Heading, Letter, Table, written
from yishi.assembly.documents.pdf import made_out

EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier moment: the same letter gives the same bytes


def render_docx(letter: Letter, *, reader: str = "") -> bytes:
    """The letter as .docx, the same bytes each time. Raises ValueError for an internal paper without a reader."""
    made_out(letter, reader)
    document = docx.Document()
    docx_page.lay_out(document, first_is_unnumbered=letter.form is Form.LETTER and bool(letter.head))
    docx_page.styles(document)
    if letter.head:
        docx_head.draw(document, letter)
    _body(document, letter)
    _close(document, letter)
    for name, attachment in letter.enclosed:
        _enclosed(document, name, attachment)
    _record(document, letter)
    if reader:
        docx_page.watermark(document, reader)
    return _packed(document)


def _body(document: Any, letter: Letter) -> None:
    _title(document, letter.title, after=layout.TITLE_AFTER if letter.head else 0)
    if letter.addressee:
        line(document, f"{letter.addressee}：", "公文正文", flush=True)
    for block in letter.blocks:
        _block(document, block)
    if letter.listed:
        line(document, "", "公文正文")
    for place, (number, title) in enumerate(letter.listed):
        hang(line(document, f"{'附件：' if place == 0 else ''}\t{number}{title}", "公文正文"), left=2, beside=3)
    if letter.attendance:
        line(document, "", "公文正文")
    for word, names in letter.attendance:
        paragraph = hang(line(document, "", "公文正文"), left=2, beside=3)
        docx_page.face(paragraph.add_run(f"{word}："), "heading", layout.BODY)
        paragraph.add_run(f"\t{names}")


def _title(document: Any, words: str, *, after: int) -> None:
    for _empty in range(after):
        line(document, "", "公文正文")
    line(document, words, "公文标题", align=WD_ALIGN_PARAGRAPH.CENTER)
    for _empty in range(layout.ADDRESSEE_AFTER):
        line(document, "", "公文正文")


def _block(document: Any, block: Any) -> None:
    if isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Heading):
        line(document, block.text, "一级标题" if block.level == 1 else "二级标题")
    else:
        line(document, block.text, "公文正文", flush=block.flush)


def _table(document: Any, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    for row in (block.header, *block.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].style = document.styles["版记"]
            cell.paragraphs[0].add_run(text)


def _close(document: Any, letter: Letter) -> None:
    """Signature and its day on the right (7.3.5), and the note (7.3.6)."""
    if letter.signature:
        for _empty in range(layout.SEALED_AFTER if letter.sealed else layout.UNSEALED_AFTER):
            line(document, "", "公文正文")
        day = written(letter.signed) if letter.signed else ""
        for text, right in zip((letter.signature, day), _indents(letter, day), strict=True):
            if text:
                closing = line(document, text, "公文正文", align=WD_ALIGN_PARAGRAPH.RIGHT)
                closing.paragraph_format.right_indent = Pt(right * layout.CHARACTER_PITCH)
    if letter.note:
        line(document, f"（{letter.note}）", "公文正文")


def _indents(letter: Letter, day: str) -> tuple[float, float]:
    """Characters right of signature and day. A figure is half as wide as a Chinese character."""
    name = float(len(letter.signature))
    wide = sum(0.5 if character.isascii() else 1 for character in day)
    if letter.sealed:
        right = max(layout.SEALED_RIGHT, (name - wide) / 2)
        return right - (name - wide) / 2, right
    if not day or wide + 2 <= name:
        return layout.UNSEALED_RIGHT, layout.UNSEALED_RIGHT + name - wide - 2
    return layout.UNSEALED_RIGHT + wide + 2 - name, layout.UNSEALED_RIGHT


def _enclosed(document: Any, name: str, attachment: Any) -> None:
    first = line(document, "", "公文正文", flush=True)
    first.paragraph_format.page_break_before = True
    docx_page.face(first.add_run(name), "heading", layout.BODY)
    _title(document, attachment.title, after=layout.ATTACHMENT_TITLE_LINE - 2)
    for block in attachment.blocks:
        _block(document, block)


def _record(document: Any, letter: Letter) -> None:
    """The lines of the 版记 between rules; a letter's have none (10.1)."""
    entries = [*letter.record, *([letter.copied] if letter.copied else [])]
    if any(letter.printing):
        entries.append("\t".join(letter.printing))
    for place, text in enumerate(entries):
        entry = line(document, text, "版记")
        entry.paragraph_format.left_indent = entry.paragraph_format.right_indent = Pt(layout.SMALL)
        entry.paragraph_format.tab_stops.add_tab_stop(Mm(layout.TEXT[0]) - Pt(layout.SMALL), docx_page.RIGHT)
        if letter.form is Form.LETTER:
            continue
        rule(entry, "top", layout.RECORD_OUTER if place == 0 else layout.RECORD_INNER)
        if place == len(entries) - 1:
            rule(entry, "bottom", layout.RECORD_OUTER)


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
