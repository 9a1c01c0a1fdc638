"""Ranks: each part measures what it says, says when it cannot, and weighing anew reads no message."""

import json
from datetime import datetime, timedelta

import numpy as np
import polars as pl
import pytest

from yishi.engine import tables
from yishi.engine.report import say
from yishi.engine.topics import Reading, Settings, corpus, halves, parts, places, ranks, recount, trend
from yishi.engine.topics.settings import WEIGHTS

START = datetime(2024, 3, 4, 9)
REMIT = {"人口资源环境委员会": ["油烟", "噪声"], "城乡建设委员会": ["路灯", "停车"]}


def told(rows: list[dict]) -> pl.DataFrame:
    """Messages a day apart, each with what a test says of it."""
    plain = {"title": "", "text": "反映油烟问题", "place": None, "town": None, "village": "东港村", "category": None}
    plain |= {"source": None, "likes": None, "caller": None, "solved": None, "satisfied": None}
    full = [{"ticket_id": f"{n:04}", "time": START + timedelta(days=n), **plain, **row} for n, row in enumerate(rows)]
    return pl.DataFrame(full, schema=tables.TICKET.schema)


def hear(tickets: pl.DataFrame, of: list[int], settings: Settings) -> parts.Heard:
    where = places.where(places.of(tickets, corpus.of(tickets)))
    return parts.hear(tickets, where, np.array(of), max(of) + 1, settings)


def measure(rows: list[dict], of: list[int], **settings) -> dict[str, ranks.Part]:
    tickets = told(rows)
    heard = hear(tickets, of, Settings(remit=REMIT, **settings))
    return {part.name: part for part in parts.measured(heard)}


def test_the_weights_the_house_comes_with_sum_to_100_and_weigh_every_part():
    assert sum(WEIGHTS.values()) == 100
    assert set(WEIGHTS) == set(parts.MEASURES)


def test_one_caller_who_calls_ten_times_reaches_as_far_as_one_who_calls_once():
    loud = [{"caller": "a"}] * 10
    quiet = [{"caller": "b"}]
    many = [{"caller": f"c{n}"} for n in range(3)]
    reach = measure(loud + quiet + many, [0] * 10 + [1] + [2] * 3)["reach"]
    assert reach.values.tolist() == [1, 1, 3]


def test_without_callers_messages_are_counted_and_the_sentence_says_so():
    reach = measure([{}] * 3, [0, 0, 0])["reach"]
    assert reach.values.tolist() == [3]
    assert "按件数计" in say(reach.reason(0), reach.quoted[0])


def test_repeat_complaints_are_a_share_of_the_callers():
    rows = [{"caller": "a"}, {"caller": "a"}, {"caller": "b"}, {"caller": "c"}]
    repeat = measure(rows, [0, 0, 0, 1])["repeat"]
    assert repeat.quoted == [{"callers": 1, "all": 2}, {"callers": 0, "all": 1}]
    assert repeat.values[0] > repeat.values[1] == 0


def test_a_share_of_many_weighs_more_than_the_same_share_of_few():
    rows = [{"text": "电线漏电很危险"}] * 3 + [{"text": "电线漏电很危险"}] * 30
    urgency = measure(rows, [0] * 3 + [1] * 30)["urgency"]
    assert urgency.values[1] > urgency.values[0]
    assert urgency.quoted[1] == {"count": 30, "size": 30}


def test_unsolved_counts_what_is_open_and_who_is_dissatisfied_among_what_is_known():
    rows = [{"solved": False}, {"solved": True, "satisfied": False}, {"solved": True, "satisfied": True}, {}]
    unsolved = measure(rows, [0, 0, 0, 0])["unsolved"]
    assert unsolved.quoted == [{"count": 2, "known": 3}]


def test_fit_names_the_committee_whose_words_are_said_most_and_the_words():
    rows = [{"text": "路灯坏了"}, {"text": "路灯不亮，停车也难"}, {"text": "油烟"}, {"text": "问候"}]
    fit = measure(rows, [0, 0, 0, 1])["fit"]
    assert fit.quoted[0] == {"committee": "城乡建设委员会", "count": 2, "size": 3, "words": "路灯、停车"}
    assert say(fit.reason(1), fit.quoted[1]) == "职能契合：没有来件提到专委会的职能用语。"


def test_what_the_reading_cannot_measure_has_no_number_and_says_why():
    found = measure([{"village": None, "text": "电线漏电"}], [0])
    unknown = {name for name, part in found.items() if part.values is None}
    assert unknown == {"growth", "spread", "persistence", "repeat", "unsolved"}
    assert "来电人代码" in say(found["repeat"].reason(0), {"asked": 10.0})


