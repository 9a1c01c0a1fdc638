"""An independent checker: the objective by parts and every broken rule of ANY placement, from the frames alone.

Written apart from the solver and in another way (dictionaries, one person at a time), so that the two check each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from yishi.engine import tables_placing as tables
from yishi.engine.placement import judge_people, judge_villages
from yishi.engine.placement.answer import gap_table
from yishi.engine.placement.given import Given
from yishi.engine.placement.judging import Found, Roster
from yishi.engine.placement.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Judgement:
    """`parts`: table PLACING_PART; `violations`: table PLACING_GAP, one row a broken rule."""

    parts: pl.DataFrame
    violations: pl.DataFrame

    @property
    def objective(self) -> float:
        return float(self.parts["price"].sum())

    def of(self, placement: str) -> float:
        return float(self.parts.filter(pl.col("placement") == placement)["price"].sum())


def judge(
    people: pl.DataFrame,
    places: pl.DataFrame,
    bodies: pl.DataFrame,
    rulings: pl.DataFrame,
    frames: Mapping[str, pl.DataFrame],
    scheme: Scheme,
) -> Judgement:
    """`frames`: `assignments` (placement, member_id, body_id) and, where villages are placed, `villages` (village_id,
    body_id); other columns are not looked at. Raises InputError where the tables themselves are wrong."""
    given = Given.of(people, places, bodies, rulings)
    roster = Roster(given, frames, scheme)
    rows, broken = [], []
    for placement in scheme.make:
        found = _found(placement, roster)
        for part in scheme.prices(placement):
            amount, weight = found.amounts[part], scheme.prices(placement)[part]
            rows.append((placement, part, amount, weight, amount * weight, f"placement.part.{placement}.{part}"))
        broken += found.broken
    parts = pl.DataFrame(rows, schema=tables.PLACING_PART.schema, orient="row")
    return Judgement(parts, gap_table(broken))


def _found(placement: str, roster: Roster) -> Found:
    if placement == "village":
        return judge_villages.found(roster)
    return getattr(judge_people, placement)(roster)
