"""The numbers that a hotspot brief is made of, as plain data: counted once, then kept with the brief.

Counts from 1 to `MINIMUM` - 1 are hidden (`None`), and never a single one in a column whose sum is told.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django.conf import settings
from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone, translation
from django.utils.module_loading import import_string

from yishi.assembly.hotline import sources
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.people.models import Town
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import changes
from yishi.assembly.topics.board.queries import LIVING, coverage, placed
from yishi.assembly.topics.brief import periods
from yishi.assembly.topics.bursts.models import Burst
from yishi.assembly.topics.models import Incident, Placing, Topic
from yishi.assembly.topics.periods import Period
from yishi.engine.privacy import hide_small

MINIMUM = 5  # messages; fewer are not told
TOPICS, INCIDENTS, EVENTS = 10, 10, 3  # shown at most; events per topic
QUIET = 8  # weeks without a message, after which a topic returns
QUOTED = 60  # characters of a message
COLUMNS = ("now", "before", "last_year")

Spans = dict[str, Period]


def numbers(user: Any, kind: str, period: Period, run: Run) -> dict[str, Any]:
    """All that the paper tells: `office`, `counted_on`, `minimum`, `covered` (which periods can be compared, for all
    `messages` and for `topics`), `messages` and `topic_count` by period, `sources`, `undecided`, `unread`, `topics`,
    `incidents`, `bursts`, `towns`. In Chinese, as the paper is.
    """
    spans = dict(zip(COLUMNS, (period, periods.before(kind, period), periods.year_before(kind, period)), strict=True))
    with translation.override("zh-hans"):
        tickets = Ticket.objects.filter(assembly_id=user.assembly_id)
        known = coverage(run).period
        return {
            "office": user.assembly.short_name,
            "counted_on": timezone.localdate().isoformat(),
            "minimum": MINIMUM,
            "covered": {"messages": _covered(_reach(tickets), spans), "topics": _covered(known, spans)},
            "messages": _by_span(tickets, "received_at", spans),
            "sources": _sources(tickets, period),
            **_left_over(tickets, period, run),
            **_topics(user, spans, known),
            "incidents": _incidents(user, period),
            "bursts": _bursts(user, period),
            "towns": _towns(user.assembly_id, spans),
        }


def without_small(rows: Sequence[Mapping[str, Any]], column: str, *, summed: bool) -> list[dict[str, Any]]:
    """Rows whose counts from 1 to `MINIMUM` - 1 in `column` are None.

    `summed`: the column's sum is told too. One hidden count alone would be given away by it, so the next smallest
    is hidden with it.
    """
    frame = pl.DataFrame({"n": [row[column] for row in rows]}, schema={"n": pl.Int64})
    shown = hide_small(frame, "n", MINIMUM)["n"].to_list()
    if summed and shown.count(None) == 1 and any(shown):
        shown[shown.index(min(n for n in shown if n))] = None
    return [{**row, column: n} for row, n in zip(rows, shown, strict=True)]


def _reach(tickets: QuerySet[Ticket]) -> Period | None:
    ends = tickets.aggregate(first=Min("received_at"), last=Max("received_at"))
    if not ends["first"]:
        return None
    return Period(timezone.localdate(ends["first"]), timezone.localdate(ends["last"]))


def _covered(known: Period | None, spans: Spans) -> dict[str, bool]:
    """Which periods lie wholly after the first message known."""
    return {name: known is not None and known.first <= span.first for name, span in spans.items()}


def _by_span(rows: QuerySet[Any], path: str, spans: Spans, what: str = "pk") -> dict[str, int]:
    counts = {name: Count(what, filter=span.holds(path), distinct=what != "pk") for name, span in spans.items()}
    return dict(rows.order_by().aggregate(**counts))


def _sources(tickets: QuerySet[Ticket], period: Period) -> list[dict[str, Any]]:
    rows = tickets.filter(period.holds("received_at")).order_by().values_list("source").annotate(n=Count("pk"))
    found = [{"name": sources.word(source), "now": n} for source, n in rows.order_by("-n", "source")]
    return without_small(found, "now", summed=True)


def _left_over(tickets: QuerySet[Ticket], period: Period, run: Run) -> dict[str, int]:
    """Messages of the period that no topic holds, and those that no reading has read yet."""
    received = tickets.filter(period.holds("received_at")).count()
    read = Placing.objects.filter(period.holds("ticket__received_at"), run__assembly_id=run.assembly_id)
    held = read.filter(topic__isnull=False).values("ticket").distinct().count()
    seen = read.values("ticket").distinct().count()
    return {"undecided": seen - held, "unread": received - seen}


def _topics(user: Any, spans: Spans, known: Period | None) -> dict[str, Any]:
    """`topic_count` by period, and the foremost `topics` of the period by number of messages."""
    counted = _counted(placed(user).filter(topic__state__in=LIVING), spans)
    topics = Topic.objects.in_bulk([row["topic"] for row in counted])
    found = sorted(counted, key=lambda row: (-row["now"], topics[row["topic"]].rank, row["topic"]))
    places_before = _places([(row["topic"], row["before"]) for row in found])
    told = []
    for place, row in enumerate([row for row in found if row["now"] >= MINIMUM][:TOPICS], start=1):
        topic = topics[row["topic"]]
        numbers = {key: row[key] for key in (*COLUMNS, "incidents", "villages")}
        places = {"place": place, "place_before": places_before.get(topic.pk)}
        told.append(places | numbers | _about(user, topic, row, spans) | {"standing": _standing(row, spans, known)})
    for column in ("before", "last_year"):
        told = without_small(told, column, summed=False)
    return {"topics": told, "topic_count": {name: sum(1 for row in found if row[name]) for name in spans}}


def _counted(rows: QuerySet[Placing], spans: Spans) -> list[dict[str, Any]]:
    """Each topic with its messages by period, its incidents and villages in the period, its last message before."""
    path = "ticket__received_at"
    now = spans["now"]
    counts: dict[str, Any] = {name: Count("pk", filter=span.holds(path)) for name, span in spans.items()}
    counts["incidents"] = Count("incident", filter=now.holds(path), distinct=True)
    counts["villages"] = Count("ticket__village", filter=now.holds(path), distinct=True)
    counts["last_before"] = Max(path, filter=Q(**{f"{path}__lt": now.moments[0]}))
    return [dict(row) for row in rows.order_by().values("topic").annotate(**counts)]


def _about(user: Any, topic: Topic, row: Mapping[str, Any], spans: Spans) -> dict[str, Any]:
    """What the paper says of a topic beside its numbers."""
    days = spans["before"].days, spans["now"].days
    return {
        "id": topic.public_id,
        "label": topic.label,
        "confirmed": topic.state != Topic.State.CANDIDATE,
        "change": changes.change(row["before"], row["now"], days, changes.dispersion(topic.weeks)).verdict,
        "quote": _quote(topic, spans["now"]),
        "in_hand": _in_hand(user, topic),
    }


def _places(counts: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Topic → its place by number of messages, for topics with enough of them."""
    order = sorted((pair for pair in counts if pair[1] >= MINIMUM), key=lambda pair: -pair[1])
    return {topic: place for place, (topic, _n) in enumerate(order, start=1)}


