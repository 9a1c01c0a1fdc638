"""Stretches of days that topics are counted in: named ones (this month, last quarter …) and chosen ones."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Code → its word. "This" is the one that holds the newest message of the last reading.
NAMES = {
    "month": _("本月"),
    "last_month": _("上月"),
    "quarter": _("本季度"),
    "last_quarter": _("上季度"),
    "year": _("今年"),
    "last_year": _("去年"),
    "month_last_year": _("去年同月"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The moment it begins, and the one just after it."""
        begin, end = (datetime.combine(day, time()) for day in (self.first, self.last + timedelta(days=1)))
        return timezone.make_aware(begin), timezone.make_aware(end)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def holds(self, path: str) -> Q:
        """Those whose moment `path` lies in it."""
        begin, end = self.moments
        return Q(**{f"{path}__gte": begin, f"{path}__lt": end})

    def within(self, other: Self) -> Self | None:
        """The part of it that lies in `other`."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return type(self)(first, last) if first <= last else None


def named(code: str, today: date) -> Period:
    """The whole period of this name, seen from `today`."""
    month = (today.year, today.month)
    quarter = (today.year, (today.month - 1) // 3 * 3 + 1)
    first, months = {
        "month": (month, 1),
        "last_month": (_back(month, 1), 1),
        "quarter": (quarter, 3),
        "last_quarter": (_back(quarter, 3), 3),
        "year": ((today.year, 1), 12),
        "last_year": ((today.year - 1, 1), 12),
        "month_last_year": (_back(month, 12), 1),
    }[code]
    after = _back(first, -months)
    return Period(date(*first, 1), date(*after, 1) - timedelta(days=1))


def _back(month: tuple[int, int], count: int) -> tuple[int, int]:
    number = month[0] * 12 + month[1] - 1 - count
    return number // 12, number % 12 + 1