def test_growth_is_against_the_same_weeks_of_earlier_years_where_there_are():
    weeks = 120
    table = np.zeros((2, weeks), dtype=np.int64)
    table[0, :] = 10  # as ever
    table[1, -4:], table[1, -8:-4] = 20, 5  # high now, but as high a year ago and two years ago
    table[1, [*range(-58, -51), *range(-110, -103)]] = 20
    grown = trend.growth(table, table.sum(axis=0), recent=4, past=12)
    assert grown.years == 2
    assert grown.ratio.tolist() == pytest.approx([1.0, 1.0], abs=0.01)


def test_growth_is_against_the_weeks_before_where_no_earlier_year_was_heard():
    table = np.full((1, 120), 2)
    table[:, -4:], table[:, :100] = 8, 0
    grown = trend.growth(table, table.sum(axis=0), recent=4, past=12)
    assert (grown.years, grown.now[0], grown.before[0]) == (0, 8, 2)


def weighed(weights: dict[str, float]) -> pl.DataFrame:
    values = {"reach": [40, 10, 20], "growth": [0.0, 2.0, 1.0], "repeat": None}
    made = [ranks.Part(name, None if value is None else np.array(value), [{}] * 3) for name, value in values.items()]
    return ranks.part_table(made, ["a", "b", "c"], weights)


def test_a_part_that_cannot_be_measured_gives_nobody_points_and_its_weight_to_the_others():
    table = weighed({"reach": 40, "growth": 40, "repeat": 20})
    row = table.filter(part="repeat", topic_id="a").row(0, named=True)
    assert (row["value"], row["points"], row["weight"]) == (None, 0.0, 0.0)
    assert json.loads(row["params"]) == {"asked": 20.0}
    assert table.filter(topic_id="a")["weight"].to_list() == [50.0, 50.0, 0.0]


def test_weights_that_do_not_sum_to_100_are_scaled():
    one, double = ({"reach": 30, "growth": 20}, {"reach": 60, "growth": 40})
    assert weighed(one).equals(weighed(double))


def test_nothing_at_all_has_level_nought_and_the_most_has_one():
    levels = weighed({"reach": 50, "growth": 50}).filter(part="growth")["level"].to_list()
    assert levels == [0.0, 1.0, pytest.approx(2 / 3, abs=1e-4)]


def test_other_weights_give_another_order_from_the_same_numbers():
    topics = pl.DataFrame({"topic_id": ["a", "b", "c"], "size": [40, 10, 20]})
    table = weighed({"reach": 90, "growth": 10})
    assert ranks.in_order(topics, table)["topic_id"].to_list() == ["a", "c", "b"]
    again = ranks.weigh(table, {"reach": 10, "growth": 90})
    assert ranks.in_order(topics, again)["topic_id"].to_list() == ["b", "c", "a"]


def test_counting_a_changed_topic_anew_gives_what_a_whole_reading_would():
    rows = [{"caller": f"c{n % 4}", "village": f"{n % 3}村", "solved": n % 2 == 0} for n in range(60)]
    tickets, of = told(rows), [n % 2 for n in range(60)]
    heard = hear(tickets, of, Settings())
    whole = ranks.part_table(parts.measured(heard), ["t0", "t1"], WEIGHTS)
    reading = Reading(tickets["time"].max().date(), heard.all_weekly.tolist(), heard.unknown)
    facts, again = recount(tickets, [f"t{topic}" for topic in of], reading)
    assert again.equals(whole)
    assert facts["weeks"].to_list() == heard.weekly.tolist()
    assert facts.select("size", "places").rows() == [(30, 3), (30, 3)]


LAMPS = [{"title": "路灯不亮", "text": f"路灯坏了{n}天，一片漆黑，请修路灯", "town": "柳浦镇"} for n in range(8)]
DRAINS = [{"title": "道路积水", "text": f"下雨积水{n}厘米，下水道堵塞，请疏通", "town": "白芦镇"} for n in range(6)]


@pytest.mark.parametrize("by", ["words", "place"])
def test_two_matters_in_one_topic_are_proposed_as_its_halves(by):
    sides = halves.propose(told(LAMPS + DRAINS), [None] * 14, by)
    assert sides == [0] * 8 + [1] * 6, "the smaller half goes"


def test_one_place_cannot_be_parted_by_place():
    assert halves.propose(told([{"town": "柳浦镇"}] * 5), [None] * 5, "place") is None


def test_incidents_are_never_cut_in_two():
    incidents = ["i1"] * 8 + ["i1"] * 3 + ["i2"] * 3
    sides = halves.propose(told(LAMPS + DRAINS), incidents, "words")
    assert sides is not None
    assert len(set(sides[:11])) == len(set(sides[11:])) == 1


def test_a_new_message_goes_to_the_half_whose_words_it_uses():
    sides = halves.allot(told([*LAMPS, *DRAINS, DRAINS[0], LAMPS[0]]), [0] * 8 + [1] * 6 + [None, None])
    assert sides[-2:] == [1, 0]


def test_each_half_is_told_in_its_own_words():
    stay, go = halves.terms(told(LAMPS + DRAINS), [0] * 8 + [1] * 6)
    assert "路灯" in stay
    assert "积水" in go
    assert "路灯" not in go
