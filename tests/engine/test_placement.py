"""Placing: what is found keeps the rules, costs what an independent checker says, and cannot be much better."""

from itertools import product

import polars as pl
import pytest

from bench.counties import county
from yishi.engine import placement
from yishi.engine.placement import judge, load_scheme, place, shipped_text, what_if
from yishi.engine.report import InputError, say


def text(**changes: str) -> str:
    found = shipped_text()
    for old, new in changes.values():
        assert old in found
        found = found.replace(old, new, 1)
    return found


@pytest.fixture(scope="module")
def small():
    """360 members, 59 groups, 277 villages: a county."""
    return county(seed=3)


@pytest.fixture(scope="module")
def found(small):
    return place(*small)


def judged(frames, found, scheme=None):
    people, places, _bodies, rulings = frames
    return judge(people, places, found.bodies, rulings, found.frames(), scheme or placement.shipped_scheme())


def test_the_checker_finds_no_broken_rule_and_the_same_costs(small, found):
    told = judged(small, found)
    assert told.violations.height == 0
    for row in found.proofs.iter_rows(named=True):
        assert told.of(row["placement"]) == pytest.approx(row["objective"], abs=1e-6)
        assert row["bound"] <= row["objective"] + 1e-6
        assert row["gap"] <= 0.01


def test_everybody_and_every_village_is_placed_once_with_a_reason(small, found):
    people, places, *_rest = small
    for name in ("committee", "group"):
        rows = found.assignments.filter(placement=name)
        assert sorted(rows["member_id"]) == sorted(people["member_id"])
    assert sorted(found.villages["village_id"]) == sorted(places["village_id"])
    for row in found.assignments.iter_rows(named=True):
        params = pl.Series([row["params"]]).str.json_decode(infer_schema_length=1)[0] if row["params"] else {}
        assert say(row["reason"], params, "zh")


def test_the_order_of_rows_and_a_second_run_change_nothing(small, found):
    again = place(*(frame.sample(fraction=1, shuffle=True, seed=7) for frame in small))
    assert again.assignments.sort("placement", "member_id").equals(found.assignments.sort("placement", "member_id"))
    assert again.report.to_json() == found.report.to_json()


def test_who_is_placed_well_stays_when_somebody_leaves(small, found):
    people, places, _bodies, rulings = small
    where = {
        name: dict(found.assignments.filter(placement=name).select("member_id", "body_id").iter_rows())
        for name in ("committee", "group", "branch", "link")
    }
    seated = people.with_columns(
        **{
            name: pl.col("member_id").replace_strict(ids, default=None, return_dtype=pl.String)
            for name, ids in where.items()
        }
    )
    group = dict(found.villages.select("village_id", "body_id").iter_rows())
    kept = places.with_columns(group=pl.col("village_id").replace_strict(group, return_dtype=pl.String))
    gone = seated["member_id"][10]
    left = seated.filter(pl.col("member_id") != gone).with_columns(
        link=pl.when(pl.col("link") == gone).then(None).otherwise(pl.col("link"))
    )
    scheme = load_scheme(text(keep=("divide: anew", "divide: keep")))
    again = place(left, kept, found.bodies, rulings, scheme=scheme)
    moved = again.assignments.filter(moved=True)["member_id"].n_unique()
    assert moved <= 3


def test_a_change_by_hand_costs_what_the_checker_says(small, found):
    people, places, _bodies, rulings = small
    given = placement.Given.of(people, places, found.bodies, rulings)
    row = found.assignments.filter(placement="group").row(5, named=True)
    other = next(name for name in found.villages["body_id"].unique().sort() if name != row["body_id"])
    told = what_if(
        given,
        found.frames(),
        placement.shipped_scheme(),
        placement="group",
        subject=row["member_id"],
        body_id=other,
    )
    assert told.parts["price"].sum() == pytest.approx(told.cost, abs=1e-6)


def test_brute_force_finds_nothing_cheaper():
    """Three members, two committees, no limits that bind: all eight placements are looked at."""
    people, places, bodies, rulings = county(12, 2, 10, seed=1)
    people = people.head(6)
    some = bodies.filter(pl.col("kind") == "committee").head(2)
    scheme = load_scheme(
        text(
            make=("make: [committee, village, group, branch, link]", "make: [committee]"),
            least=("least: 10 ", "least: 1 "),
        )
    )
    found = place(people, places, some, rulings, scheme=scheme)
    best = float("inf")
    for choice in product(some["body_id"].to_list(), repeat=people.height):
        frame = people.select(placement=pl.lit("committee"), member_id="member_id").with_columns(
            body_id=pl.Series(choice)
        )
        told = judge(people, places, some, rulings, {"assignments": frame}, scheme)
        if not told.violations.height:
            best = min(best, told.objective)
    assert judged((people, places, some, rulings), found, scheme).objective == pytest.approx(best, abs=0.02 * best)


def test_the_same_person_twice_is_named(small):
    people, places, bodies, rulings = small
    with pytest.raises(InputError) as wrong:
        place(pl.concat([people, people.head(1)]), places, bodies, rulings)
    assert wrong.value.code == "placement.twice.member"
    assert people["member_id"][0] in str(wrong.value)
