"""Which deeds stand: each once however often it was handed in, and without those that a later row takes back.

Deeds never change. A correction is a new row whose `reverses` names the row it takes back; taking back a taking-back
restores the first row. The result is the same as if the reversed rows had never been written.
"""

import polars as pl

from yishi.engine.report import InputError


def once(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """Rows that repeat another one exactly are dropped. Raises InputError where one id stands over different rows."""
    if rows[key].hash().n_unique() == rows.height:  # the hash costs an eighth; equal ids have equal hashes
        return rows
    rows = rows.unique()
    twice = rows.filter(pl.col(key).is_duplicated())
    if twice.height:
        raise InputError("scoring.two_rows_one_id", column=key, id=twice[key].min(), count=twice[key].n_unique())
    return rows


def standing(deeds: pl.DataFrame) -> pl.DataFrame:
    """The deeds that count: neither reversals nor reversed."""
    reversals = deeds.filter(pl.col("reverses").is_not_null()).select("deed_id", "member_id", "reverses")
    if reversals.is_empty():
        return deeds
    _check_same_member(deeds, reversals)
    gone = _in_force(reversals)["reverses"].unique()
    return deeds.filter(pl.col("reverses").is_null(), ~pl.col("deed_id").is_in(gone.implode()))


def unmatched(deeds: pl.DataFrame) -> int:
    """How many reversals name a deed that is not among the rows."""
    named = deeds["reverses"].drop_nulls()
    if named.is_empty():
        return 0
    return int((~named.is_in(deeds["deed_id"].implode())).sum())


def _check_same_member(deeds: pl.DataFrame, reversals: pl.DataFrame) -> None:
    targets = deeds.select("member_id", reverses="deed_id")
    crossed = reversals.join(targets, on="reverses").filter(pl.col("member_id") != pl.col("member_id_right"))
    if crossed.height:
        first = crossed.sort("deed_id").row(0, named=True)
        raise InputError("scoring.reverses_another_member", deed=first["deed_id"], reverses=first["reverses"])


def _in_force(reversals: pl.DataFrame) -> pl.DataFrame:
    """Reversals that no reversal in force takes back; worked out from the end of each chain."""
    in_force = reversals.clear()
    waiting = reversals
    while waiting.height:
        last = waiting.filter(~pl.col("deed_id").is_in(waiting["reverses"].implode()))
        if last.is_empty():
            raise InputError("scoring.reversal_circle", deed=waiting["deed_id"].min())
        in_force.extend(last)
        gone = last["reverses"]
        waiting = waiting.filter(
            ~pl.col("deed_id").is_in(last["deed_id"].implode()), ~pl.col("deed_id").is_in(gone.implode())
        )
    return in_force
