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
LADDER = (30, 14, 7, 1)  # days before the date on which the desk reminds


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


def reminds(due: date, today: date) -> bool:
    """Whether the desk speaks up today: on the steps of the ladder, on the day, and every week when it is over."""
    left = (due - today).days
    return left in LADDER or left == 0 or (left < 0 and left % 7 == 0)
