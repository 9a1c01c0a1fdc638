"""Heading and text of every row, repaired and masked; of many rows by as many processes as there are cores."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from yishi.engine import cores, privacy
from yishi.engine.reading import cells
from yishi.engine.text.repair import repair

ROWS_A_PART = 5_000
MANY = 20_000  # rows from which further processes are worth their start

Cells = tuple[str | None, str | None, str | None]  # heading, text, the caller's name


@dataclass(frozen=True, slots=True)
class Prose:
    """Masked heading and text of a row, empty where it has none, and how many pieces of each kind were masked."""

    title: str
    text: str
    masked: dict[str, int]


def masked(frame: pl.DataFrame) -> Iterator[Prose]:
    """The prose of each row of `frame`, in its order. Columns that it does not have are taken as empty."""
    columns = ("title", "text", "caller_name")
    told = frame.select(pl.col(name) if name in frame.columns else pl.lit(None).alias(name) for name in columns)
    parts = [told.slice(start, ROWS_A_PART).rows() for start in range(0, frame.height, ROWS_A_PART)]
    for part in cores.each(_part, parts, pays=frame.height >= MANY):
        yield from part


def _part(rows: Sequence[Cells]) -> list[Prose]:
    return [_prose(*row) for row in rows]


def _prose(title: str | None, text: str | None, caller_name: str | None) -> Prose:
    names = _names(caller_name)
    counts: Counter[str] = Counter()
    return Prose(_mask(title, names, counts), _mask(text, names, counts), dict(counts))


def _mask(value: str | None, names: list[str], counts: Counter[str]) -> str:
    if not value:
        return ""
    found = privacy.mask_and_count(repair(value), names)
    counts.update(found.counts)
    return found.text


def _names(value: str | None) -> list[str]:
    """The caller's name, if it is one that can be searched for in the text."""
    name = cells.plain(value or "")
    return [name] if 2 <= len(name) <= 12 and not name.endswith(("先生", "女士", "小姐")) else []
