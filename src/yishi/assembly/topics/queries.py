"""Every read that a page of the room needs."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils import timezone
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
    living = sum(n for state, n in found.items() if state != Topic.State.DISMISSED)
    return [("", _("全部"), living)] + [(state.value, str(state.label), found[state]) for state in Topic.State]


def last_run(user: Any) -> Run | None:
    """The newest reading of the tickets, whatever became of it."""
    return Run.objects.filter(assembly_id=user.assembly_id, job="yishi.assembly.topics.jobs.find_topics").first()


def undecided(run: Run) -> int:
    """Tickets that the run could place in no topic."""
    return Placing.objects.filter(run=run, topic__isnull=True).count()


def incidents(topic: Topic) -> QuerySet[Incident]:
    return topic.incidents.select_related("example").order_by("-size", "-last")


def trend_of(topic: Topic) -> dict[str, Any]:
    """Messages a week, as a chart's data. The last week ends with the newest message that the run read."""
    newest = Placing.objects.filter(run_id=topic.run_id).aggregate(newest=Max("ticket__received_at"))["newest"]
    end = timezone.localdate(newest or topic.last)
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
        .values("ticket__village__public_id", "ticket__village__name", "ticket__village__town__name")
        .annotate(n=Count("pk"), last=Max("ticket__received_at"))
        .order_by("-n", "ticket__village__name")
    )


def map_of(topic: Topic) -> dict[str, Any]:
    """GeoJSON features of the towns and the number of messages of each village with a position."""
    towns = Town.objects.filter(assembly_id=topic.assembly_id, boundary__isnull=False)
    dots = (
        Placing.objects.filter(topic=topic, ticket__village__longitude__isnull=False)
        .values_list("ticket__village__name", "ticket__village__longitude", "ticket__village__latitude")
        .annotate(n=Count("pk"))
        .order_by("-n")
    )
    return {
        "towns": [{"name": town.name, "geometry": town.boundary} for town in towns],
        "dots": [{"name": name, "at": [lon, lat], "value": n} for name, lon, lat, n in dots],
    }


def messages(topic: Topic) -> QuerySet[Ticket]:
    """All messages of the topic, newest first."""
    return Ticket.objects.filter(placings__topic=topic).select_related("village", "town").order_by("-received_at")


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person."""
    if not user.is_a(*rules.STAFF):
        return []
    waiting = counts(user)[Topic.State.CANDIDATE]
    if not waiting:
        return []
    return [Todo(_("%(count)s个候选议题待确认") % {"count": waiting}, reverse("topics:board"))]
