"""The invented city: its sizes, that its parts fit together, and that it is the same each time."""

import json
from dataclasses import fields
from datetime import date
from itertools import pairwise

import polars as pl
import pytest

from yishi.demo import City, invent, write
from yishi.demo.words import words
from yishi.engine.scoring.kinds_of_deed import CODES

UNTIL = date(2024, 12, 31)


@pytest.fixture(scope="module")
def city() -> City:
    return invent(tickets=3000, until=UNTIL)


@pytest.fixture(scope="module")
def full() -> City:
    return invent(until=UNTIL)


def frames(city: City) -> dict[str, pl.DataFrame]:
    found = {field.name: getattr(city, field.name) for field in fields(city)}
    return {name: frame for name, frame in found.items() if isinstance(frame, pl.DataFrame)}


def test_the_same_seed_and_day_give_the_same_city(city):
    again = invent(tickets=3000, until=UNTIL)
    for name, frame in frames(city).items():
        assert frame.equals(frames(again)[name]), name


def test_it_has_a_countys_size(city):
    sizes = {name: frame.height for name, frame in frames(city).items()}
    expected = {"towns": 10, "villages": 277, "groups": 59, "branches": 23, "studios": 8, "committees": 9}
    assert sizes | expected == sizes
    assert sizes["members"] == 360
    assert city.members["sector"].n_unique() == 30
    assert city.tickets.height == 3000


def test_a_full_city_has_fifty_thousand_messages():
    assert invent(until=UNTIL).tickets.height == 50_000


def test_every_member_has_a_name_of_the_own(city):
    assert city.members["name"].n_unique() == 360
    assert city.members.null_count().sum_horizontal().item() == 0


def test_who_sits_for_a_party_belongs_to_it(city):
    party_of = city.members.group_by("sector").agg(pl.col("party").unique()).rows()
    assert {("民革界", ("民革",)), ("中共界", ("中共",)), ("无党派人士界", ("无党派",))} <= {
        (sector, tuple(parties)) for sector, parties in party_of
    }


def test_chair_and_secretary_work_for_the_assembly(city):
    leaders = city.members.filter(pl.col("post").is_in(["chair", "secretary"])).select("party", "employer")
    assert leaders.rows() == [("中共", "市政协主席"), ("中共", "市政协秘书长")]


def test_members_are_in_groups_of_five_to_eight_at_home_in_one_of_their_villages(city):
    sizes = city.members.group_by("group").len()
    assert sizes.height == 59
    assert sizes["len"].is_between(5, 8).all()
    homes = city.members.select("group", "village")
    villages = city.groups.explode("villages").select(group="name", village="villages")
    assert homes.join(villages, on=["group", "village"], how="anti").is_empty()


def test_every_village_is_in_one_group_of_its_town(city):
    grouped = city.groups.explode("villages").select("town", name="villages")
    assert grouped.height == grouped.unique().height == 277
    assert grouped.join(city.villages, on=["town", "name"], how="anti").is_empty()


def test_villages_tile_the_city(city):
    whole = sum(area(json.loads(shape)) for shape in city.towns["boundary"])
    parts = sum(area(json.loads(shape)) for shape in city.villages["boundary"])
    assert parts == pytest.approx(whole, rel=0.002)


def area(shape: dict) -> float:
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return sum(
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2 for polygon in polygons for ring in polygon
    )


def test_messages_are_told_in_many_ways(city, full):
    assert full.tickets["text"].n_unique() / full.tickets.height > 0.97
    assert city.tickets["text"].str.len_chars().min() > 8
    assert city.tickets["text"].str.len_chars().max() < 300


def test_cooking_fumes_rise_in_summer(full):
    fumes = full.tickets.filter(pl.col("matter") == "fumes").group_by(pl.col("time").dt.month().alias("month")).len()
    by_month = dict(fumes.iter_rows())
    assert sum(by_month[m] for m in (6, 7, 8)) > 2 * sum(by_month.get(m, 0) for m in (12, 1, 2))


def test_each_matter_has_its_share_whatever_its_season(full):
    told = full.tickets.filter(pl.col("matter") != "")["matter"]
    found = dict(told.value_counts(normalize=True).iter_rows())
    whole = sum(matter["share"] for matter in words("matters"))
    for matter in words("matters"):
        assert found[matter["code"]] == pytest.approx(matter["share"] / whole, abs=0.015), matter["code"]


def test_cooking_fumes_fell_where_a_measure_was_taken(full):
    fumes = full.tickets.filter(pl.col("matter") == "fumes")
    acted = words("places")["towns"][:2]
    half = fumes.filter(pl.col("time").dt.date().is_between(date(2024, 7, 1), UNTIL))
    before = fumes.filter(pl.col("time").dt.date().is_between(date(2023, 7, 1), date(2023, 12, 31)))

    def change(towns: pl.Expr) -> float:
        return half.filter(towns).height / before.filter(towns).height

    assert change(pl.col("town").is_in(acted)) < 0.7 * change(~pl.col("town").is_in(acted))


def test_bursts_are_what_dozens_of_people_raised(city):
    assert city.bursts.height > 0
    for burst in city.bursts.iter_rows(named=True):
        told = city.tickets.filter(pl.col("incident") == burst["incident"])
        assert told.height == burst["size"] >= 25
        assert told["place"].unique().to_list() == [burst["place"]]
        assert told["time"].min().date() == burst["start"]


def test_every_matter_has_a_handling_unit_of_the_city(city):
    told = city.tickets.filter(pl.col("matter") != "")
    assert set(told["unit"]) <= set(words("bodies")["units"])


def test_deeds_are_of_known_kinds_and_none_lies_in_the_future(city):
    assert set(city.deeds["kind"]) <= CODES
    assert city.deeds["day"].max() <= UNTIL
    assert city.outcomes["day"].max() <= UNTIL
    assert set(city.deeds["member"]) <= set(city.members["number"])


def test_its_files_are_what_a_hotline_and_a_personnel_office_send(city, tmp_path):
    export, roster, _map = write(city, tmp_path / "once")
    for path in write(city, tmp_path / "again"):
        assert path.read_bytes() == (tmp_path / "once" / path.name).read_bytes(), path.name
    assert export.read_bytes().decode("gb18030").startswith("工单编号,")
    assert pl.read_excel(roster, engine="openpyxl").height == 360
