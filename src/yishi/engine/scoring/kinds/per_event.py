"""per_event: the same points each time."""

from dataclasses import dataclass
from typing import ClassVar, Self

import polars as pl

from yishi.engine.scoring import params
from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule


@dataclass(frozen=True, slots=True)
class PerEvent(Rule):
    points: int
    shareable: ClassVar = True

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.points("points"))

    def value(self) -> pl.Expr:
        return pl.lit(self.points, dtype=pl.Int64)

    def facts(self) -> dict[str, params.Value]:
        return {"each": self.points / 100, "value": params.number(pl.col("whole"))}
