"""base: every member who served in the period starts with the same points."""

from dataclasses import dataclass
from typing import ClassVar, Self

import polars as pl

from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule


@dataclass(frozen=True, slots=True)
class Base(Rule):
    points: int
    source: ClassVar = "members"

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.points("points"))

    def value(self) -> pl.Expr:
        return pl.lit(self.points, dtype=pl.Int64)
