"""Two periods beside each other: what is raised more often, what less, and where that cannot be told."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from yishi.assembly.people.models import Town
from yishi.assembly.runs.pipelines import changes
from yishi.assembly.topics.board.queries import LIVING, placed
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.periods import Period

Change = changes.Change


@dataclass(frozen=True, slots=True)
class Compared:
    """A topic or town (none: all together) with its messages in both periods."""

    label: str
    topic: Topic | None
    before: int
    after: int
    change: Change

    @property
    def words(self) -> str:
        """The change as a person says it, with its interval."""
        told = {"low": _percent(self.change.low), "high": _percent(self.change.high)}
        sentences = {
            "more": _("增加（%(low)s 到 %(high)s）"),
            "less": _("减少（%(low)s 到 %(high)s）"),
            "unclear": _("没有明确变化（%(low)s 到 %(high)s）"),
            "few": _("件数太少，看不出变化"),
        }
        return sentences[self.change.verdict] % told


@dataclass(frozen=True, slots=True)
class Periods:
    """What was asked for, and what of it the reading covers: only that is counted."""

    later: Period
    earlier: Period
    asked: tuple[Period, Period]

    @property
    def cut(self) -> bool:
        """Whether days asked for lie before what is covered. Days that are still to come go without saying."""
        return (self.later.first, self.earlier.first) != tuple(period.first for period in self.asked)

    @property
    def overlap(self) -> bool:
        return self.later.within(self.earlier) is not None


def covered_part(later: Period, earlier: Period, covered: Period) -> Periods | None:
    """Both periods as far as the reading covers them; none when one lies wholly outside."""
    one, two = later.within(covered), earlier.within(covered)
    return Periods(one, two, (later, earlier)) if one and two else None


def by_topic(user: Any, found: Periods) -> list[Compared]:
    """All messages placed, then every topic, the greatest change first."""
    topics = list(Topic.objects.filter(assembly_id=user.assembly_id, state__in=LIVING).order_by("rank"))
    counts = _counts(user, found, "topic")
    rows = [_compared(topic.label, topic, counts[topic.pk], found, topic.weeks) for topic in topics]
    total = (sum(row.before for row in rows), sum(row.after for row in rows))
    return [_compared(_("已归类的全部来件"), None, total, found, _added(topics)), *_sorted(rows)]


def by_town(user: Any, found: Periods, topic: Topic | None) -> list[Compared]:
    """The messages of a topic, or of all, town by town, the greatest change first.

    The scatter is that of the topic (or of all) as a whole: a town's own weeks are too few to tell.
    """
    counts = _counts(user, found, "ticket__town", topic)
    topics = [topic] if topic else list(Topic.objects.filter(assembly_id=user.assembly_id, state__in=LIVING))
    weeks = _added(topics)
    towns = Town.objects.filter(assembly_id=user.assembly_id)
    rows = [_compared(town.name, None, counts[town.pk], found, weeks) for town in towns]
    if any(counts[None]):
        rows.append(_compared(_("未写明镇(街道)"), None, counts[None], found, weeks))
    total = (sum(row.before for row in rows), sum(row.after for row in rows))
    return [_compared(_("合计"), None, total, found, weeks), *_sorted(rows)]


def _counts(user: Any, found: Periods, path: str, topic: Topic | None = None) -> dict[Any, tuple[int, int]]:
    """(messages before, after) for each value of `path`: one query."""
    spans = [period.holds("ticket__received_at") for period in (found.earlier, found.later)]
    rows = placed(user).filter(spans[0] | spans[1], topic__state__in=LIVING)
    if topic is not None:
        rows = rows.filter(topic=topic)
    counted = rows.values_list(path).annotate(before=Count("pk", filter=spans[0]), after=Count("pk", filter=spans[1]))
    return defaultdict(lambda: (0, 0), {key: (before, after) for key, before, after in counted})


def _compared(label: str, topic: Topic | None, counts: tuple[int, int], found: Periods, weeks: list[int]) -> Compared:
    days = found.earlier.days, found.later.days
    return Compared(label, topic, *counts, changes.change(*counts, days, changes.dispersion(weeks)))


def _sorted(rows: list[Compared]) -> list[Compared]:
    """What clearly grew, the most first; what clearly shrank; then what cannot be told, by size."""
    order = {"more": 0, "less": 1, "unclear": 2, "few": 3}

    def key(row: Compared) -> tuple[float, ...]:
        verdict = order[row.change.verdict]
        size = {0: -row.change.ratio, 1: row.change.ratio}.get(verdict, -(row.before + row.after))
        return verdict, size, -(row.before + row.after)

    return sorted(rows, key=key)


def _added(topics: list[Topic]) -> list[int]:
    """Messages a week of several topics together; weeks are counted back from the last."""
    longest = max((len(topic.weeks) for topic in topics), default=0)
    padded = [[0] * (longest - len(topic.weeks)) + topic.weeks for topic in topics]
    return [sum(week) for week in zip(*padded, strict=True)]


def _percent(ratio: float) -> str:
    return f"{100 * (ratio - 1):+,.0f}%"
