"""What the desk and the cockpit show, gathered from the rooms below."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.audit import AuditLine
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.exchange import queries as exchange
from yishi.assembly.hotline import queries as hotline
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.opinions import queries as opinions
from yishi.assembly.outcomes import queries as outcomes
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outreach import queries as outreach
from yishi.assembly.papers.circulation import queries as circulation
from yishi.assembly.people.models import Town
from yishi.assembly.placement import queries as placement
from yishi.assembly.proposals import queries as proposals
from yishi.assembly.topics import queries as topics
from yishi.assembly.topics.brief import queries as briefs
from yishi.assembly.topics.models import Topic

ROOMS_WITH_TODOS = (
    circulation,
    exchange,
    hotline,
    topics,
    briefs,
    outreach,
    placement,
    consultations,
    opinions,
    proposals,
    outcomes,
)
MONTHS = 12
RECENT = timedelta(days=90)


def todos(user: Any) -> list[Todo]:
    """Everything that waits for this person, what is due first on top."""
    waiting = [todo for room in ROOMS_WITH_TODOS for todo in room.todos(user)]
    return sorted(waiting, key=lambda todo: (todo.due is None, todo.due or date.max))


def audit_lines(user: Any) -> QuerySet[AuditLine]:
    return AuditLine.objects.filter(assembly_id=user.assembly_id)


def raised(user: Any) -> QuerySet[Topic]:
    """What people raise now: the best ranked topics."""
    return topics.board(user)[:8]


def talked_over(user: Any) -> QuerySet[Consultation]:
    """Consultations under way, and those of the last three months."""
    rows = Consultation.objects.filter(assembly_id=user.assembly_id, starts_at__gte=timezone.now() - RECENT)
    return rows.exclude(state=Consultation.State.CALLED_OFF).select_related("topic").order_by("-starts_at")[:8]


def came_of_it(user: Any) -> QuerySet[Outcome]:
    """The newest outcomes that a second person confirmed."""
    rows = Outcome.objects.filter(assembly_id=user.assembly_id, state=Outcome.State.CONFIRMED)
    return rows.select_related("consultation").order_by("-day", "-pk")[:8]


def results(user: Any) -> QuerySet[Consultation]:
    """Closed consultations of which something came that a second person confirmed, newest first."""
    confirmed = Outcome.objects.filter(state=Outcome.State.CONFIRMED).order_by("day", "pk")
    rows = Consultation.objects.filter(assembly_id=user.assembly_id, state=Consultation.State.CLOSED)
    return (
        rows.filter(outcomes__in=confirmed)
        .distinct()
        .select_related("town")
        .prefetch_related("advice", Prefetch("outcomes", queryset=confirmed, to_attr="reached"))
        .order_by("-starts_at")
    )


def promises(user: Any) -> QuerySet[Outcome]:
    """Measures promised whose date comes nearest, while no measure of the same consultation is recorded as done."""
    rows = Outcome.objects.filter(
        assembly_id=user.assembly_id, state=Outcome.State.CONFIRMED, kind=Outcome.Kind.PROMISED, due__isnull=False
    )
    done = Outcome.objects.filter(
        assembly_id=user.assembly_id, state=Outcome.State.CONFIRMED, kind=Outcome.Kind.DONE
    ).values("consultation")
    return rows.exclude(consultation__in=done).select_related("unit", "consultation").order_by("due")[:8]


def months(user: Any) -> dict[str, Any]:
    """Tickets a month over the last year: a chart's data."""
    since = (timezone.localdate().replace(day=1) - timedelta(days=31 * (MONTHS - 1))).replace(day=1)
    rows = (
        Ticket.objects.filter(assembly_id=user.assembly_id, received_at__date__gte=since)
        .annotate(month=TruncMonth("received_at"))
        .values_list("month")
        .annotate(n=Count("pk"))
        .order_by("month")
    )
    found = list(rows)
    return {
        "x": [f"{month:%Y-%m}" for month, _n in found],
        "unit": _("件"),
        "series": [{"name": _("来件"), "values": [n for _month, n in found]}],
    }


def ladder(user: Any) -> list[dict[str, Any]]:
    """How much reached each rung this year: messages, topics, sessions, then outcomes by kind."""
    year = timezone.localdate().year
    mine = {"assembly_id": user.assembly_id}
    held = (Consultation.State.HELD, Consultation.State.CLOSED)
    confirmed = (Topic.State.CONFIRMED, Topic.State.TAKEN_UP)
    kinds = dict(
        Outcome.objects.filter(**mine, state=Outcome.State.CONFIRMED, day__year=year)
        .values_list("kind")
        .annotate(n=Count("pk"))
    )
    rungs = [
        (_("来件"), Ticket.objects.filter(**mine, received_at__year=year).count(), reverse("hotline:inbox")),
        (_("议题"), Topic.objects.filter(**mine, state__in=confirmed).count(), reverse("topics:board")),
        (
            _("协商"),
            Consultation.objects.filter(**mine, state__in=held, starts_at__year=year).count(),
            reverse("consultation:list"),
        ),
    ]
    for kind in outcomes.LADDER:
        rungs.append((str(kind.label), kinds.get(kind.value, 0), f"{reverse('outcomes:list')}?kind={kind.value}"))
    return [{"word": word, "count": count, "url": url} for word, count, url in rungs]


def by_town(user: Any) -> dict[str, Any]:
    """Tickets of the last three months by town: a map's data."""
    counts = dict(
        Ticket.objects.filter(assembly_id=user.assembly_id, received_at__gte=timezone.now() - RECENT)
        .values_list("town")
        .annotate(n=Count("pk"))
    )
    towns = Town.objects.filter(assembly_id=user.assembly_id, boundary__isnull=False)
    return {
        "towns": [{"name": t.name, "geometry": t.boundary, "value": counts.get(t.pk, 0)} for t in towns],
        "dots": [],
    }
