"""What must hold whatever the record looks like."""

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yishi.engine import tables
from yishi.engine.scoring import appraise, load_scheme, shipped_scheme
from yishi.engine.scoring.kinds_of_deed import DEED_KINDS
from yishi.engine.scoring.params import in_points

PEOPLE = ["陈静", "李明", "王芳", "赵敏"]
THINGS = ["proposal:1", "opinion:2", "session:3", "plenary:2024", "standing:4", None]
KINDS = [kind.code for kind in DEED_KINDS]
DAYS = st.integers(0, 730).map(lambda n: date(2023, 1, 1) + timedelta(days=n))
DEED = st.fixed_dictionaries(
    {
        "member_id": st.sampled_from(PEOPLE),
        "kind": st.sampled_from(KINDS),
        "day": DAYS,
        "share": st.sampled_from(["first", "joiner", "main", None]),
        "amount": st.sampled_from([1.0, 2.0, 0.5, None]),
        "thing": st.sampled_from(THINGS),
        "stage": st.sampled_from(["submitted", "filed", "key", "written", None]),
    }
)
OUTCOME = st.fixed_dictionaries(
    {
        "thing": st.sampled_from(THINGS[:-1]),
        "kind": st.sampled_from(["adopted", "instruction", "done", "policy", "fell"]),
        "level": st.sampled_from(["county", "city", "nation", None]),
        "day": DAYS,
    }
)
RECORD = st.tuples(st.lists(DEED, max_size=25), st.lists(OUTCOME, max_size=6))
SCHEMES = [
    shipped_scheme("default"),
    shipped_scheme("tongcheng-2019"),
    load_scheme(
        """
name: {zh: 混合, en: mixed}
version: 1
source: {zh: 测试, en: test}
most: 40
least: 0
blocks:
  - code: all
    name: {zh: 全部, en: all}
    most: 30
    least: 5
    items:
      - {code: base, name: {zh: 起始, en: base}, rule: base, points: 7}
      - {code: once, name: {zh: 一次, en: once}, rule: once, deeds: [visit, talk], points: 5}
      - {code: full, name: {zh: 满次, en: full}, rule: threshold, deeds: [statement, speak], times: 3, full: 10}
      - {code: share, name: {zh: 均分, en: equal}, rule: per_event, deeds: [research, host], points: 9, shares: equal}
      - {code: off, name: {zh: 扣分, en: off}, rule: deduct, points: {leave: 2, absent: 6}, most: 10}
      - code: came
        name: {zh: 成效, en: outcome}
        rule: by_outcome
        deeds: [propose, cosign, opinion_report]
        ladder: {adopted: {county: 3, city: 9}, done: 12}
        count: each
        shares: first_half
"""
    ),
]
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def deeds_of(rows):
    rows = [{"deed_id": f"d{n:02}", **row} for n, row in enumerate(rows)]
    return (
        tables.DEED.fit(pl.DataFrame(rows, schema_overrides={"reverses": pl.String})) if rows else tables.DEED.empty()
    )


def outcomes_of(rows):
    rows = [{"outcome_id": f"o{n:02}", **row} for n, row in enumerate(rows)]
    return tables.OUTCOME.fit(pl.DataFrame(rows)) if rows else tables.OUTCOME.empty()


def roster(names=PEOPLE):
    return tables.MEMBER.fit(pl.DataFrame({"member_id": names, "standing": [name == "王芳" for name in names]}))


def run(deeds, outcomes, scheme, members=None, period="2024"):
    return appraise(deeds, roster() if members is None else members, outcomes, scheme, period=period)


@quick
@given(RECORD, st.randoms(use_true_random=False), st.sampled_from(SCHEMES))
def test_order_and_repeats_of_rows_do_not_matter(record, random, scheme):
    deeds, outcomes = deeds_of(record[0]), outcomes_of(record[1])
    before = run(deeds, outcomes, scheme)
    places = list(range(deeds.height)) * 2
    random.shuffle(places)
    after = run(deeds[places], outcomes.reverse(), scheme, members=roster(PEOPLE[::-1]))
    assert after.points.equals(before.points)
    assert after.sheets.equals(before.sheets)
    assert after.report.fingerprint == before.report.fingerprint


@quick
@given(RECORD, DEED, st.sampled_from(SCHEMES))
def test_a_withdrawal_restores_exactly(record, extra, scheme):
    deeds, outcomes = deeds_of(record[0]), outcomes_of(record[1])
    more = deeds_of([extra]).with_columns(deed_id=pl.lit("extra"))
    back = more.with_columns(deed_id=pl.lit("back"), reverses=pl.lit("extra"), day=pl.lit(date(2024, 12, 31)))
    withdrawn = run(pl.concat([deeds, more, back]), outcomes, scheme)
    never = run(deeds, outcomes, scheme)
    assert withdrawn.points.equals(never.points)
    assert withdrawn.sheets.equals(never.sheets)


