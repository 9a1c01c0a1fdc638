"""One item of the scheme: which rows it looks at, what they are worth, who shares, and which of them count.

Rule kinds decide values; this file holds what is the same for all of them.
"""

from collections.abc import Mapping

import polars as pl

from yishi.engine.scoring import caps, outcomes, params
from yishi.engine.scoring.kinds_of_deed import ROLES
from yishi.engine.scoring.period import Period
from yishi.engine.scoring.record import Record
from yishi.engine.scoring.scheme import Item
from yishi.engine.scoring.shares import WAYS

Clause = tuple[str, Mapping[str, params.Value], pl.Expr]
VALUE_BITS = 32  # values are below 2**32 hundredths: amounts and points are limited when they are read


def heads(item: Item, record: Record, period: Period) -> pl.DataFrame | None:
    """How many people share each result of `item` in the whole record."""
    if item.shares.way == "whole":
        return None
    return item.shares.heads(_valued(item, record, period), _shared_thing(item))


def points_of(item: Item, record: Record, heads: pl.DataFrame | None, period: Period) -> pl.LazyFrame:
    """Rows of `item` in `period`: member, turn, deed_id, outcome_id, day, kind, title, before, points, reason, facts.

    Points are hundredths, negative for deductions, after the item's own limit.
    """
    rows = item.shares.apply(_valued(item, record, period), heads, _shared_thing(item))
    if item.rule.source == "outcomes":
        rows = outcomes.best_part(rows)
    rows = _gains(item, rows).filter(_counted(item, period)).sort("member", "day", "turn")
    rows = item.rule.settle(rows.with_columns(reason=pl.lit(f"scoring.{item.kind}")))
    rows = rows.with_columns(before=pl.col("points"), gained=pl.col("points"))
    if item.most is not None:
        rows = caps.limit(rows, ["member"], pl.lit(item.most, dtype=pl.Int64))
    return _told(item, rows)


def _shared_thing(item: Item) -> str:
    return "outcome_no" if item.rule.source == "outcomes" else "thing_no"


def _valued(item: Item, record: Record, period: Period) -> pl.LazyFrame:
    rows = _candidates(item, record, period)
    return rows.with_columns(value=item.rule.value()).filter(pl.col("value").is_not_null())


def _candidates(item: Item, record: Record, period: Period) -> pl.LazyFrame:
    if item.rule.source == "members":
        return _everyone(record, period)
    rows = record.deeds.lazy().filter(pl.col("kind").is_in(item.deeds))
    if item.things:
        rows = rows.filter(pl.any_horizontal(pl.col("thing").str.starts_with(f"{kind}:") for kind in item.things))
    rows = rows.with_columns(deed_turn=pl.col("turn"))
    if item.rule.source == "outcomes":
        return outcomes.credits(rows, record.outcomes.lazy())
    return rows.with_columns(outcome_id=pl.lit(None, dtype=pl.String))


def _everyone(record: Record, period: Period) -> pl.LazyFrame:
    """One row a member of the period, with neither deed nor outcome."""
    none = {name: pl.lit(None, dtype=pl.String) for name in ("deed_id", "outcome_id", "kind", "title", "role")}
    return (
        record.members.lazy()
        .filter(period.served())
        .select("member", "standing", "on_roster")
        .with_columns(
            **none,
            day=pl.lit(period.first),
            turn=pl.lit(0, dtype=pl.UInt32),
            thing_no=pl.lit(0, dtype=pl.UInt32),
            side=pl.lit("first"),
        )
    )


def _gains(item: Item, rows: pl.LazyFrame) -> pl.LazyFrame:
    """Of the same thing only the best value counts: each row gains what it adds to the best before it (`earlier`).

    Looks back over all years, so a stage reached this year adds the difference to what an earlier year gave.
    Groups are numbered upwards; number and value in one integer make the running maximum start anew in each group.
    """
    same = ["member", *item.rule.same()] + (["day"] if item.same_thing == "once_a_day" else [])
    opens = pl.any_horizontal(pl.col(name) != pl.col(name).shift() for name in same).fill_null(True)
    group = pl.col("group") * 2**VALUE_BITS
    best = (group + pl.col("value")).cum_max() - group
    return (
        rows.sort(*same, "turn")
        .with_columns(opens=opens)
        .with_columns(group=pl.col("opens").cum_sum().cast(pl.Int64))
        .with_columns(earlier=pl.when("opens").then(0).otherwise(best.shift()))
        .with_columns(points=(pl.col("value") - pl.col("earlier")).clip(0, None))
        .drop("opens", "group")
    )


def _counted(item: Item, period: Period) -> pl.Expr:
    counted = pl.col("on_roster") & period.holds(pl.col("day"))
    if item.who == "all":
        return counted
    return counted & (pl.col("standing") if item.who == "standing" else ~pl.col("standing"))


def _told(item: Item, rows: pl.LazyFrame) -> pl.LazyFrame:
    """The reason with its clauses (`scoring.per_event+item`), and what its sentence quotes."""
    facts = {"item_zh": item.name.zh, "item_en": item.name.en} | item.rule.facts()
    parts = [pl.col("reason")], [params.fragment(**facts)]
    for clause, quoted, where in _clauses(item):
        parts[0].append(pl.when(where).then(pl.lit(f"+{clause}")).otherwise(pl.lit("")))
        told = pl.concat_str(pl.lit(","), params.fragment(**quoted))
        parts[1].append(pl.when(where).then(told).otherwise(pl.lit("")))
    sign = item.rule.sign
    return rows.select(
        "member",
        "turn",
        "deed_id",
        "outcome_id",
        "day",
        "kind",
        "title",
        before=pl.col("before") * sign,
        points=pl.col("points") * sign,
        reason=pl.concat_str(parts[0]),
        facts=pl.concat_str(parts[1]),
    )


def _clauses(item: Item) -> list[Clause]:
    """What may follow the rule's own sentence: clause code, what it quotes, and where it applies."""
    clauses: list[Clause] = []
    if item.shares.way != "whole":
        zh, en = WAYS[item.shares.way]
        shared: dict[str, params.Value] = {"share_zh": zh, "share_en": en, "shared": params.number(pl.col("value"))}
        unknown = pl.col("role").is_not_null() & ~pl.col("role").is_in(list(ROLES))
        clauses.append(("share", shared, ~unknown & (pl.col("value") != pl.col("whole"))))
        clauses.append(("no_share", {"role": params.text(pl.col("role").fill_null(""))}, unknown))
    if item.rule.source != "members":
        earlier: dict[str, params.Value] = {
            "earlier": params.number(pl.col("earlier")),
            "gained": params.number(pl.col("gained")),
        }
        clauses.append(("earlier", earlier, pl.col("earlier") > 0))
    if item.most is not None:
        capped: dict[str, params.Value] = {
            "item_most": item.most / 100,
            "item_had": params.number(pl.col("had")),
            "item_got": params.number(pl.col("points")),
        }
        clause = "item" if item.rule.sign > 0 else "item_loss"
        clauses.append((clause, capped, pl.col("before") > 0))
    return clauses
