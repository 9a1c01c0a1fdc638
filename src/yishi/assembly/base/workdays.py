"""China's working days: weekends and holidays off, make-up days worked.

Source: the yearly notice of the State Council's General Office (国务院办公厅关于部分节假日安排的通知), as the
package `chinesecalendar` carries it. A year whose notice is not out yet is counted by weekends only; `known` tells.
"""

from calendar import monthrange
from datetime import date, timedelta

import chinese_calendar

SATURDAY = 5
ONE = timedelta(days=1)


def is_workday(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < SATURDAY


def known(day: date) -> bool:
    """Whether the holidays of the day's year are published and counted."""
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True


def add(day: date, n: int) -> date:
    """The `n`-th working day after `day`; before it where `n` is negative; `day` itself where it is 0."""
    step = ONE if n > 0 else -ONE
    left = abs(n)
    while left:
        day += step
        left -= is_workday(day)
    return day


def between(a: date, b: date) -> int:
    """Working days after `a` up to and with `b`; negative where `b` comes first."""
    if b < a:
        return -between(b, a)
    return sum(is_workday(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the month's last where it is shorter (30 Nov + 3 → 28 Feb)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
