"""Limits: what an item, a block or the whole scheme may give one member, and where deductions stop.

A limit fills in the order of days: earlier rows keep their points, the row that reaches the limit is cut, later ones get
nothing. Deductions come after all points, so a deduction is felt even by a member who is over the limit.
"""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Limit:
    """Hundredths of points. `most`: no more than this is given; `least`: deductions stop here."""

    most: int | None = None
    least: int | None = None

    @property
    def any(self) -> bool:
        return self.most is not None or self.least is not None


def limit(rows: pl.LazyFrame, bounds: Limit) -> pl.LazyFrame:
    """Cut `points` member by member. Rows must stand in the order in which the limit fills.

    Adds `had` (for points: given before this row; for deductions: deducted before this row) and sets `points`.
    """
    points = pl.col("points")
    gain, loss = points.clip(0, None), (-points).clip(0, None)
    rows = rows.with_columns(
        _given=gain.cum_sum().over("member") - gain,
        _taken=loss.cum_sum().over("member") - loss,
        _pool=gain.sum().over("member"),
    )
    given, taken, pool = pl.col("_given"), pl.col("_taken"), pl.col("_pool")
    if bounds.most is not None:
        pool = pl.min_horizontal(pool, pl.lit(bounds.most))
        given = pl.min_horizontal(given, pl.lit(bounds.most))
        gain = pl.min_horizontal(gain, bounds.most - given)
    if bounds.least is not None:
        room = (pool - bounds.least).clip(0, None)
        taken = pl.min_horizontal(taken, room)
        loss = pl.min_horizontal(loss, room - taken)
    had = pl.when(points < 0).then(taken).otherwise(given)
    return rows.with_columns(had=had, points=gain - loss).drop("_given", "_taken", "_pool")
