"""A PDF, measured page by page: the page and its text area, the head, the title, the foot, the page numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from django.utils.translation import gettext_lazy as _

from yishi.assembly.documents import layout
from yishi.assembly.documents.checking import rows
from yishi.assembly.documents.checking.rows import Row
from yishi.assembly.documents.checking.ruler import Line, Rule, Sheet, is_black, is_red, read
from yishi.assembly.documents.fonts import FACES

FOOT = layout.PAGE[1] - layout.BOTTOM  # the lower edge of the text area, mm from the page's upper one
EDGE = layout.PAGE[0] - layout.RIGHT  # its right edge
CENTRE = layout.LEFT + layout.TEXT[0] / 2
A_LINE = layout.TEXT[1] / layout.LINES
A_CHARACTER = layout.TEXT[0] / layout.CHARACTERS
FULL = 20  # characters of a line that is long enough to measure its pitch
LETTER_RULE = 160.0  # mm: a red rule longer than this is a letter's


def check(pdf: bytes) -> list[Row]:
    """The report on a PDF. Parts that the paper does not have are not in it. Raises `Unreadable`."""
    sheets = read(pdf)
    first = sheets[0]
    is_letter = any(is_red(rule.colour) and rule.right - rule.left > LETTER_RULE for rule in first.rules)
    return [
        *_page(sheets),
        *_text(sheets),
        *(_letter_head(first) if is_letter else _head(first)),
        *_title(first),
        *_record(sheets[-1]),
        *_numbers(sheets, is_letter=is_letter),
    ]


def _page(sheets: Sequence[Sheet]) -> Iterator[Row]:
    for what, wanted, measured in (
        (_("页宽"), layout.PAGE[0], [sheet.width for sheet in sheets]),
        (_("页高"), layout.PAGE[1], [sheet.height for sheet in sheets]),
    ):
        yield rows.length("5.1", what, wanted, max(measured, key=lambda found: abs(found - wanted)))


def _text(sheets: Sequence[Sheet]) -> Iterator[Row]:
    """版心, lines and characters, from the lines of the body."""
    body = [[line for line in sheet.lines if _is_body(line)] for sheet in sheets]
    lines = [line for page in body for line in page]
    if not lines:
        yield rows.size("5.2.2", _("正文字号"), layout.BODY, _commonest(sheets))
        return
    full = [line for line in lines if len(line.characters) >= FULL]
    yield rows.length("5.2.1", _("左边距（订口）"), layout.LEFT, min(line.left for line in lines))
    if full:
        yield rows.length("5.2.1", _("版心右边沿"), EDGE, max(line.right for line in full))
    tops = [page[0].top for page in body[1:] if page]
    if tops:
        yield rows.length("5.2.1", _("上边距（天头）"), layout.TOP, median(tops))
    if pitches := list(_line_pitches(body)):
        yield rows.count("5.2.3", _("每面行数"), layout.LINES, layout.TEXT[1] / median(pitches))
    if pitches := list(_character_pitches(full)):
        yield rows.count("5.2.3", _("每行字数"), layout.CHARACTERS, layout.TEXT[0] / median(pitches))
    yield rows.size("5.2.2", _("正文字号"), layout.BODY, _commonest(sheets))
    plain = Counter(line.font for line in lines).most_common(1)[0][0]
    yield rows.named("5.2.2", _("正文字体"), _faces("body"), plain)


def _head(first: Sheet) -> Iterator[Row]:
    """发文机关标志, its rule, and the number between them."""
    if not first.red:
        return
    mark = max(first.red, key=lambda line: line.size)
    yield rows.length("7.2.4", _("发文机关标志上边沿至版心上边沿"), layout.HEAD_BELOW, mark.top - layout.TOP)
    yield rows.length("7.2.4", _("发文机关标志居中"), CENTRE, (mark.left + mark.right) / 2)
    yield rows.named("7.2.4", _("发文机关标志字体"), _faces("title"), mark.font)
    red = [rule for rule in first.rules if is_red(rule.colour)]
    if not red:
        yield rows.yes("7.2.7", _("红色分隔线"), _("有"), ok=False)
        return
    rule = red[0]
    yield rows.length("7.2.7", _("分隔线宽"), layout.TEXT[0], rule.right - rule.left)
    above = [line for line in first.lines if mark.bottom < line.baseline < rule.middle]
    if above:
        yield rows.length("7.2.7", _("发文字号至分隔线"), layout.RULE_BELOW, _gap(above[-1], rule))


def _letter_head(first: Sheet) -> Iterator[Row]:
    mark = max(first.red, key=lambda line: line.size) if first.red else None
    if mark is not None:
        yield rows.length("10.1", _("发文机关标志上边沿至页边"), layout.LETTER_HEAD, mark.top)
        yield rows.length("10.1", _("发文机关标志居中"), layout.PAGE[0] / 2, (mark.left + mark.right) / 2)
    red = [rule for rule in first.rules if is_red(rule.colour)]
    middle = layout.PAGE[1] / 2
    upper, lower = [r for r in red if r.middle < middle], [r for r in red if r.middle > middle]
    for pair, order in ((upper, _("上粗下细")), (lower, _("上细下粗"))):
        yield rows.yes("10.1", _("红色双线"), order, _is_double(pair, thick_first=pair is upper))
    if upper:
        yield rows.length("10.1", _("双线宽"), layout.LETTER_RULE_WIDTH, upper[0].right - upper[0].left)
        if mark is not None:
            yield rows.length("10.1", _("标志至双线"), layout.LETTER_RULE_BELOW, upper[0].top - mark.bottom)
    if lower:
        yield rows.length("10.1", _("下双线至页边"), layout.LETTER_RULE_FOOT, layout.PAGE[1] - lower[-1].bottom)


def _title(first: Sheet) -> Iterator[Row]:
    """公文标题: the first black lines that are clearly larger than the body."""
    large = [line for line in first.lines if line.size > (layout.BODY + layout.TITLE) / 2]
    if not large:
        yield rows.size("7.3.1", _("标题字号"), layout.TITLE, None)
        return
    yield rows.size("7.3.1", _("标题字号"), layout.TITLE, large[0].size)
    yield rows.named("7.3.1", _("标题字体"), _faces("title"), large[0].font)
    off = max(((line.left + line.right) / 2 for line in large), key=lambda found: abs(found - CENTRE))
    yield rows.length("7.3.1", _("标题居中"), CENTRE, off)
    above = [rule for rule in first.rules if is_red(rule.colour) and rule.middle < large[0].top]
    if above and above[-1].right - above[-1].left < LETTER_RULE:
        gap = large[0].top - above[-1].middle
        yield rows.length("7.3.1", _("分隔线至标题空二行"), layout.TITLE_AFTER * A_LINE, gap, tolerance=rows.LINE)


def _record(last: Sheet) -> Iterator[Row]:
    """版记: its rules, the last of them on the text area's edge."""
    black = [rule for rule in last.rules if is_black(rule.colour)]
    if len(black) < 2:
        return
    yield rows.length("7.4.1", _("版记末条分隔线与版心下边沿重合"), FOOT, black[-1].middle)
    outer = max(black[0].thick, black[-1].thick, key=lambda thick: abs(thick - layout.RECORD_OUTER))
    yield rows.length("7.4.1", _("版记首末条线粗"), layout.RECORD_OUTER, outer, tolerance=rows.RULE)
    if inner := [rule.thick for rule in black[1:-1]]:
        yield rows.length("7.4.1", _("版记中间线粗"), layout.RECORD_INNER, median(inner), tolerance=rows.RULE)
    yield rows.length("7.4.1", _("版记线宽"), layout.TEXT[0], black[-1].right - black[-1].left)
    small = [line for line in last.lines if black[0].middle < line.baseline < black[-1].middle]
    if small:
        yield rows.size("7.4.2", _("版记字号"), layout.SMALL, small[0].size)


