"""Every read that a page of the room needs."""

from collections.abc import Iterable, Mapping
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


def tabs(user: Any) -> list[tuple[str, str, int]]:
    """(state, word, count) for each tab of the board; the first holds all that is not dismissed."""
    found = counts(user)
    living = sum(n for state, n in found.items() if state not in (Topic.State.DISMISSED, Topic.State.MERGED))
    return [("", _("全部"), living)] + [(state.value, str(state.label), found[state]) for state in Topic.State]


def last_run(user: Any) -> Run | None:
    """The newest reading of the tickets, whatever became of it."""
    return Run.objects.filter(assembly_id=user.assembly_id, job="yishi.assembly.topics.jobs.find_topics").first()


def incidents(topic: Topic) -> QuerySet[Incident]:
    return topic.incidents.select_related("example").order_by("-size", "-last")


def trend_of(topic: Topic, end: date) -> dict[str, Any]:
    """Messages a week, as a chart's data. The last week ends with `end`: the newest message that the run read."""
    starts = [end - timedelta(days=7 * (len(topic.weeks) - place) - 1) for place in range(len(topic.weeks))]
    return {
        "x": [f"{start:%Y-%m-%d}" for start in starts],
        "unit": _("件"),
        "series": [{"name": _("来件"), "values": topic.weeks}],
    }


def examples(topic: Topic) -> QuerySet[Ticket]:
    """Messages that show what the topic is about: one of each large incident, else those the engine was surest of."""
    shown = list(topic.incidents.order_by("-size").values_list("example", flat=True)[:EXAMPLES])
    if not shown:
        surest = Placing.objects.filter(topic=topic).order_by("-confidence", "pk")
        shown = list(surest.values_list("ticket", flat=True)[:EXAMPLES])
    return Ticket.objects.filter(pk__in=shown).select_related("village", "town").order_by("-received_at")


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
    towns = Town.objects.filter(assembly_id=topic.assembly_id, boundary__isnull=False)
    dots = [
        {
            "name": place["ticket__village__name"],
            "at": [place["ticket__village__longitude"], place["ticket__village__latitude"]],
            "value": place["n"],
        }
        for place in found
        if place["ticket__village__longitude"] is not None
    ]
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
        return []
    return [Todo(_("%(count)s个候选议题待确认") % {"count": waiting}, reverse("topics:board"))]
