"""per_half_day: points for every half-day that the deed lasted (`amount`)."""

from dataclasses import dataclass
from typing import Self

import polars as pl

from yishi.engine.scoring import params
from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule


@dataclass(frozen=True, slots=True)
class PerHalfDay(Rule):
    points: int

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.points("points"))

    def value(self) -> pl.Expr:
        return (pl.col("amount") * self.points + 0.5).floor().cast(pl.Int64)

    def facts(self) -> dict[str, params.Value]:
        return {
            "each": self.points / 100,
            "amount": pl.col("amount").cast(pl.String),
            "value": params.number(pl.col("whole")),
        }
