"""Sheets and grades: what each member's points add up to."""

import polars as pl

from yishi.engine import tables
from yishi.engine.scoring.params import in_points
from yishi.engine.scoring.period import Period
from yishi.engine.scoring.scheme import Grade, Scheme


def sheets(points: pl.DataFrame, members: pl.DataFrame, scheme: Scheme, period: Period) -> pl.DataFrame:
    """One row a member who served in the period or has points in it (table SHEET), in the order of member_id.

    `points` holds member, outcome_id and points in hundredths.
    """
    from_outcome = pl.col("outcome_id").is_not_null()
    sums = points.group_by("member").agg(
        total=pl.col("points").sum(),
        accomplished=pl.col("points").filter(from_outcome).sum(),
    )
    has_points = pl.col("total").is_not_null()
    rows = members.join(sums, on="member", how="left").filter(period.served() | has_points)
    total, accomplished = pl.col("total").fill_null(0), pl.col("accomplished").fill_null(0)
    return (
        rows.sort("member_id")
        .select(
            "member_id",
            points=in_points(total),
            done=in_points(total - accomplished),
            accomplished=in_points(accomplished),
            grade=_grade(total, scheme.grades),
        )
        .select(tables.SHEET.schema.keys())
    )


def ranks(sheets: pl.DataFrame) -> pl.DataFrame:
    """Sheets with a `rank`, equal points equal rank. For the office's own work; nothing in the product publishes it."""
    rank = pl.col("points").rank("min", descending=True).cast(pl.Int64)
    return sheets.select(rank.alias("rank"), pl.all()).sort("rank", "member_id")


def _grade(total: pl.Expr, grades: tuple[Grade, ...]) -> pl.Expr:
    grade = pl.lit(None, dtype=pl.String)
    for step in reversed(grades):
        grade = pl.when(total >= step.least).then(pl.lit(step.code)).otherwise(grade)
    return grade
