"""Watching: bands that bursts cannot inflate, states by plain rules, bursts found and chance left alone."""

import json
from datetime import date, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from yishi.engine import tables
from yishi.engine.report import say
from yishi.engine.watch import Settings, band, bursts, states, watch
from yishi.engine.watch.calls import UNKNOWN, Calls, distinct
from yishi.engine.watch.zones import zones

LAST = date(2024, 12, 29)
SMALL = Settings(rehearsal_days=364)


def steady(weeks: int, *means: float, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).poisson(means, (weeks, len(means)))


def test_with_little_history_nothing_is_said():
    told = band(steady(6, 10.0), LAST)
    assert np.isnan(told.expected).all()
    assert states(steady(6, 10.0), LAST)[0].state == "unknown"


def test_ninety_five_weeks_of_a_hundred_lie_in_the_band():
    counts = steady(160, *np.full(60, 12.0))
    told = band(counts, LAST)
    inside = ((counts >= told.low) & (counts <= told.high))[20:].mean()
    assert 0.93 <= inside <= 0.99


def test_a_burst_does_not_inflate_what_is_expected_after_it():
    counts = steady(100, 10.0)
    with_burst = counts.copy()
    with_burst[80:83] += 90
    plain, after = band(counts, LAST), band(with_burst, LAST)
    assert (with_burst[80:83] > after.high[80:83]).all()
    assert after.expected[90, 0] < 1.25 * plain.expected[90, 0]


def test_a_lasting_rise_becomes_the_level():
    counts = steady(100, 10.0)
    counts[60:] += 40
    assert band(counts, LAST).expected[99, 0] == pytest.approx(50, rel=0.25)


def test_a_season_known_for_two_years_is_expected():
    weeks = np.arange(156)
    counts = np.round(20 + 15 * np.sin(2 * np.pi * weeks / 52))[:, None]
    told = band(counts, LAST)
    assert np.abs(told.expected[-26:] / counts[-26:] - 1).mean() < 0.25


def test_the_spring_festival_is_expected_to_be_quiet_once_one_was_seen():
    counts = steady(150, *np.full(30, 20.0)).astype(float)
    last = date(2024, 2, 18)  # two weeks that hold the Spring Festival of 2024 stand at the end
    ends = [last - timedelta(weeks=back) for back in range(149, -1, -1)]
    for week, end in enumerate(ends):
        if date(2022, 1, 31) <= end <= date(2022, 2, 7) or date(2023, 1, 22) <= end <= date(2023, 1, 30):
            counts[week] *= 0.4
    told = band(counts, last)
    assert told.expected[-1].mean() < 0.8 * told.expected[-5].mean()


@pytest.mark.parametrize(
    ("weeks", "state"),
    [
        ([0] * 100 + [1, 2, 4, 5], "new"),
        ([10, 9, 11, 10] * 25 + [30, 32, 29, 31], "rising"),
        ([10, 9, 11, 10] * 25 + [1, 0, 2, 1], "fading"),
        ([10, 9, 11, 10] * 25 + [10, 11, 9, 10], "steady"),
        ([6, 8, 7, 9] * 10 + [0] * 60 + [5, 7, 8, 6], "returning"),
    ],
)
def test_states_follow_from_the_weeks(weeks, state):
    others = steady(len(weeks), 20.0)
    found = states(np.column_stack([weeks, others]), LAST)[0]
    assert found.state == state
    assert all(say(found.reason, found.params, language) for language in ("zh", "en"))


def test_what_comes_every_summer_returns_with_the_season():
    year = [0] * 40 + [9] * 12
    weeks = (year * 3)[:-8]
    found = states(np.column_stack([weeks, steady(len(weeks), 20.0)]), LAST)[0]
    assert found.reason == "watch.state.returning.season"


