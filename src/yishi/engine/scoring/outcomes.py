"""What came of a deed: every outcome of the thing a deed belongs to credits those who had a part in it by that day."""

import polars as pl


def credits(deeds: pl.LazyFrame, outcomes: pl.LazyFrame) -> pl.LazyFrame:
    """One row a deed and outcome of the same thing, dated by the outcome. Who joined after the fact gets no part."""
    return (
        deeds.join(outcomes, on="thing")
        .filter(pl.col("day") <= pl.col("outcome_day"))
        .with_columns(day=pl.col("outcome_day"), turn=pl.col("outcome_no"))
        .drop("outcome_day")
    )


def best_part(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Of several deeds by which a member had a part in one outcome, the one worth most; of equals the earliest."""
    return rows.sort(["member", "outcome_no", "value", "deed_turn"], descending=[False, False, True, False]).unique(
        ["member", "outcome_no"], keep="first", maintain_order=True
    )
