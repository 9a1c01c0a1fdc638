"""The two long Chinese holidays, in which far fewer people call: their dates, and how much of a week they cover.

Source: 全国年节及纪念日放假办法 (State Council order 795, 2024): National Day from 1 October, Spring Festival by the
lunar calendar, whose dates are those of the Hong Kong Observatory's tables. Which days are shifted to work is
announced year by year and left out: a week's count hardly feels it.
"""

from datetime import date, timedelta

import numpy as np

NEW_YEARS = (
    "2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 "
    "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 "
    "2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24 "
    "2040-02-12"
).split()
LENGTH = 7  # days off
SPRING = {date.fromisoformat(day) - timedelta(days=1) for day in NEW_YEARS}  # begins on New Year's Eve
KINDS = ("spring", "national")


def shares(last: date, weeks: int) -> np.ndarray:
    """Share of each of `weeks` weeks that is holiday, by kind (kinds × weeks); the last week ends with the day `last`.

    Years without a date in the table have no Spring Festival.
    """
    days = [last - timedelta(days=back) for back in range(7 * weeks - 1, -1, -1)]
    off = np.array([[_spring(day) for day in days], [day.month == 10 and day.day <= LENGTH for day in days]])
    return off.reshape(len(KINDS), weeks, 7).mean(axis=2)


def _spring(day: date) -> bool:
    return any(day - timedelta(days=n) in SPRING for n in range(LENGTH))
