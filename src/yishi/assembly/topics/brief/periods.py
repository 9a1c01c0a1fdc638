"""The whole weeks (Monday to Sunday) and months that briefs are written of, and what each is compared with."""

from datetime import date, timedelta

from yishi.assembly.topics.brief.models import Brief
from yishi.assembly.topics.periods import Period

WEEK = timedelta(days=7)
YEAR = 52 * WEEK  # the same week of last year begins on a Monday too


def whole(kind: str, day: date) -> Period:
    """The week or month that holds `day`."""
    if kind == Brief.Kind.WEEK:
        first = day - timedelta(days=day.weekday())
        return Period(first, first + WEEK - timedelta(days=1))
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def last_whole(kind: str, day: date) -> Period:
    """The newest week or month that was over at the end of `day`."""
    found = whole(kind, day)
    return found if found.last == day else before(kind, found)


def before(kind: str, period: Period) -> Period:
    return whole(kind, period.first - timedelta(days=1))


def year_before(kind: str, period: Period) -> Period:
    """The same month of last year, or the week 52 weeks earlier."""
    if kind == Brief.Kind.WEEK:
        return Period(period.first - YEAR, period.last - YEAR)
    return whole(kind, period.first.replace(year=period.first.year - 1))