def county(days: int = 400, seed: int = 3) -> tuple[Calls, pl.DataFrame]:
    """Forty villages of four towns in a grid; eight topics; forty calls a day."""
    chance = np.random.default_rng(seed)
    cells = pl.DataFrame(
        {
            "town": [f"{town}镇" for town in "东南西北" for _ in range(10)],
            "village": [f"{number}村" for number in range(40)],
            "longitude": [120 + 0.01 * (number % 8) for number in range(40)],
            "latitude": [31 + 0.01 * (number // 8) for number in range(40)],
        }
    )
    day = np.repeat(np.arange(days), 40)
    count = len(day)
    return Calls(day, chance.integers(0, 8, count), chance.integers(0, 40, count), np.arange(count)), cells


def added(calls: Calls, day: list[int], topic: int, cell: int, *, one_caller: bool = False) -> Calls:
    number = len(day)
    caller = np.full(number, 10**6) if one_caller else 10**6 + np.arange(number)
    more = (np.array(day), np.full(number, topic), np.full(number, cell), caller)
    return Calls(*(np.concatenate(pair) for pair in zip(_columns(calls), more, strict=True)))


def _columns(calls: Calls) -> tuple[np.ndarray, ...]:
    return calls.day, calls.topic, calls.cell, calls.caller


def test_ten_callers_of_one_village_are_flagged_within_two_days():
    calls, cells = county()
    found = bursts(
        added(calls, [380, 380, 381, 381, 381, 382, 382, 383], 2, 7),
        zones(cells),
        8,
        LAST,
        since=370,
        settings=SMALL,
    )
    flag = next(one for one in found if one.topic == 2)
    assert 7 in flag.cells
    assert 380 <= flag.flagged <= 382
    assert flag.callers >= 6 > 2 > flag.told


def test_one_caller_calling_again_and_again_is_no_burst_and_told_as_such():
    calls, cells = county()
    often = added(calls, [380, 380, 381, 381, 382, 382, 383, 383], 2, 7, one_caller=True)
    found = bursts(often, zones(cells), 8, LAST, since=370, settings=SMALL)
    assert [(one.kind, one.topic, one.callers) for one in found if one.cells == (7,)] == [("one_caller", 2, 1)]


def test_a_quiet_year_raises_few_flags():
    calls, cells = county(800)
    found = bursts(calls, zones(cells), 8, LAST, since=436, settings=SMALL)
    assert len(found) <= 12


def test_what_rises_everywhere_is_flagged_for_the_county_and_for_no_village():
    calls, cells = county()
    rise = np.random.default_rng(5)
    for cell in rise.integers(0, 40, 60):
        calls = added(calls, [int(rise.integers(380, 384))], 4, int(cell))
    found = [one for one in bursts(calls, zones(cells), 8, LAST, since=370, settings=SMALL) if one.topic == 4]
    assert [one.kind for one in found] == ["county"]


def test_a_caller_counts_once_a_week_and_unknown_callers_each():
    day = np.array([0, 1, 5, 20, 0, 0])
    calls = Calls(day, np.zeros(6, int), np.zeros(6, int), np.array([1, 1, 1, 1, UNKNOWN, UNKNOWN]))
    assert sorted(distinct(calls).day.tolist()) == [0, 0, 0, 20]


def tickets_of(calls: Calls, cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    first = datetime(2023, 1, 1, 9)
    ids = [f"{n:06}" for n in range(len(calls))]
    tickets = tables.TICKET.fit(
        pl.DataFrame({"ticket_id": ids, "title": "路灯不亮", "text": "路灯不亮"}).with_columns(
            pl.Series("time", [first + timedelta(days=int(day)) for day in calls.day]),
            cells["town"][calls.cell],
            cells["village"][calls.cell],
            pl.Series("caller", [str(caller) for caller in calls.caller]),
        )
    )
    names = [f"议题{number}" for number in range(8)]
    assigned = pl.DataFrame({"ticket_id": ids, "topic_id": [names[topic] for topic in calls.topic]})
    return tickets, assigned, pl.DataFrame({"topic_id": names, "label": names})


def test_tickets_in_states_and_bursts_out_with_sentences_in_both_languages():
    calls, cells = county()
    calls = added(calls, [395, 395, 396, 396, 397, 397, 398], 2, 7)
    given = tickets_of(calls, cells)
    found = watch(*given, places=cells, settings=SMALL)
    assert found.states.height == 8
    assert len(found.states["high"][0]) == 58
    flag = found.bursts.row(0, named=True)
    assert flag["topic_id"] == "议题2"
    assert "7村" in flag["villages"]
    for language in ("zh", "en"):
        assert "议题2" in say(flag["reason"], json.loads(flag["params"]), language)
    again = watch(*(frame.reverse() for frame in given), places=cells.reverse(), settings=SMALL)
    assert again.bursts.drop("params").equals(found.bursts.drop("params"))


def test_tickets_without_any_time_are_reported_and_nothing_is_watched():
    tickets, assigned, topics = tickets_of(*county(60))
    found = watch(tickets.with_columns(time=pl.lit(None, pl.Datetime("us"))), assigned, topics)
    assert found.bursts.is_empty()
    assert [note.code for note in found.report.notes] == ["watch.note.no_time"]
