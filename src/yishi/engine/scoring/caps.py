"""Limits: what an item, a block or the whole scheme may give one member, and where deductions stop.

A limit fills in the order of days: earlier rows keep their points, the row that reaches the limit is cut, later ones
get nothing. Deductions come after all points, so a deduction is felt even by a member who is over the limit.
"""

from collections.abc import Sequence

import polars as pl

NONE = pl.lit(None, dtype=pl.Int64)


def limit(rows: pl.LazyFrame, by: Sequence[str], most: pl.Expr, least: pl.Expr = NONE) -> pl.LazyFrame:
    """Cut `points` within each group of `by`. Rows must stand in the order in which the limit fills.

    `most`: no more than this is given; `least`: deductions stop here; null where there is no such limit.
    Adds `had` (for points: given before this row; for deductions: deducted before this row) and sets `points`.
    """
    points = pl.col("points")
    gain, loss = points.clip(0, None), (-points).clip(0, None)
    rows = rows.with_columns(
        given=gain.cum_sum().over(by) - gain,
        taken=loss.cum_sum().over(by) - loss,
        pool=gain.sum().over(by),
    )
    # Horizontal minima pass over nulls: without a limit nothing is cut.
    given, pool = pl.min_horizontal("given", most), pl.min_horizontal("pool", most)
    room = (pool - least).clip(0, None)
    taken = pl.min_horizontal("taken", room)
    kept = pl.min_horizontal(gain, most - given) - pl.min_horizontal(loss, room - taken)
    had = pl.when(points < 0).then(taken).otherwise(given)
    return rows.with_columns(had=had, points=kept).drop("given", "taken", "pool")
