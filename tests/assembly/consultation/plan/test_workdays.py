"""Real holidays, as the State Council arranged them."""

from datetime import date

import pytest

from yishi.assembly.base import workdays


def test_national_day_2025_is_eight_days_off_and_two_make_up_days():
    off = [day for day in range(1, 13) if not workdays.is_workday(date(2025, 10, day))]
    assert off == [1, 2, 3, 4, 5, 6, 7, 8, 12]
    assert workdays.is_workday(date(2025, 9, 28))  # a Sunday worked
    assert workdays.is_workday(date(2025, 10, 11))  # a Saturday worked


@pytest.mark.parametrize(
    ("day", "n", "found"),
    [
        (date(2025, 9, 30), 1, date(2025, 10, 9)),
        (date(2025, 10, 9), -1, date(2025, 9, 30)),
        (date(2025, 10, 9), -2, date(2025, 9, 29)),
        (date(2025, 10, 9), -3, date(2025, 9, 28)),
        (date(2025, 10, 10), 1, date(2025, 10, 11)),
        (date(2025, 10, 5), 0, date(2025, 10, 5)),
    ],
)
def test_days_are_added_over_holidays(day, n, found):
    assert workdays.add(day, n) == found


def test_between_counts_what_add_adds():
    day = date(2025, 9, 19)
    for n in range(1, 30):
        later = workdays.add(day, n)
        assert workdays.between(day, later) == n
        assert workdays.between(later, day) == -n
    assert workdays.between(day, day) == 0


def test_this_year_is_known_and_a_year_without_a_notice_counts_weekends_only():
    assert workdays.known(date(2026, 10, 1))
    assert not workdays.known(date(2090, 10, 2))
    assert workdays.is_workday(date(2090, 10, 2))  # a Monday
    assert not workdays.is_workday(date(2090, 10, 1))  # a Sunday
