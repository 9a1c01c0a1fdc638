"""threshold: full points from so many times on; below, a part for each time or nothing."""

from dataclasses import dataclass
from typing import Literal, Self

import polars as pl

from yishi.engine.scoring import params
from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule


@dataclass(frozen=True, slots=True)
class Threshold(Rule):
    times: int
    full: int
    below: Literal["part", "nothing"]

    @classmethod
    def read(cls, fields: Fields) -> Self:
        below = fields.choice("below", ("part", "nothing"), "part")
        return cls(fields.whole("times", 1, 366), fields.points("full"), below)

    def value(self) -> pl.Expr:
        return pl.lit(self.full, dtype=pl.Int64)

    def settle(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """The k-th time brings full·k/times − full·(k−1)/times, so that all of them add up to exactly `full`."""
        counts = pl.col("points") > 0
        nth, reached = counts.cum_sum().over("member").cast(pl.Int64), counts.sum().over("member") >= self.times
        step = pl.col("nth") * self.full // self.times - (pl.col("nth") - 1) * self.full // self.times
        over = pl.col("nth") > self.times
        short = ~pl.col("reached") & (self.below == "nothing")
        return rows.with_columns(nth=nth, reached=reached).with_columns(
            points=pl.when(~counts | over | short).then(0).otherwise(step),
            reason=pl.when(over)
            .then(pl.lit("scoring.threshold.over"))
            .when(short)
            .then(pl.lit("scoring.threshold.short"))
            .otherwise("reason"),
        )

    def facts(self) -> dict[str, params.Value]:
        return {
            "times": self.times,
            "full": self.full / 100,
            "nth": pl.col("nth").cast(pl.String),
            "value": params.number(pl.col("points")),
        }
