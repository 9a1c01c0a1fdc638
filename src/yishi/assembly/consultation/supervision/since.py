"""Complaints since a rectification: a plain count beside the same number of days before it, and no proof of effect."""

from dataclasses import dataclass
from datetime import date, timedelta

from yishi.assembly.consultation.supervision.models import Finding, Rectification
from yishi.assembly.topics.around import newest_day
from yishi.assembly.topics.brief.numbers import MINIMUM
from yishi.assembly.topics.models import Placing
from yishi.assembly.topics.periods import Period

MOST_DAYS = 90
FEWEST_DAYS = 14  # below which a count would say nothing


@dataclass(frozen=True, slots=True)
class Counted:
    """Messages of the topic in the finding's village, in so many days before and after the rectification.

    A count so small that people could be told apart is none, for readers who may not read messages.
    """

    village: str
    topic: str
    day: date
    days: int
    before: int | None
    after: int | None


def counted(finding: Finding, row: Rectification | None, *, exact: bool) -> Counted | None:
    """The two counts; none without a topic, a village, a rectification, or while too few days have passed."""
    topic, village = finding.supervision.topic, finding.village
    if row is None or topic is None or village is None:
        return None
    days = min(MOST_DAYS, (newest_day(topic) - row.day).days)
    if days < FEWEST_DAYS:
        return None
    rows = Placing.objects.filter(topic=topic, ticket__village=village)
    one, span = timedelta(days=1), timedelta(days=days)
    before, after = Period(row.day - span, row.day - one), Period(row.day + one, row.day + span)
    return Counted(
        village=str(village),
        topic=topic.label,
        day=row.day,
        days=days,
        before=_told(rows.filter(before.holds("ticket__received_at")).count(), exact),
        after=_told(rows.filter(after.holds("ticket__received_at")).count(), exact),
    )


def _told(count: int, exact: bool) -> int | None:
    return count if exact or count == 0 or count >= MINIMUM else None