def _standing(row: Mapping[str, Any], spans: Spans, known: Period | None) -> str:
    """`new`: never raised before; `returning`: not for `QUIET` weeks. Empty where the reading does not reach back."""
    quiet_since = spans["now"].first - QUIET * periods.WEEK
    if known is None or known.first > quiet_since:
        return ""
    if row["last_before"] is None:
        return "new"
    return "returning" if timezone.localdate(row["last_before"]) < quiet_since else ""


def _quote(topic: Topic, period: Period) -> str:
    """The masked words of the example of the topic's greatest incident in the period."""
    incident = (
        Incident.objects.filter(period.holds("placings__ticket__received_at"), topic=topic, example__isnull=False)
        .annotate(n=Count("placings"))
        .select_related("example")
        .order_by("-n", "-last", "pk")
        .first()
    )
    example = incident.example if incident else None
    if example is None or timezone.localdate(example.received_at) not in period:
        return ""
    text = " ".join((example.text or example.title).split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


def _in_hand(user: Any, topic: Topic) -> list[dict[str, str]]:
    """What the rooms above tell of the topic, newest first (topics/story.py)."""
    told = [event for path in settings.TOPIC_STORIES for event in import_string(path)(user, topic)]
    newest = sorted(told, key=lambda event: (event.day, event.title), reverse=True)[:EVENTS]
    return [{"day": event.day.isoformat(), "title": str(event.title)} for event in newest]


def _incidents(user: Any, period: Period) -> list[dict[str, Any]]:
    """The greatest incidents of the period, those with enough messages."""
    rows = placed(user, period).filter(topic__state__in=LIVING, incident__isnull=False).order_by()
    counted = rows.values("incident__label", "incident__place", "topic__label").annotate(n=Count("pk"))
    found = counted.filter(n__gte=MINIMUM).order_by("-n", "incident__label", "incident__place")[:INCIDENTS]
    return [
        {
            "label": row["incident__label"],
            "place": row["incident__place"],
            "topic": row["topic__label"],
            "now": row["n"],
        }
        for row in found
    ]


def _bursts(user: Any, period: Period) -> list[dict[str, Any]]:
    """Bursts flagged in the period and raised by enough people, but those that a person found to be chance."""
    rows = Burst.objects.filter(assembly_id=user.assembly_id, flagged__range=(period.first, period.last))
    rows = rows.filter(messages__gte=MINIMUM, callers__gte=MINIMUM).exclude(verdict=Burst.Verdict.CHANCE)
    return [
        {"label": burst.label, "place": burst.place, "since": burst.since.isoformat(), "callers": burst.callers}
        for burst in rows.select_related("topic").order_by("-callers", "since", "pk")[:INCIDENTS]
    ]


def _towns(assembly_id: int, spans: Spans) -> list[dict[str, Any]]:
    """Every town with its messages in the period and the one before, by name; last, unnamed, those without a town."""
    tickets = Ticket.objects.filter(assembly_id=assembly_id)
    counts: dict[str, Counter[int | None]] = {}
    for name in ("now", "before"):
        rows = tickets.filter(spans[name].holds("received_at")).order_by().values_list("town").annotate(n=Count("pk"))
        counts[name] = Counter(dict(rows))
    names = Town.objects.filter(assembly_id=assembly_id).order_by("name").values_list("pk", "name")
    listed: list[tuple[int | None, str]] = [*names, (None, "")]
    found = [{"name": name, "now": counts["now"][pk], "before": counts["before"][pk]} for pk, name in listed]
    for column in ("now", "before"):
        found = without_small(found, column, summed=True)
    return found
