"""deduct: points taken off by reason (leave, absence); each time, or only the worst of the period."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

import polars as pl

from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule
from yishi.engine.scoring.kinds_of_deed import CODES


@dataclass(frozen=True, slots=True)
class Deduct(Rule):
    points_by_deed: tuple[tuple[str, int], ...]
    count: Literal["each", "worst"]
    sign: ClassVar = -1

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.points_by("points", CODES), fields.choice("count", ("each", "worst"), "each"))

    def deeds(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.points_by_deed)

    def value(self) -> pl.Expr:
        return pl.col("kind").replace_strict(dict(self.points_by_deed), return_dtype=pl.Int64)

    def settle(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        if self.count == "each":
            return rows
        worst = pl.col("points") == pl.col("points").max().over("member")
        decides = worst & (worst.cum_sum().over("member") == 1)
        return rows.with_columns(
            points=pl.when(decides).then("points").otherwise(0),
            reason=pl.when(decides).then("reason").otherwise(pl.lit("scoring.deduct.other")),
        )
