"""Deeds and a scheme in; points with reasons out."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from yishi.engine import tables
from yishi.engine.report import Progress, Report, fingerprint, silent
from yishi.engine.scoring import caps, grades, items, params
from yishi.engine.scoring.kinds_of_deed import DEED_KINDS
from yishi.engine.scoring.period import Period
from yishi.engine.scoring.record import Record, ready
from yishi.engine.scoring.scheme import Scheme

VERSION = "1"
DEEDS_A_BATCH = 400_000  # members are scored so many deeds at a time: memory stays flat, and in the processor's cache
ROWS_A_HASH = 1_000_000


@dataclass(frozen=True, slots=True)
class Appraisal:
    """`points` (table POINT), `sheets` (table SHEET), `aside` (table ASIDE: deeds that could not count, with the reason)."""

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
        parts.append((grades.sheets(rows, batch.members, scheme, span), _told(rows, batch.members)))
    progress("scoring.step.report", len(batches) + 1, len(batches) + 2)
    sheets, points = (pl.concat(frames) for frames in zip(*parts, strict=True))
    report = _report(record, points, scheme, span)
    progress("scoring.step.done", len(batches) + 2, len(batches) + 2)
    return Appraisal(points, sheets, record.aside, report)


def _scored(
    record: Record, heads: Mapping[str, pl.DataFrame | None], scheme: Scheme, period: Period
) -> pl.DataFrame:
    """Rows of all items in the order in which limits fill: member, day, item, turn."""
    parts = []
    for number, (block, item) in enumerate((block, item) for block in scheme.blocks for item in block.items):
        names = {"item": pl.lit(item.code), "block": pl.lit(block.code)}
        rows = items.points_of(item, record, heads[item.code], period)
        parts.append(rows.with_columns(item_no=pl.lit(number, dtype=pl.UInt16), **names))
    return pl.concat(pl.collect_all(parts)).sort("member", "day", "item_no", "turn")


def _limited(rows: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Apply the limits of blocks, then of the whole; each cut adds its clause to the reason."""
    parts = []
    for block in scheme.blocks:
        part = rows.lazy().filter(pl.col("block") == block.code)
        bounds = caps.Limit(block.most, block.least)
        if bounds.any:
            part = _cut(part, bounds, "block", {"block_zh": block.name.zh, "block_en": block.name.en})
        parts.append(part)
    whole = pl.concat(parts).sort("member", "day", "item_no", "turn")
    bounds = caps.Limit(scheme.most, scheme.least)
    return (_cut(whole, bounds, "total", {}) if bounds.any else whole).collect()


def _cut(rows: pl.LazyFrame, bounds: caps.Limit, clause: str, names: dict[str, params.Value]) -> pl.LazyFrame:
    rows = caps.limit(rows.with_columns(uncut=pl.col("points")), bounds)
    quoted = names | {
        f"{clause}_had": params.number(pl.col("had")),
        f"{clause}_got": params.number(pl.col("points").abs()),
        f"{clause}_most": None if bounds.most is None else bounds.most / 100,
        f"{clause}_least": None if bounds.least is None else bounds.least / 100,
    }
    cut = pl.col("points") != pl.col("uncut")
    loss = pl.col("uncut") < 0
    code = pl.when(loss).then(pl.lit(f"+{clause}_loss")).otherwise(pl.lit(f"+{clause}"))
    told = pl.concat_str(pl.lit(","), params.fragment(**quoted))
    return rows.with_columns(
        reason=pl.concat_str("reason", pl.when(cut).then(code).otherwise(pl.lit(""))),
        facts=pl.concat_str("facts", pl.when(cut).then(told).otherwise(pl.lit(""))),
    ).drop("had", "uncut")


def _told(rows: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The table POINT, in the order (member_id, item of the scheme, day, turn)."""
    rows = rows.sort("member", "item_no", "day", "turn")
    names = members.select("member", "member_id")
    return (
        rows.lazy()
        .join(names.lazy(), on="member", how="left", maintain_order="left")
        .select(
            "member_id",
            "item",
            "deed_id",
            "outcome_id",
            day=pl.when(pl.col("deed_id").is_not_null()).then("day"),
            before=pl.col("before") / 100,
            points=pl.col("points") / 100,
            reason="reason",
            params=pl.concat_str(pl.lit("{"), "facts", _deed_words(), pl.lit("}")),
        )
        .collect()
        .select(tables.POINT.schema.keys())
    )


def _deed_words() -> pl.Expr:
    """Which deed it was and on which day; nothing for rows that no deed stands behind."""
    titled = pl.col("title").is_not_null()
    day = pl.col("day").dt
    words = params.fragment(
        deed_zh=params.word(pl.col("kind"), {kind.code: kind.zh for kind in DEED_KINDS}, ""),
        deed_en=params.word(pl.col("kind"), {kind.code: kind.en for kind in DEED_KINDS}, ""),
        title=pl.when(titled).then(params.text(pl.concat_str(pl.lit(" ("), "title", pl.lit(")")))).otherwise(pl.lit('""')),
        year=day.year().cast(pl.String),
        month=day.month().cast(pl.String),
        date=day.day().cast(pl.String),
    )
    told = pl.concat_str(pl.lit(","), words)
    return pl.when(pl.col("deed_id").is_not_null()).then(told).otherwise(pl.lit(""))


def _report(record: Record, rows: pl.DataFrame, scheme: Scheme, period: Period) -> Report:
    frames = [record.members, record.deeds, record.outcomes]
    slices = [part for frame in frames for part in frame.iter_slices(ROWS_A_HASH)]
    report = Report(
        "scoring",
        VERSION,
        fingerprint(*slices),
        params={"period": str(period), "scheme": scheme.name.zh, "version": scheme.version, "digest": scheme.digest},
        counts=record.counts | {"members": record.members.height, "outcomes": record.outcomes.height, "points": rows.height},
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
