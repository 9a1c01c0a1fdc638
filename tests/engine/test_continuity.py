"""From one reading to the next: topics keep their ids and names, and every other fate is told."""

from datetime import timedelta

import polars as pl
import pytest

from tests.engine.test_topics import ESTATES, MATTERS, tickets
from yishi.engine.topics import Previous, Settings, find

FEW = Settings(topic_size=24)
MOST = [matter for matter in MATTERS if matter != "积水"]


def told(matters: list[str], estates: tuple[str, ...], times: int, first: int = 0) -> pl.DataFrame:
    """`times` messages on each matter at each estate, numbered from `first`."""
    rows = [
        (f"{matter}-{estate}-{number}", MATTERS[matter].format(place=estate) + f"第{number}次反映。")
        for matter in matters
        for estate in estates
        for number in range(first, first + times)
    ]
    return tickets(rows)


def topic_of(assignments: pl.DataFrame, matter: str) -> set[str]:
    return set(assignments.filter(pl.col("ticket_id").str.starts_with(matter))["topic_id"].drop_nulls().to_list())


@pytest.fixture(scope="module")
def last_week() -> pl.DataFrame:
    return told(MOST, ESTATES[:5], 5)


@pytest.fixture(scope="module")
def before(last_week) -> Previous:
    found = find(last_week, settings=FEW)
    return Previous(found.assignments, found.topics)


def test_messages_read_before_keep_their_topic_and_the_topic_its_name(last_week, before):
    more = pl.concat([last_week, told(MOST, ESTATES[6:8], 5)])
    now = find(more, settings=FEW, previous=before)
    both = before.assignments.join(now.assignments, on="ticket_id").drop_nulls("topic_id")
    assert (both["topic_id"] == both["topic_id_right"]).mean() >= 0.98
    names = dict(before.topics.select("topic_id", "label").iter_rows())
    assert all(names[key] == label for key, label in now.topics.select("topic_id", "label").iter_rows() if key in names)
    assert set(now.fates["fate"]) <= {"kept", "merged"}


def test_new_messages_on_an_old_matter_join_its_topic(last_week, before):
    now = find(pl.concat([last_week, told(["路灯"], ESTATES[6:9], 5)]), settings=FEW, previous=before)
    assert topic_of(now.assignments, "路灯") == topic_of(before.assignments, "路灯")


def test_a_matter_never_heard_before_is_a_topic_born(last_week, before):
    now = find(pl.concat([last_week, told(["积水"], ESTATES[:6], 6)]), settings=FEW, previous=before)
    born = now.fates.filter(pl.col("fate") == "born")["topic_id"].to_list()
    assert set(born) == topic_of(now.assignments, "积水")
    assert now.report.counts["born"] == 1


def test_a_topic_of_which_nothing_is_heard_any_more_is_gone(before):
    now = find(told([matter for matter in MOST if matter != "路灯"], ESTATES[:5], 5), settings=FEW, previous=before)
    gone = now.fates.filter(pl.col("fate") == "gone")
    assert set(gone["topic_id"]) == topic_of(before.assignments, "路灯")


def test_a_topic_heard_again_after_half_a_year_has_returned(last_week, before):
    late = told(["停车"], ESTATES[:3], 4, first=50).with_columns(pl.col("time") + timedelta(days=400))
    now = find(pl.concat([last_week, late]), settings=FEW, previous=before)
    returned = now.fates.filter(pl.col("fate") == "returned")
    assert set(returned["topic_id"]) == topic_of(before.assignments, "停车")


def test_two_topics_that_people_had_joined_stay_joined(last_week, before):
    one, other = topic_of(before.assignments, "油烟").pop(), topic_of(before.assignments, "停车").pop()
    joined = before.assignments.with_columns(pl.col("topic_id").replace(other, one))
    now = find(last_week, settings=FEW, previous=Previous(joined, before.topics))
    assert topic_of(now.assignments, "停车") == {one}


def test_the_answer_is_the_same_each_time(last_week, before):
    more = pl.concat([last_week, told(["积水"], ESTATES[:6], 6)])
    one, other = (find(rows, settings=FEW, previous=before) for rows in (more, more.reverse()))
    assert one.assignments.equals(other.assignments)
    assert one.fates.equals(other.fates)