@quick
@given(RECORD, st.sampled_from(PEOPLE), st.sampled_from(SCHEMES))
def test_points_never_reach_another_member(record, gone, scheme):
    deeds, outcomes = deeds_of(record[0]), outcomes_of(record[1])
    whole = run(deeds, outcomes, scheme)
    others = [name for name in PEOPLE if name != gone]
    without = run(deeds, outcomes, scheme, members=roster(others))
    assert without.points.equals(whole.points.filter(pl.col("member_id") != gone))
    owner = dict(deeds.select("deed_id", "member_id").iter_rows())
    rows = whole.points.filter(pl.col("deed_id").is_not_null()).select("deed_id", "member_id")
    assert all(owner[deed] == member for deed, member in rows.iter_rows())


@quick
@given(RECORD, st.sampled_from(SCHEMES))
def test_limits_hold_at_every_height(record, scheme):
    points = run(deeds_of(record[0]), outcomes_of(record[1]), scheme).points
    for block in scheme.blocks:
        for item in block.items:
            given_points = points.filter(pl.col("item") == item.code).group_by("member_id").agg(pl.col("points").sum())
            if item.most is not None:
                assert (given_points["points"].abs() <= item.most / 100 + 1e-9).all()
        codes = [item.code for item in block.items]
        sums = points.filter(pl.col("item").is_in(codes)).group_by("member_id").agg(pl.col("points").sum())
        if block.most is not None:
            assert (sums["points"] <= block.most / 100 + 1e-9).all()
        if block.least == 0:
            assert (sums["points"] >= -1e-9).all()
    assert (points["points"].abs() <= points["before"].abs()).all()
    assert (points["points"] * points["before"] >= 0).all()


@quick
@given(RECORD, st.sampled_from(SCHEMES))
def test_sums_agree(record, scheme):
    appraisal = run(deeds_of(record[0]), outcomes_of(record[1]), scheme)
    from_outcome = pl.col("outcome_id").is_not_null()
    sums = appraisal.points.group_by("member_id").agg(
        total=pl.col("points").sum().round(2),
        accomplished_sum=pl.col("points").filter(from_outcome).sum().round(2),
    )
    joined = appraisal.sheets.join(sums, on="member_id", how="left").fill_null(0)
    assert joined["points"].equals(joined["total"], check_names=False)
    assert joined["accomplished"].equals(joined["accomplished_sum"], check_names=False)
    assert ((joined["done"] + joined["accomplished"] - joined["points"]).abs() < 1e-9).all()
    assert appraisal.sheets["member_id"].to_list() == sorted(PEOPLE)


@quick
@given(RECORD, st.sampled_from(SCHEMES))
def test_batches_of_members_change_nothing(record, scheme):
    from yishi.engine.scoring import pipeline

    deeds, outcomes = deeds_of(record[0]), outcomes_of(record[1])
    whole = run(deeds, outcomes, scheme)
    usual, pipeline.DEEDS_A_BATCH = pipeline.DEEDS_A_BATCH, 3
    try:
        parted = run(deeds, outcomes, scheme)
    finally:
        pipeline.DEEDS_A_BATCH = usual
    assert parted.points.equals(whole.points)
    assert parted.sheets.equals(whole.sheets)


@quick
@given(st.lists(OUTCOME, max_size=6), st.integers(1, 5))
def test_more_sharers_never_make_more_points(outcomes, joiners):
    """However many sign, one result brings its sharers no more in all than it brings one member alone."""
    scheme = replace(SCHEMES[0], most=None)
    names = [f"委员{n}" for n in range(joiners + 1)]
    rows = [
        {"member_id": name, "kind": "propose" if n == 0 else "cosign", "day": date(2023, 1, 1), "thing": "proposal:1"}
        for n, name in enumerate(names)
    ]
    members = tables.MEMBER.fit(pl.DataFrame({"member_id": names}))
    alone = run(deeds_of(rows[:1]), outcomes_of(outcomes), scheme, members)
    together = run(deeds_of(rows), outcomes_of(outcomes), scheme, members)
    assert together.points["before"].sum() <= alone.points["before"].sum() + 1e-9


def test_points_are_the_same_however_few_or_many_are_divided():
    """Polars may divide by multiplying with the reciprocal: 1,933 × .01 is 19.330000000000002."""
    for count in (1, 3, 4, 25, 1000):
        frame = pl.DataFrame({"hundredths": [1933] * count})
        assert frame.select(in_points(pl.col("hundredths"))).to_series().to_list() == [19.33] * count
