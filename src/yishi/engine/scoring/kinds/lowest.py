"""lowest: of several kinds of deed the one worth least decides, e.g. attended 50, on leave 30, absent 0."""

from dataclasses import dataclass
from typing import Self

import polars as pl

from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule
from yishi.engine.scoring.kinds_of_deed import CODES


@dataclass(frozen=True, slots=True)
class Lowest(Rule):
    points_by_deed: tuple[tuple[str, int], ...]

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.points_by("points", CODES))

    def deeds(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.points_by_deed)

    def same(self) -> tuple[str, ...]:
        return ("turn",)

    def value(self) -> pl.Expr:
        return pl.col("kind").replace_strict(dict(self.points_by_deed), return_dtype=pl.Int64)

    def settle(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        least = pl.col("value") == pl.col("value").min().over("member")
        decides = least & (least.cum_sum().over("member") == 1)
        return rows.with_columns(
            points=pl.when(decides).then("value").otherwise(0),
            reason=pl.when(decides).then("reason").otherwise(pl.lit("scoring.lowest.other")),
        )
