"""What became of a topic, told as events. Rooms further along the way tell their own part.

A topic knows nothing of consultations, reports and outcomes: they stand above it. The settings name a function of each
such room (`TOPIC_STORIES`), which answers with the events that this reader may see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yishi.assembly.topics.corrections.queries import Line
from yishi.assembly.topics.models import Topic

AROUND = 8  # weeks before and after an event that its means are taken over, at most
FEWEST = 3  # weeks on each side, below which no means are told


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `turn`: something was done about the topic, so before and after are worth a look."""

    at: date | datetime
    title: str
    by: str = ""
    text: str = ""
    href: str = ""
    icon: str = "point"
    tone: str = "calm"
    turn: bool = False

    @property
    def day(self) -> date:
        if isinstance(self.at, datetime):
            return timezone.localdate(self.at)
        return self.at


@dataclass(frozen=True, slots=True)
class Means:
    """Messages a week in so many weeks before and after an event."""

    before: float
    after: float
    weeks_before: int
    weeks_after: int


def story(user: Any, topic: Topic, end: date, lines: Sequence[Line]) -> list[tuple[Event, Means | None]]:
    """All events of a topic, the oldest first, with its trend around the turns.

    `end`: the last day of its weeks; `lines`: its corrections.
    """
    told = own_part(topic, lines)
    for path in settings.TOPIC_STORIES:
        told += import_string(path)(user, topic)
    return [(event, around(topic.weeks, end, event.day) if event.turn else None) for event in _in_order(told)]


def own_part(topic: Topic, lines: Sequence[Line]) -> list[Event]:
    """First raised, found, decided on, corrected."""
    found = topic.run.ended_at or topic.created_at
    told = [
        Event(topic.first, _("最早一件来件"), icon="message-circle"),
        Event(found, _("最近一次梳理把它列入名单"), by=str(topic.run.started_by or ""), icon="bulb"),
    ]
    if topic.decided_at:
        words = {Topic.State.DISMISSED: _("决定不采用"), Topic.State.MERGED: _("并入其他议题")}
        title = words.get(Topic.State(topic.state), _("确认为议题"))
        told.append(Event(topic.decided_at, title, by=str(topic.decided_by), text=topic.decision, icon="check"))
    for line in lines:
        made = line.correction
        told.append(Event(made.created_at, line.words, by=str(made.made_by), text=made.why, icon="arrows-split"))
    return told


def around(weeks: Sequence[int], end: date, day: date) -> Means | None:
    """Mean messages a week before and after `day`; none where the weeks do not reach far enough. A comparison, no
    effect: the season and all else count too.
    """
    begins = [end - timedelta(days=7 * (len(weeks) - place) - 1) for place in range(len(weeks))]
    before = [n for begin, n in zip(begins, weeks, strict=True) if begin + timedelta(days=6) < day][-AROUND:]
    after = [n for begin, n in zip(begins, weeks, strict=True) if begin > day][:AROUND]
    if min(len(before), len(after)) < FEWEST:
        return None
    return Means(sum(before) / len(before), sum(after) / len(after), len(before), len(after))


def _in_order(told: list[Event]) -> list[Event]:
    """By day; on one day, what has no hour comes first."""
    hour = {event: event.at.timestamp() if isinstance(event.at, datetime) else 0.0 for event in told}
    return sorted(told, key=lambda event: (event.day, hour[event]))
