"""What one change by hand would cost, by part, without solving anything: the objective before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from yishi.engine import tables_placing as tables
from yishi.engine.placement.given import Given
from yishi.engine.placement.judge import judge
from yishi.engine.placement.scheme import Scheme
from yishi.engine.report import InputError


@dataclass(frozen=True, slots=True)
class Change:
    """`cost`: how much the objective rises. `parts`: table PLACING_PART of the differences that are not 0.
    `broken`: rules that the change breaks (table PLACING_GAP); `mended`: rules broken before that it makes hold."""

    cost: float
    parts: pl.DataFrame
    broken: pl.DataFrame
    mended: pl.DataFrame


def what_if(
    given: Given, frames: Mapping[str, pl.DataFrame], scheme: Scheme, *, placement: str, subject: str, body_id: str
) -> Change:
    """`frames` as `Placement.frames()`; `subject` (a member_id; a village_id where `placement` is village) put into
    `body_id`, all others as they are."""
    tables_of = (given.people, given.places, given.bodies, given.rulings)
    before = judge(*tables_of, frames, scheme)
    after = judge(*tables_of, changed(frames, placement, subject, body_id), scheme)
    both = before.parts.join(after.parts, on=["placement", "part"], suffix="_after", maintain_order="left")
    parts = both.with_columns(
        amount=pl.col("amount_after") - pl.col("amount"), price=pl.col("price_after") - pl.col("price")
    ).filter(pl.col("amount").abs() > 1e-9)
    return Change(
        after.objective - before.objective,
        parts.select(tables.PLACING_PART.schema.keys()),
        after.violations.join(before.violations, on=after.violations.columns, how="anti", nulls_equal=True),
        before.violations.join(after.violations, on=after.violations.columns, how="anti", nulls_equal=True),
    )


def changed(frames: Mapping[str, pl.DataFrame], placement: str, subject: str, body_id: str) -> dict[str, pl.DataFrame]:
    """The frames with one subject somewhere else."""
    name, key = ("villages", "village_id") if placement == "village" else ("assignments", "member_id")
    mine = pl.col(key) == subject
    if name == "assignments":
        mine &= pl.col("placement") == placement
    if not frames[name].filter(mine).height:
        raise InputError("placement.not_placed", found=subject, placement=placement)
    moved = pl.when(mine).then(pl.lit(body_id)).otherwise(pl.col("body_id")).alias("body_id")
    return {**frames, name: frames[name].with_columns(moved)}