def _numbers(sheets: Sequence[Sheet], *, is_letter: bool) -> Iterator[Row]:
    """Page numbers below the text area: odd pages right, even pages left, a character from the edge."""
    found = [(place, _foot(sheet)) for place, sheet in enumerate(sheets, start=1)]
    asked = [(place, line) for place, line in found if not (is_letter and place == 1)]
    there = [(place, line) for place, line in asked if line is not None]
    if asked:
        yield rows.yes("7.5", _("页码"), _("每页都有"), len(there) == len(asked), f"{len(there)} / {len(asked)}")
    if is_letter:
        yield rows.yes("10.1", _("首页不显示页码"), _("不显示"), found[0][1] is None)
    for place, line in there[:2]:
        side = _("单页码居右空一字") if place % 2 else _("双页码居左空一字")
        inset = EDGE - line.right if place % 2 else line.left - layout.LEFT
        yield rows.length("7.5", side, layout.SMALL / layout.POINTS_A_MM, inset)
    if there:
        _place, line = there[0]
        dash = line.characters[0]
        yield rows.length("7.5", _("页码一字线至版心下边沿"), layout.NUMBER_BELOW, dash.top - FOOT)
        yield rows.size("7.5", _("页码字号"), layout.SMALL, line.size)
        yield rows.named("7.5", _("页码字体"), _faces("number"), line.font)


def _foot(sheet: Sheet) -> Line | None:
    below = [line for line in sheet.lines if line.baseline > FOOT + 2 and any(map(str.isdigit, line.text))]
    return below[-1] if below else None


def _is_body(line: Line) -> bool:
    return abs(line.size - layout.BODY) <= 2 and layout.TOP - 5 < line.top < FOOT


def _commonest(sheets: Sequence[Sheet]) -> float | None:
    """The size in which most characters stand."""
    counted: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            counted[line.size] += len(line.characters)
    return counted.most_common(1)[0][0] if counted else None


def _line_pitches(pages: Sequence[Sequence[Line]]) -> Iterator[float]:
    """Between neighbouring lines; what is wider than a line and a half is room between parts."""
    for page in pages:
        for upper, lower in pairwise(page):
            if lower.baseline - upper.baseline < A_LINE * 1.5:
                yield lower.baseline - upper.baseline


def _character_pitches(lines: Sequence[Line]) -> Iterator[float]:
    """Between Chinese characters that stand side by side."""
    for line in lines:
        for before, after in pairwise(line.characters):
            if _is_wide(before.text) and _is_wide(after.text) and after.left - before.left < A_CHARACTER * 1.5:
                yield after.left - before.left


def _is_wide(text: str) -> bool:
    return "\u3400" <= text <= "\u9fff"


def _gap(line: Line, rule: Rule) -> float:
    """From the foot of a line, whose characters are as high as their size, to the middle of a rule."""
    return rule.middle - (line.baseline + 0.12 * line.size / layout.POINTS_A_MM)


def _is_double(pair: Sequence[Rule], *, thick_first: bool) -> bool:
    if len(pair) != 2:
        return False
    upper, lower = pair[0].bottom - pair[0].top, pair[1].bottom - pair[1].top
    return upper > lower if thick_first else upper < lower


def _faces(face: str) -> list[str]:
    """The standard's face by its names, and the open one that stands in for it."""
    found = FACES[face]
    return [found.office, *found.known_as, found.open]
