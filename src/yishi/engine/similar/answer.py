"""The nearest few of a text: how alike, of which kind, and by which words."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from yishi.engine.report import Note
from yishi.engine.similar.index import Index
from yishi.engine.similar.spots import differ, spots
from yishi.engine.text.words import cut

Kind = Literal["same", "elsewhere", "related"]
REASON_WORDS = 6


@dataclass(frozen=True, slots=True)
class Limits:
    """Likeness from which a text is called the same, and related; set on half of the labelled events of bench/similar.

    `same`: of eleven values tried the lowest at which at most 5 % of pairs of look-alikes are called the same;
    `related`: best F1.
    """

    same: float = 0.12
    related: float = 0.07


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Hit:
    """`likeness` 0 to 1; `shared`: words that both have, the telling ones first; `reason`: a code of words.py."""

    id: str
    title: str
    likeness: float
    kind: Kind
    shared: tuple[str, ...]
    reason: Note


def nearest(
    index: Index, title: str, text: str, place: str = "", *, few: int = 5, limits: Limits = LIMITS
) -> list[Hit]:
    """The `few` likest texts that are at least related, the likest first."""
    numbers, likeness = index.likeness(title, text)
    enough = np.flatnonzero(likeness >= limits.related)
    order = enough[np.argsort(-likeness[enough], kind="stable")][:few]
    own, words = spots(title, text, place), cut(f"{title}\n{text}")
    rows = [index.texts.row(int(numbers[at]), named=True) for at in order]
    return [_hit(row, float(likeness[at]), own, words, limits) for at, row in zip(order, rows, strict=True)]


def _hit(row: dict[str, str], likeness: float, own: frozenset[str], words: list[str], limits: Limits) -> Hit:
    theirs = spots(row["title"], row["text"], row["place"])
    shared = _shared(words, row)
    kind: Kind = "related"
    if likeness >= limits.same:
        kind = "elsewhere" if differ(own, theirs) else "same"
    params = {"words": "、".join(shared[:REASON_WORDS]), "places": "、".join(sorted(theirs))}
    return Hit(row["id"], row["title"], likeness, kind, shared, Note(f"similar.{kind}", params))


def _shared(words: list[str], row: dict[str, str]) -> tuple[str, ...]:
    """Longer words first, for they are rarer; then in the order of the new text."""
    theirs = set(cut(f"{row['title']}\n{row['text']}"))
    return tuple(sorted((word for word in dict.fromkeys(words) if word in theirs), key=len, reverse=True))
