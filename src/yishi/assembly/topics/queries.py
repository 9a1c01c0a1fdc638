"""Every read that a page of the room needs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.people.models import Town
from yishi.assembly.runs.models import Run
from yishi.assembly.topics import rules
from yishi.assembly.topics.bursts import queries as bursts
from yishi.assembly.topics.models import Incident, Placing, Topic

EXAMPLES = 12


def get_for(user: Any, public_id: str, *, to: str = "look") -> Topic:
    """The topic, already guarded."""
    return fetch(Topic.objects.select_related("run", "decided_by"), user, public_id, rules.may, to)


def board(user: Any, *, states: tuple[str, ...] = ()) -> QuerySet[Topic]:
    """The assembly's topics in the order of their rank, those not dismissed unless asked for."""
    wanted = states or (Topic.State.CANDIDATE, Topic.State.CONFIRMED, Topic.State.TAKEN_UP)
    return Topic.objects.filter(assembly_id=user.assembly_id, state__in=wanted).order_by("rank", "-size")


def counts(user: Any) -> dict[str, int]:
    """How many topics stand in each state."""
    found = Topic.objects.filter(assembly_id=user.assembly_id).values_list("state").annotate(n=Count("pk"))
    return {state: 0 for state in Topic.State.values} | dict(found)


def tabs(found: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """(state, word, count) for each tab of the board, from `counts`; the first holds all that is not dismissed."""
    living = sum(n for state, n in found.items() if state not in (Topic.State.DISMISSED, Topic.State.MERGED))
    return [("", _("全部"), living)] + [(state.value, str(state.label), found[state]) for state in Topic.State]


def last_run(user: Any) -> Run | None:
    """The newest reading of the tickets, whatever became of it."""
    return Run.objects.filter(assembly_id=user.assembly_id, job="yishi.assembly.topics.jobs.find_topics").first()


def incidents(topic: Topic) -> QuerySet[Incident]:
    return topic.incidents.select_related("example__village", "example__town").order_by("-size", "-last")


def trend_of(topic: Topic, end: date) -> dict[str, Any]:
    """Messages a week, as a chart's data. The last week ends with `end`: the newest message that the run read."""
    starts = [end - timedelta(days=7 * (len(topic.weeks) - place) - 1) for place in range(len(topic.weeks))]
    found: dict[str, Any] = {
        "x": [f"{start:%Y-%m-%d}" for start in starts],
        "unit": _("件"),
        "series": [{"name": _("来件"), "values": topic.weeks}],
    }
    if topic.band:
        found["band"] = {name: _aligned(topic.band[name], len(topic.weeks)) for name in topic.band}
        found["band"] |= {"name": _("预期区间"), "middle": _("预期")}
    return found


def weeks_of(trend: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The weeks of a trend as rows, the newest first: start, messages, and what was to be expected (or none)."""
    band = trend.get("band") or {}
    rows = [
        {
            "start": date.fromisoformat(start),
            "messages": trend["series"][0]["values"][place],
            **{name: band[name][place] for name in ("expected", "low", "high") if band},
        }
        for place, start in enumerate(trend["x"])
    ]
    return rows[::-1]


def _aligned(values: list[float | None], weeks: int) -> list[float | None]:
    """As many values as weeks, the last with the last; unknown where the band does not reach."""
    return ([None] * weeks + values)[-weeks:] if weeks else []


def examples(topic: Topic, largest: Sequence[Incident] | None = None) -> list[Ticket]:
    """Messages that show what the topic is about: one of each large incident, else those the engine was surest of.

    `largest`: the topic's incidents, the largest first, where the caller has them.
    """
    found = list(incidents(topic)[:EXAMPLES] if largest is None else largest[:EXAMPLES])
    shown = [incident.example for incident in found if incident.example]
    if not found:
        surest = Placing.objects.filter(topic=topic).order_by("-confidence", "pk")
        shown = [placing.ticket for placing in surest.select_related("ticket__village", "ticket__town")[:EXAMPLES]]
    return sorted(shown, key=lambda ticket: ticket.received_at, reverse=True)


def places(topic: Topic) -> QuerySet:
    """Villages by number of messages, most first."""
    return (
        Placing.objects.filter(topic=topic, ticket__village__isnull=False)
        .values(
            "ticket__village__name",
            "ticket__village__town__name",
            "ticket__village__longitude",
            "ticket__village__latitude",
        )
        .annotate(n=Count("pk"), last=Max("ticket__received_at"))
        .order_by("-n", "ticket__village__name")
    )


def map_of(topic: Topic, found: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """GeoJSON features of the towns, and a dot for each of the `found` places that has a position."""
    dots = [
        {
            "name": place["ticket__village__name"],
            "at": [place["ticket__village__longitude"], place["ticket__village__latitude"]],
            "value": place["n"],
        }
        for place in found
        if place["ticket__village__longitude"] is not None
    ]
    if not dots:
        return {"towns": [], "dots": []}
    towns = Town.objects.filter(assembly_id=topic.assembly_id, boundary__isnull=False)
    return {"towns": [{"name": town.name, "geometry": town.boundary} for town in towns], "dots": dots}


def messages(topic: Topic, incident: Incident | None = None) -> QuerySet[Ticket]:
    """All messages of the topic, or of one of its incidents, newest first."""
    asked = {"placings__topic": topic} | ({"placings__incident": incident} if incident else {})
    return Ticket.objects.filter(**asked).select_related("village", "town").order_by("-received_at")


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person."""
    if not user.is_a(*rules.STAFF):
        return []
    waiting = counts(user)[Topic.State.CANDIDATE]
    if not waiting:
        return bursts.todos(user)
    mine = Todo(_("%(count)s个候选议题待确认") % {"count": waiting}, reverse("topics:board"))
    return [mine, *bursts.todos(user)]
