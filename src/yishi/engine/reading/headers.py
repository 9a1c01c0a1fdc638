"""Which of our columns each header of a file is, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yishi.engine.reading.headings import ASIDE, PERSONAL, Heading, normal
from yishi.engine.report import InputError


@dataclass(frozen=True, slots=True)
class Guess:
    """One header of the file: its place (0 is the first), our column or None, and why (a sentence code)."""

    header: str
    position: int
    column: str | None
    reason: str


def recognise(
    headers: Sequence[str], headings: Sequence[Heading], mapping: Mapping[str, str | None] | None = None
) -> tuple[Guess, ...]:
    """Which of our columns each header is. A person's `mapping` (header → our column, None: leave out) goes first.

    Raises InputError `reading.mapping_header` or `reading.mapping_column` where the mapping names what is not there.
    """
    chosen = _checked(mapping or {}, headers, headings)
    taken: dict[str, int] = {}
    words = {word: (rank, heading.column) for heading in reversed(headings) for rank, word in enumerate(heading.words)}
    found = [_guess(header, words, chosen) for header in headers]
    order = sorted(range(len(headers)), key=lambda i: (found[i][2], i))
    for position in order:
        column = found[position][0]
        if column and column not in (ASIDE, PERSONAL):
            taken.setdefault(column, position)
    return tuple(_settled(header, position, found[position], taken) for position, header in enumerate(headers))


def _checked(
    mapping: Mapping[str, str | None], headers: Sequence[str], headings: Sequence[Heading]
) -> dict[str, str | None]:
    known = {heading.column for heading in headings}
    present = {normal(header) for header in headers}
    for header, column in mapping.items():
        if normal(header) not in present:
            raise InputError("reading.mapping_header", found=header, expected=listed(headers))
        if column is not None and column not in known:
            raise InputError("reading.mapping_column", column=header, found=column, expected=listed(sorted(known)))
    return {normal(header): column for header, column in mapping.items()}


def _guess(
    header: str, words: Mapping[str, tuple[int, str]], chosen: Mapping[str, str | None]
) -> tuple[str | None, str, tuple[int, int]]:
    """Column, reason and preference (lower is better) of one header."""
    text = normal(header)
    if text and text in chosen:
        return chosen[text], "reading.column.chosen", (0, 0)
    if text in words:
        rank, column = words[text]
        return column, "reading.column.known", (1, rank)
    inside = [word for word in words if len(word.encode()) >= 6 and len(word) >= 3 and word in text]
    if inside:
        best = max(inside, key=lambda word: (len(word), word))
        return words[best][1], "reading.column.contains", (2, -len(best))
    return None, "reading.column.unknown", (3, 0)


def _settled(
    header: str, position: int, found: tuple[str | None, str, tuple[int, int]], taken: Mapping[str, int]
) -> Guess:
    column, reason, _ = found
    if column == ASIDE:
        return Guess(header, position, None, "reading.column.aside")
    if column == PERSONAL:
        return Guess(header, position, None, "reading.column.personal")
    if column is None:
        left_out = reason == "reading.column.chosen"
        return Guess(header, position, None, "reading.column.left_out" if left_out else reason)
    if taken[column] != position:
        return Guess(header, position, None, "reading.column.second")
    return Guess(header, position, column, reason)


def listed(names: Sequence[str]) -> str:
    """Names for a sentence, at most 20 of them."""
    shown = [name for name in names if name][:20]
    return "、".join(shown) + ("…" if len(shown) < sum(map(bool, names)) else "")
