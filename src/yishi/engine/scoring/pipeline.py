"""Deeds and a scheme in; points with reasons out."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from yishi.engine.report import Progress, Report, fingerprint, silent
from yishi.engine.scoring import caps, grades, items, tell
from yishi.engine.scoring.period import Period
from yishi.engine.scoring.record import Record, ready
from yishi.engine.scoring.scheme import Scheme

VERSION = "1"
DEEDS_A_BATCH = 400_000  # members are scored so many deeds at a time: memory stays flat, and in the processor's cache
ROWS_A_HASH = 1_000_000


@dataclass(frozen=True, slots=True)
class Appraisal:
    """`points` (table POINT), `sheets` (table SHEET), `aside` (table ASIDE: deeds that could not count, and why)."""

    points: pl.DataFrame
    sheets: pl.DataFrame
    aside: pl.DataFrame
    report: Report


def appraise(
    deeds: pl.DataFrame,
    members: pl.DataFrame,
    outcomes: pl.DataFrame,
    scheme: Scheme,
    *,
    period: str,
    progress: Progress = silent,
) -> Appraisal:
    """Work out every member's points in `period` (`2024` or `first/last` day) under `scheme`.

    Deeds and outcomes are tables DEED and OUTCOME of all years: what comes of an old deed counts when it comes, and
    what an earlier year gave for the same thing is not given again. Order and repeats of rows do not matter.
    Raises InputError for rows that contradict each other.
    """
    span = Period.parse(period)
    progress("scoring.step.record", 0, 1)
    record = ready(deeds, members, outcomes, span)
    heads = {item.code: items.heads(item, record, span) for item in scheme.items()}
    batches = list(record.batches(DEEDS_A_BATCH))
    parts = []
    for number, batch in enumerate(batches):
        progress("scoring.step.members", number + 1, len(batches) + 2)
        rows = _limited(_scored(batch, heads, scheme, span), scheme)
        parts.append((grades.sheets(rows, batch.members, scheme, span), tell.points(rows, batch.members, scheme)))
    progress("scoring.step.report", len(batches) + 1, len(batches) + 2)
    sheets, points = (pl.concat(frames) for frames in zip(*parts, strict=True))
    report = _report(record, points, scheme, span)
    progress("scoring.step.done", len(batches) + 2, len(batches) + 2)
    return Appraisal(points, sheets, record.aside, report)


def _scored(record: Record, heads: Mapping[str, pl.DataFrame | None], scheme: Scheme, period: Period) -> pl.DataFrame:
    """Rows of all items in the order in which limits fill: member, day, item, turn."""
    parts = []
    for number, item in enumerate(scheme.items()):
        names = {"item": pl.lit(item.code), "block": pl.lit(scheme.block_of(item).code)}
        rows = items.points_of(item, record, heads[item.code], period)
        parts.append(rows.with_columns(item_no=pl.lit(number, dtype=pl.UInt16), **names))
    return pl.concat(pl.collect_all(parts)).sort("member", "day", "item_no", "turn")


def _limited(rows: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Apply the limits of blocks, then of the whole. Adds what each found and left: `block_had`, `block_got`, …"""
    most = {block.code: block.most for block in scheme.blocks}
    least = {block.code: block.least for block in scheme.blocks}
    cut = caps.limit(
        rows.lazy().with_columns(item_got=pl.col("points")),
        ["member", "block"],
        pl.col("block").replace_strict(most, return_dtype=pl.Int64),
        pl.col("block").replace_strict(least, return_dtype=pl.Int64),
    )
    cut = cut.rename({"had": "block_had"}).with_columns(block_got=pl.col("points"))
    whole = (pl.lit(bound, dtype=pl.Int64) for bound in (scheme.most, scheme.least))
    return caps.limit(cut, ["member"], *whole).rename({"had": "total_had"}).collect()


def _report(record: Record, rows: pl.DataFrame, scheme: Scheme, period: Period) -> Report:
    frames = [record.members, record.deeds.drop("thing_no"), record.outcomes]  # numbers of things are this run's own
    slices = [part for frame in frames for part in frame.iter_slices(ROWS_A_HASH)]
    report = Report(
        "scoring",
        VERSION,
        fingerprint(*slices),
        params={"period": str(period), "scheme": scheme.name.zh, "version": scheme.version, "digest": scheme.digest},
        counts=record.counts
        | {"members": record.members.height, "outcomes": record.outcomes.height, "points": rows.height},
    )
    for reason, count in record.aside.group_by("reason").len().sort("reason").iter_rows():
        report.warn(reason, count=count)
    if record.counts["reversals_unmatched"]:
        report.warn("scoring.note.reversals_unmatched", count=record.counts["reversals_unmatched"])
    for kind, count in _uncounted(record, scheme, period):
        report.info("scoring.note.uncounted", kind=kind, count=count)
    for words in scheme.open:
        report.info("scoring.note.open", zh=words.zh, en=words.en)
    return report


def _uncounted(record: Record, scheme: Scheme, period: Period) -> list[tuple[str, int]]:
    """Kinds of deed in the period that no item of the scheme looks at, and how many there were."""
    known = {code for item in scheme.items() for code in item.deeds}
    left = record.deeds.filter(pl.col("on_roster"), period.holds(pl.col("day")), ~pl.col("kind").is_in(sorted(known)))
    return [(kind, count) for kind, count in left.group_by("kind").len().sort("kind").iter_rows()]
