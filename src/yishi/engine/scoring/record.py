"""Makes deeds, members and outcomes ready for scoring, and sets aside what cannot count, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from yishi.engine import tables
from yishi.engine.report import InputError
from yishi.engine.scoring import kinds_of_deed, reversal
from yishi.engine.scoring.period import Period

MOST_AMOUNT = 1000.0
NOT_ON_ROSTER = "scoring.aside.not_on_roster"
ASIDE = tables.Table(
    "aside",
    (
        tables.Column("deed_id", tables.TEXT, "履职记录编号", "the deed that was set aside", optional=True),
        tables.Column("member_id", tables.TEXT, "委员编号", "whose", optional=True),
        tables.Column("reason", tables.TEXT, "理由", "sentence code, `scoring.aside.…`"),
    ),
)


@dataclass(frozen=True, slots=True)
class Record:
    """`deeds` in the order (member, day, deed_id) with whole numbers for members and things; `aside` as table ASIDE.

    Deeds of people who are not on the roster earn nothing but stay, so that the others' shares are what they were.
    """

    members: pl.DataFrame
    deeds: pl.DataFrame
    outcomes: pl.DataFrame
    aside: pl.DataFrame
    counts: dict[str, int | float]

    def batches(self, rows: int) -> Iterator["Record"]:
        """The record cut between members into parts of about `rows` deeds; a member's deeds are never parted."""
        numbers = self.deeds["member"]
        cuts = numbers.gather_every(rows).unique().sort().to_list()[1:]
        starts = [0, *(int(numbers.search_sorted(cut)) for cut in cuts), self.deeds.height]
        edges = [0, *cuts, 2**32]
        for start, end, first, after in zip(starts, starts[1:], edges, edges[1:], strict=False):
            members = self.members.filter(pl.col("member") >= first, pl.col("member") < after)
            yield replace(self, members=members, deeds=self.deeds.slice(start, end - start))


def ready(deeds: pl.DataFrame, members: pl.DataFrame, outcomes: pl.DataFrame, period: Period) -> Record:
    """Fit, clean and order the three tables. Nothing dated after `period` is looked at."""
    given = deeds.height
    deeds = reversal.once(_filled(tables.DEED.fit(deeds)), "deed_id")
    repeated, unmatched = given - deeds.height, reversal.unmatched(deeds)
    stand = reversal.standing(deeds)
    people = _people(members, stand)
    judged = stand.join(people, on="member_id", how="left").with_columns(reason=_obstacle())
    aside = judged.filter(pl.col("reason").is_not_null()).select(ASIDE.schema.keys()).sort("deed_id", "member_id")
    counts: dict[str, int | float] = {
        "deeds": given,
        "deeds_repeated": repeated,
        "deeds_reversed_or_reversing": deeds.height - stand.height,
        "reversals_unmatched": unmatched,
        "deeds_aside": aside.height,
    }
    sharing = pl.col("reason").is_null() | (pl.col("reason") == NOT_ON_ROSTER)
    good = judged.filter(sharing, pl.col("day") <= period.last)
    roster = people.filter("on_roster")
    return Record(roster, _ordered(good), _outcomes(outcomes, period), aside, counts)


def _filled(frame: pl.DataFrame) -> pl.DataFrame:
    """Empty texts, as files and forms hand them in, are null."""
    return frame.with_columns(pl.col(pl.String).replace("", None))


def _people(members: pl.DataFrame, deeds: pl.DataFrame) -> pl.DataFrame:
    """The roster and nameless rows for others who took part, numbered (`member`) in the order of member_id."""
    roster = reversal.once(_filled(tables.MEMBER.fit(members)), "member_id").with_columns(on_roster=True)
    if roster["member_id"].null_count():
        raise InputError("scoring.member_without_id", count=roster["member_id"].null_count())
    others = deeds.select(pl.col("member_id").unique()).drop_nulls().join(roster, on="member_id", how="anti")
    return (
        pl.concat([roster, others], how="diagonal")
        .sort("member_id")
        .with_columns(pl.col("standing", "on_roster").fill_null(False))
        .with_row_index("member")
    )


def _obstacle() -> pl.Expr:
    """Why a deed cannot count; null: it can."""
    lacking = pl.any_horizontal(pl.col("deed_id", "member_id", "kind", "day").is_null())
    unknown = ~pl.col("kind").is_in(list(kinds_of_deed.CODES))
    amount = pl.col("amount").fill_null(1)
    early = pl.col("day") < pl.col("joined")
    late = pl.col("day") > pl.col("left")
    return (
        pl.when(lacking)
        .then(pl.lit("scoring.aside.incomplete"))
        .when(unknown)
        .then(pl.lit("scoring.aside.unknown_kind"))
        .when(early.fill_null(False) | late.fill_null(False))
        .then(pl.lit("scoring.aside.not_a_member_then"))
        .when(~amount.is_between(0, MOST_AMOUNT) | amount.is_nan())
        .then(pl.lit("scoring.aside.amount"))
        .when(~pl.col("on_roster"))
        .then(pl.lit(NOT_ON_ROSTER))
    )


def _ordered(deeds: pl.DataFrame) -> pl.DataFrame:
    usual = {kind.code: kind.role for kind in kinds_of_deed.DEED_KINDS}
    side = pl.col("share").replace_strict(kinds_of_deed.ROLES, default=None, return_dtype=pl.String)
    by_kind = pl.col("kind").replace_strict(usual, return_dtype=pl.String)
    one = pl.coalesce("thing", pl.concat_str(pl.lit("deed="), "deed_id"))
    side = pl.when(pl.col("share").is_null()).then(by_kind).otherwise(side)
    kept = ["member", "standing", "on_roster", "deed_id", "day", "kind", "thing", "stage", "title"]
    amount = pl.col("amount").fill_null(1)
    return (
        deeds.select(*kept, role="share", side=side, amount=amount, thing_no=one.cast(pl.Categorical).to_physical())
        .sort("member", "day", "deed_id")
        .with_row_index("turn")
    )


def _outcomes(outcomes: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Outcomes up to the period's end, numbered in the order of days."""
    rows = reversal.once(_filled(tables.OUTCOME.fit(outcomes)), "outcome_id")
    broken = rows.filter(pl.any_horizontal(pl.col("outcome_id", "thing", "kind", "day").is_null()))
    if broken.height:
        raise InputError("scoring.outcome_incomplete", count=broken.height, id=broken["outcome_id"].min() or "—")
    return (
        rows.filter(pl.col("day") <= period.last)
        .sort("day", "outcome_id")
        .with_row_index("outcome_no")
        .select(
            "outcome_no",
            "outcome_id",
            "thing",
            "level",
            outcome_day="day",
            outcome="kind",
            outcome_title="title",
        )
    )
