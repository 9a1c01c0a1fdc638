"""What changed between two versions of a text, for people to read: paragraphs, and inside a changed one the words.

Ratcliff and Obershelp's matching (difflib), over paragraphs first and then over the cut words of those that changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

import rjieba

What = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that stayed, went, or came."""

    what: What
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the comparison; `changed` when anything in it went or came."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.what != "same" for piece in self.pieces)


def difference(old: str, new: str) -> list[Paragraph]:
    """The two texts laid over each other, paragraph by paragraph, in reading order."""
    before, after = old.splitlines(), new.splitlines()
    found: list[Paragraph] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Paragraph((Piece("same", text),)) for text in before[i1:i2]]
        else:
            pairs = zip_longest(before[i1:i2], after[j1:j2])
            found += [Paragraph(tuple(_pieces(*pair))) for pair in pairs]
    return found


def _pieces(old: str | None, new: str | None) -> Iterator[Piece]:
    """The words of a paragraph that changed; one that stands on one side only went or came as a whole."""
    if old is None or new is None:
        yield Piece("new" if old is None else "gone", new or old or "")
        return
    before, after = rjieba.cut(old), rjieba.cut(new)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = came = ""
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        left, right = "".join(before[i1:i2]), "".join(after[j1:j2])
        # A comma that both sides share between two changes belongs to them: people read phrases, not scraps.
        scrap = 0 < place < len(codes) - 1 and not any(character.isalnum() for character in left)
        if tag != "equal" or scrap:
            gone, came = gone + left, came + right
            continue
        yield from _changed(gone, came)
        gone = came = ""
        yield Piece("same", left)
    yield from _changed(gone, came)


def _changed(gone: str, came: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if came:
        yield Piece("new", came)
