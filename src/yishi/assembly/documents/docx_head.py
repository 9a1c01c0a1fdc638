"""The head of a .docx in each form: marks, name in red, number, signatories, and the red rules."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from yishi.assembly.documents import layout
from yishi.assembly.documents.docx_page import FOOT, RIGHT, face, line, rule
from yishi.assembly.documents.letters import Form, Letter, written

RED = layout.RED.lstrip("#").upper()
ABOVE = 0.18  # of its size: what an exact line of 1.3 leaves above the ink of a character


def draw(document: Any, letter: Letter) -> None:
    """Everything above the title."""
    if letter.form is Form.LETTER:
        _of_letter(document, letter)
        return
    for mark in letter.marks:
        _mark(line(document, "", "公文正文", flush=True), letter, mark)
    _name(
        line(document, letter.head, "红头", align=WD_ALIGN_PARAGRAPH.CENTER),
        letter,
        above=layout.HEAD_BELOW * layout.POINTS_A_MM - len(letter.marks) * layout.LINE_PITCH,
    )
    _number(document, letter)
    if letter.issuer or letter.day:
        _sides(document, letter.issuer, written(letter.day) if letter.day else "")
    last = document.paragraphs[-1]
    rule(last, "bottom", layout.RULE_RED, colour=RED, space=layout.RULE_BELOW * layout.POINTS_A_MM)


def _name(paragraph: Any, letter: Letter, *, above: float) -> None:
    run, size = paragraph.runs[0], layout.head_size(letter.head)
    run.font.color.rgb = RGBColor.from_string(RED)
    run.font.size = Pt(size)
    paragraph.paragraph_format.line_spacing = Pt(size * 1.3)
    paragraph.paragraph_format.space_before = Pt(max(0, above - ABOVE * size))


def _number(document: Any, letter: Letter) -> None:
    if not (letter.number or letter.signatories):
        return
    custom = letter.form in (Form.MINUTES, Form.BULLETIN)
    for _empty in range(layout.ISSUE_AFTER if custom else layout.NUMBER_AFTER):
        line(document, "", "公文正文")
    if letter.form is not Form.UPWARD:
        line(document, letter.number, "公文正文", align=WD_ALIGN_PARAGRAPH.CENTER)
        return
    rows = [letter.signatories[place : place + 2] for place in range(0, len(letter.signatories), 2)] or [()]
    for place, names in enumerate(rows):
        last = place == len(rows) - 1
        signed = _sides(document, letter.number if last else "", "签发人：" if place == 0 else "")
        face(signed.add_run("　".join(names)), "second", layout.BODY)


def _sides(document: Any, left: str, right: str) -> Any:
    """Two texts a character from either edge."""
    paragraph = line(document, f"{left}\t{right}", "公文正文", flush=True)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(layout.BODY)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(layout.TEXT[0]) - Pt(layout.BODY), RIGHT)
    return paragraph


def _mark(paragraph: Any, letter: Letter, mark: str) -> None:
    face(paragraph.add_run(mark), "body" if mark in (letter.copy_number, letter.issuer) else "heading", layout.BODY)


def _of_letter(document: Any, letter: Letter) -> None:
    """10.1: name and first double line in the first page's header, the second line in its footer."""
    section = document.sections[0]
    size = layout.head_size(letter.head)
    section.header_distance = Mm(layout.LETTER_HEAD) - Pt(ABOVE * size)
    section.first_page_footer.is_linked_to_previous = False
    head, foot = section.first_page_header.paragraphs[0], section.first_page_footer.paragraphs[0]
    head.style, head.alignment = document.styles["红头"], WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(letter.head)
    _name(head, letter, above=0)
    for paragraph, side, kind in ((head, "bottom", "thickThinSmallGap"), (foot, "top", "thinThickSmallGap")):
        outside = (layout.LETTER_RULE_WIDTH - layout.PAGE[0]) / 2
        paragraph.paragraph_format.left_indent = Mm(-layout.LEFT - outside)
        paragraph.paragraph_format.right_indent = Mm(-layout.RIGHT - outside)
        rule(paragraph, side, layout.DOUBLE[0], colour=RED, kind=kind)
    foot.paragraph_format.line_spacing = Mm(layout.LETTER_RULE_FOOT - FOOT)
    left = [*letter.marks, *([letter.issuer] if letter.issuer else [])]
    for place in range(max(len(left), 1)):
        paragraph = line(document, "", "公文正文", flush=True)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(layout.TEXT[0]), RIGHT)
        if left:
            _mark(paragraph, letter, left[place])
        if place == 0:
            paragraph.paragraph_format.space_before = Pt(layout.LETTER_GAP)
            paragraph.add_run(f"\t{letter.number}")
