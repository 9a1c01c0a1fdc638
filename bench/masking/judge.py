"""What a masker took out of a text, and whether that was right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from bench.masking.peers import Masker
from bench.masking.people import COMPOUND
from bench.masking.texts import Case

MARK = re.compile("(〔[^〔〕]{2,4}〕|某{1,2})")
TELLING = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")
# Words inside an item that tell nobody anything: units of a house number, roads of a street number, cues of an account.
UNTOLD = re.compile(
    r"人民路|河东村(?:.{1,3}组)?|南门街|门牌|单元|号楼|电话|微信|扣扣|加V信|(?i:wechat|vx|qq)|^\W*(?:00)?86|[栋幢室号楼层座户弄第是为加我的码]"
)


@dataclass(slots=True)
class Tally:
    """Items of personal data and how many were hidden; pieces taken out and how many held such data."""

    items: int = 0
    hidden: int = 0
    pieces: int = 0
    right: int = 0
    stays: int = 0
    stayed: int = 0

    @property
    def recall(self) -> float:
        return self.hidden / max(1, self.items)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.pieces)

    @property
    def survival(self) -> float:
        return self.stayed / max(1, self.stays)


def pieces(text: str, masked: str) -> list[tuple[int, int]]:
    """The spans of `text` that a mark stands for in `masked`. A text that was not merely masked is one piece."""
    if text == masked:
        return []
    parts = MARK.split(masked)
    pattern = "".join(f"({'.+?'})" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    found = re.fullmatch(pattern, text, re.DOTALL)
    if found is None:
        return [(0, len(text))]
    spans = [found.span(number) for number in range(1, len(parts) // 2 + 1)]
    return [(a, b) for (a, b), mark in zip(spans, parts[1::2], strict=True) if text[a:b] != mark]


def tally(cases: Iterable[Case], masker: Masker, misses: list[str] | None = None) -> Tally:
    """Runs `masker` over `cases`; what it missed or took wrongly goes to `misses` for reading."""
    total = Tally()
    for case in cases:
        masked = masker(case.text, case.known)
        taken = pieces(case.text, masked)
        for span in case.spans:
            total.items += 1
            hidden = not left(case, span, taken)
            total.hidden += hidden
            if not hidden and misses is not None:
                misses.append(f"left: {case.text[slice(*span)]!r} in {case.text!r} -> {masked!r}")
        for a, b in taken:
            total.pieces += 1
            right = any(a < end and start < b for start, end in case.spans)
            total.right += right
            if not right and misses is not None:
                misses.append(f"took: {case.text[a:b]!r} in {case.text!r}")
        if case.stays:
            total.stays += 1
            stayed = case.stays in masked
            total.stayed += stayed
            if not stayed and misses is not None:
                misses.append(f"lost: {case.stays!r} in {case.text!r} -> {masked!r}")
    return total


def left(case: Case, span: tuple[int, int], taken: list[tuple[int, int]]) -> str:
    """What of the item still tells who it is: for a name what follows the surname, else digits, letters, numerals."""
    start, end = span
    gone = {place for a, b in taken for place in range(a, b)}
    kept = "".join(case.text[place] for place in range(start, end) if place not in gone)
    if case.kind == "name":
        surname = 2 if end - start > 3 or case.text[start : start + 2] in COMPOUND else 1
        return "" if case.text[start : start + surname].startswith(kept) else kept
    return "".join(TELLING.findall(UNTOLD.sub("", kept)))


def removed(text: str, shorter: str) -> list[tuple[int, int]]:
    """The spans of `text` that are not in `shorter`, where things were left out without a mark."""
    steps = SequenceMatcher(None, text, shorter, autojunk=False).get_opcodes()
    return [(a, b) for what, a, b, _, _ in steps if what != "equal" and a < b]
