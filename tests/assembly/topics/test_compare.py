from datetime import date

import pytest

from yishi.assembly.runs.pipelines import changes
from yishi.assembly.topics.periods import Period, named


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("month", date(2024, 1, 1), date(2024, 1, 31)),
        ("last_month", date(2023, 12, 1), date(2023, 12, 31)),
        ("last_quarter", date(2023, 10, 1), date(2023, 12, 31)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
        ("month_last_year", date(2023, 1, 1), date(2023, 1, 31)),
    ],
)
def test_named_periods_are_whole(code, first, last):
    assert named(code, date(2024, 1, 9)) == Period(first, last)


def test_a_clear_rise_is_told_and_scatter_takes_it_back():
    steady = changes.change(20, 60, (30, 30))
    assert steady.verdict == "more"
    assert steady.ratio == pytest.approx(60.5 / 20.5)
    assert changes.change(20, 60, (30, 30), scatter=12).verdict == "unclear"
    assert changes.change(60, 20, (30, 30)).verdict == "less"


def test_periods_of_different_length_are_compared_by_the_day():
    assert changes.change(60, 20, (60, 20)).verdict == "unclear"


def test_nothing_is_said_of_a_handful():
    assert changes.change(0, 9, (30, 30)).verdict == "few"


def test_a_burst_is_scatter_and_even_weeks_are_none():
    assert changes.dispersion([5] * 26) == 1.0
    assert changes.dispersion([1] * 13 + [40] + [1] * 12) > 5


def test_both_months_are_counted_and_sorted_by_what_is_clear(browse, clerk, fumes, make_topic, say, at):
    parking = make_topic("停车难")
    for topic, before, after in ((fumes, 12, 12), (parking, 5, 40)):
        say(topic, at(2024, 7, 15), before)
        say(topic, at(2024, 8, 15), after)
    say(None, at(2024, 7, 1))
    say(None, at(2024, 8, 31))
    rows = browse(clerk).get("/topics/compare").context["rows"]
    assert [(row.label, row.before, row.after) for row in rows] == [
        ("已归类的全部来件", 17, 52),
        ("停车难", 5, 40),
        ("油烟扰民", 12, 12),
    ]
    assert rows[1].change.verdict == "more"
    assert rows[2].words.startswith("没有明确变化")


def test_days_before_the_reading_are_not_taken_for_silence(browse, clerk, fumes, say, at):
    say(fumes, at(2024, 8, 15), 12)
    answer = browse(clerk).get("/topics/compare?pair=month&by=topic")
    assert answer.context["found"] is None
    assert "有一个时期不在梳理范围内" in answer.content.decode()


def test_a_half_filled_choice_of_days_says_what_is_missing(browse, clerk, fumes, say, at):
    say(fumes, at(2024, 8, 15))
    page = browse(clerk).get("/topics/compare?pair=days&since=2024-08-01").content.decode()
    assert "请填全两个时期的起止日期" in page
