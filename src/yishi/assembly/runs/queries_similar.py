"""Asking for texts that resemble one: found by their wording, shown as far as the asker may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from yishi.assembly.runs import indexes, similar
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import SHORTEST
from yishi.assembly.runs.similar import Fate, Kind, Row
from yishi.engine import privacy
from yishi.engine.report import Note
from yishi.engine.similar import Hit, Index, nearest
from yishi.engine.text.words import PLAIN

LOOKED_AT = 25  # likest texts of a kind
COUNTED = 20  # of these, those that are counted, at most
SHOWN = 5  # of these, those that are shown
SHARED = 2  # words that a merely related text has in common, at least: one is often but a place


@dataclass(frozen=True, slots=True)
class Ask:
    """A text in question. `own`: its id where it is stored itself, so that it does not find itself."""

    title: str
    text: str
    place: str = ""
    own: str = ""

    @property
    def too_short(self) -> bool:
        """Whether it says too little to be compared."""
        return len(PLAIN.sub("", self.title + self.text)) < SHORTEST


@dataclass(frozen=True, slots=True)
class Near:
    """A similar text; `reason` says how alike and by which words."""

    row: Row
    reason: Note
    fate: Fate | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Similar texts of one kind: those that the asker may see, the likest first, and how many more he may not."""

    kind: Kind
    near: Sequence[Near]
    unseen: int = 0
    capped: bool = False  # there may be more than were counted

    @property
    def count(self) -> int:
        return len(self.near) + self.unseen

    @property
    def shown(self) -> Sequence[Near]:
        return self.near[:SHOWN]


def find(user: Any, ask: Ask, *codes: str) -> list[Found]:
    """What resembles the text among the kinds `codes` (none: all). It is masked first, and nothing of it is kept."""
    title, text = privacy.mask(ask.title), privacy.mask(ask.text)
    masked = Ask(title, text, privacy.coarsen(ask.place), ask.own)
    made = {} if masked.too_short else indexes.newest(user.assembly_id)
    kinds = [kind for kind in similar.kinds() if not codes or kind.code in codes]
    return [_found(user, masked, kind, made.get(kind.code)) for kind in kinds]


def among(text: str, others: Mapping[str, str]) -> list[str]:
    """Of a few texts by id, the ids of those that say much the same as `text`, the likest first. Nothing is kept."""
    ask = Ask("", privacy.mask(text))
    if ask.too_short or not others:
        return []
    frame = pl.DataFrame({"id": list(others), "title": "", "text": list(others.values()), "place": ""})
    hits = nearest(Index.build(frame), "", ask.text, few=SHOWN)
    return [hit.id for hit in hits if hit.kind == "same" or len(hit.shared) >= SHARED]


def _found(user: Any, ask: Ask, kind: Kind, made: Run | None) -> Found:
    if ask.too_short:
        return Found(kind, [])
    if not (hits := _hits(ask, kind, user.assembly_id, made)):
        return Found(kind, [])
    rows = kind.rows(user, hits.keys())
    fates = similar.fates(user, kind.code, [key for key, row in rows.items() if row])
    there = [key for key in hits if key in rows]
    counted = there[:COUNTED]
    near = [Near(row, hits[key].reason, fates.get(key)) for key in counted if (row := rows[key])]
    return Found(kind, near, unseen=len(counted) - len(near), capped=len(there) > COUNTED)


def _hits(ask: Ask, kind: Kind, assembly_id: int, made: Run | None) -> dict[str, Hit]:
    """By id, the likest first. A text that settled while its index was made is in it and among the fresh ones."""
    index = indexes.opened(kind, assembly_id, made)
    found: dict[str, Hit] = {}
    for hit in nearest(index, ask.title, ask.text, ask.place, few=LOOKED_AT):
        if hit.kind != "related" or len(hit.shared) >= SHARED:
            found.setdefault(hit.id, hit)
    found.pop(ask.own, None)
    return found
