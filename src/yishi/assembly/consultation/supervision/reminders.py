"""Reminders that lead up to a date: two weeks, one week, the day before, and every day after it."""

from datetime import date

from django.utils.translation import gettext as _

STEPS = (14, 7, 1)  # days before
FIRST = max(STEPS)


def step(due: date | None, today: date) -> int | None:
    """The reminder in force: 14, 7, 1 (days before), 0 once the date is past, or none while it is further off."""
    if due is None:
        return None
    left = (due - today).days
    if left < 0:
        return 0
    return min((days for days in STEPS if left <= days), default=None)


def of_rectification(due: date | None, today: date) -> str:
    """The sentence about a finding that its unit has to rectify; `%(text)s` is left open."""
    return {
        None: _("待整改：%(text)s"),
        14: _("整改期限两周内到：%(text)s"),
        7: _("整改期限一周内到：%(text)s"),
        1: _("整改期限明天或今天到：%(text)s"),
        0: _("整改已逾期：%(text)s"),
    }[step(due, today)]


def of_look_back(due: date, today: date) -> str:
    """The sentence about a look-back; `%(text)s` is left open."""
    return {
        None: _("待回头看：%(text)s"),
        14: _("两周内应回头看：%(text)s"),
        7: _("一周内应回头看：%(text)s"),
        1: _("明天或今天应回头看：%(text)s"),
        0: _("回头看已逾期：%(text)s"),
    }[step(due, today)]
