"""once: the first deed of the period counts, further ones do not add to it."""

from dataclasses import dataclass
from typing import ClassVar, Self

import polars as pl

from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule


@dataclass(frozen=True, slots=True)
class Once(Rule):
    points: int
    shareable: ClassVar = True

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.points("points"))

    def value(self) -> pl.Expr:
        return pl.lit(self.points, dtype=pl.Int64)

    def settle(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        counts = pl.col("points") > 0
        again = counts & (counts.cum_sum().over("member") > 1)
        return rows.with_columns(
            points=pl.when(again).then(0).otherwise("points"),
            reason=pl.when(again).then(pl.lit("scoring.once.again")).otherwise("reason"),
        )
