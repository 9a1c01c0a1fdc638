"""Rows that were not taken, each with what was found and what was expected."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import polars as pl

from yishi.engine.privacy import mask
from yishi.engine.text.repair import repair

SCHEMA: dict[str, pl.DataType] = {
    "row": pl.Int64(),
    "column": pl.String(),
    "found": pl.String(),
    "expected": pl.String(),
    "code": pl.String(),
    "other": pl.Int64(),
}


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not taken. `row` counts as the file does, `column` is the file's own header.

    `expected` and `code` are sentence codes (`words.explain` says them); `other` is the second number of the sentence:
    the row that this one repeats, or the cells that a row should have.
    """

    row: int
    column: str
    found: str
    expected: str
    code: str
    other: int | None = None


def frame(rejects: Sequence[Reject]) -> pl.DataFrame:
    """The rejects as a table, in the order of the file."""
    rows = [astuple(reject) for reject in sorted(rejects, key=lambda reject: reject.row)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def shown(value: str, width: int = 60) -> str:
    """A piece of the file fit to be shown to anyone: repaired, masked, short."""
    text = mask(repair(value[: 4 * width])).replace("\n", " ")
    return text if len(text) <= width else text[: width - 1] + "…"
