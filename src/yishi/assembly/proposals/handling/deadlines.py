"""The dates of handling: signed for, assisting opinion, reply, the latest reply, and how it stands with each.

Source: 全国政协提案工作条例 and the rules of several cities: reply within 3 months, hard cases with reasons within 6;
the assisting unit's opinion within 1 month; a wrong unit returns it within 10 working days and forwards it to nobody.
"""

from dataclasses import dataclass
from datetime import date

from yishi.assembly.base import workdays
from yishi.assembly.base.workdays import months_after

SIGN_DAYS = 10  # working days
MONTHS = {"single": 3, "split": 3, "lead": 3, "assisting": 1}
LATEST_MONTHS = 6
CONTACTS = 2
LADDER = (30, 14, 7, 1)  # days before the date at which the desk's words become more pressing
ESCALATED = 14  # days over the date after which leaders see it on their desks


@dataclass(frozen=True, slots=True)
class Dates:
    sign_due: date
    due: date
    latest: date


def dates(part: str, handed_on: date) -> Dates:
    """Of a part handed over on `handed_on`."""
    return Dates(
        workdays.add(handed_on, SIGN_DAYS),
        months_after(handed_on, MONTHS[part]),
        months_after(handed_on, LATEST_MONTHS),
    )


def step(due: date, today: date) -> int | None:
    """The rung of the ladder that is reached: days before the date, 0 when it is over, none while it is further off."""
    left = (due - today).days
    if left < 0:
        return 0
    return min((days for days in LADDER if left <= days), default=None)


def is_for_leader(due: date, today: date) -> bool:
    """Late by so much that it stands on a leader's desk too."""
    return (today - due).days > ESCALATED
