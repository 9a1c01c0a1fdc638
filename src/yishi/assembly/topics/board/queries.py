"""The board: topics with their numbers, those of the whole reading or those within a filter; list, map, table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from yishi.assembly.people.models import Town, Village
from yishi.assembly.runs.models import Run
from yishi.assembly.topics import periods, rules
from yishi.assembly.topics.models import Placing, Topic
from yishi.assembly.topics.periods import Period

FIND = "yishi.assembly.topics.jobs.find_topics"
LIVING = (Topic.State.CANDIDATE, Topic.State.CONFIRMED, Topic.State.TAKEN_UP)
TERMS = 6  # words of a topic that its line shows


@dataclass(frozen=True, slots=True)
class Line:
    """A topic with its numbers within the filter."""

    topic: Topic
    size: int
    incidents: int
    places: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days that a reading's messages reach over, how many it read, and how many of them no topic holds."""

    period: Period | None
    read: int
    undecided: int

    @property
    def share(self) -> float:
        """Of the messages read, those undecided."""
        return self.undecided / max(1, self.read)


@dataclass(frozen=True, slots=True)
class Spot:
    """A village with its messages, and the topic that most of them are about."""

    village: Village
    count: int
    foremost: Topic
    of_it: int


def reading(user: Any, last: Run | None = None) -> Run | None:
    """The newest reading that came to its end. `last`: the newest of all, where it is known already."""
    if last and last.state == Run.State.DONE:
        return last
    runs = Run.objects.filter(assembly_id=user.assembly_id, job=FIND, state=Run.State.DONE)
    return runs.order_by("-created_at").first()


def coverage(run: Run | None) -> Coverage:
    """What a reading read: from the oldest message to the newest, how many, and how many it left undecided."""
    found = Placing.objects.filter(run=run).aggregate(
        first=Min("ticket__received_at"),
        last=Max("ticket__received_at"),
        read=Count("pk"),
        undecided=Count("pk", filter=Q(topic__isnull=True)),
    )
    if not found["read"]:
        return Coverage(None, 0, 0)
    period = Period(timezone.localdate(found["first"]), timezone.localdate(found["last"]))
    return Coverage(period, found["read"], found["undecided"])


def period_of(chosen: Mapping[str, Any], today: date) -> Period | None:
    """The days that a filter asks for; days given by hand come before a named period."""
    whole = periods.named(chosen["period"], today) if chosen["period"] else None
    first, last = chosen["since"], chosen["until"]
    if first or last:
        return Period(first or date(1970, 1, 1), last or max(today, first))
    return whole


def topics(user: Any, chosen: Mapping[str, Any]) -> list[Topic]:
    """Topics of a state (all that live, if none is asked for), a trend and a committee's field, by their rank."""
    states = (chosen["state"],) if chosen["state"] in rules.LIFE.states else LIVING
    rows = Topic.objects.filter(assembly_id=user.assembly_id, state__in=states).order_by("rank", "-size")
    rows = rows.filter(trend=chosen["trend"]) if chosen["trend"] else rows
    found = list(rows.select_related("run"))
    if committee := chosen["committee"]:
        return [topic for topic in found if field_of(topic) == committee.name]
    return found


def field_of(topic: Topic) -> str:
    """The committee whose remit most messages of the topic speak of, as its rank tells; empty where none does."""
    fit: dict[str, Any] = next((part for part in topic.parts if part["part"] == "fit"), {})
    return str(fit.get("params", {}).get("committee", ""))


def narrowed(user: Any, chosen: Mapping[str, Any], period: Period | None) -> QuerySet[Placing] | None:
    """The placings within the filter; none when it does not narrow the messages, and the stored numbers hold."""
    if not (chosen["town"] or chosen["source"] or period):
        return None
    rows = placed(user, period)
    if chosen["town"]:
        rows = rows.filter(ticket__town=chosen["town"])
    return rows.filter(ticket__source=chosen["source"]) if chosen["source"] else rows


def placed(user: Any, period: Period | None = None) -> QuerySet[Placing]:
    """Messages that a topic holds, of a period or all."""
    rows = Placing.objects.filter(assembly_id=user.assembly_id, topic__isnull=False)
    return rows.filter(period.holds("ticket__received_at")) if period else rows


def lines(found: list[Topic], rows: QuerySet[Placing] | None, order: str = "") -> list[Line]:
    """The topics with their numbers: the stored ones, or those counted in `rows`, without the topics not in them."""
    if rows is None:
        listed = [Line(topic, topic.size, topic.incident_count, topic.places, topic.last) for topic in found]
    else:
        counted = {
            topic: numbers
            for topic, *numbers in rows.values_list("topic").annotate(
                n=Count("pk"),
                incidents=Count("incident", distinct=True),
                places=Count("ticket__village", distinct=True),
                last=Max("ticket__received_at"),
            )
        }
        listed = [Line(topic, *counted[topic.pk]) for topic in found if topic.pk in counted]
    if order == "size":
        listed.sort(key=lambda line: -line.size)
    elif order == "last":
        listed.sort(key=lambda line: line.last, reverse=True)
    return listed


def spots(user: Any, found: Iterable[Topic], rows: QuerySet[Placing] | None) -> tuple[list[Spot], int]:
    """Villages by number of messages, most first; and how many messages name no village."""
    known = {topic.pk: topic for topic in found}
    rows = placed(user) if rows is None else rows
    counts: dict[int, Counter[int]] = {}
    nowhere = 0
    for village, topic, n in rows.values_list("ticket__village", "topic").annotate(n=Count("pk")):
        if topic not in known:
            continue
        if village is None:
            nowhere += n
        else:
            counts.setdefault(village, Counter())[topic] += n
    villages = Village.objects.select_related("town").in_bulk(counts)
    listed = []
    for pk, by_topic in counts.items():
        foremost = min(by_topic, key=lambda topic: (-by_topic[topic], known[topic].rank))
        listed.append(Spot(villages[pk], by_topic.total(), known[foremost], by_topic[foremost]))
    return sorted(listed, key=lambda spot: (-spot.count, spot.village.town.name, spot.village.name)), nowhere


def map_of(user: Any, listed: Iterable[Spot]) -> dict[str, Any]:
    """The towns, shaded by their messages, and a dot for each village with a position: a map's data."""
    towns = Town.objects.filter(assembly_id=user.assembly_id, boundary__isnull=False)
    spots = list(listed)
    of_town: Counter[int] = Counter()
    for spot in spots:
        of_town[spot.village.town_id] += spot.count
    return {
        "towns": [{"name": town.name, "geometry": town.boundary, "value": of_town[town.pk]} for town in towns],
        "dots": [
            {"name": spot.village.name, "at": [spot.village.longitude, spot.village.latitude], "value": spot.count}
            for spot in spots
            if spot.village.longitude is not None
        ],
    }
