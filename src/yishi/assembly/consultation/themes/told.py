"""What this room tells of a theme: topics, research, sessions with their advice, supervision."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.consultation import queries as sessions
from yishi.assembly.consultation.models import Consultation, Invitation, Statement
from yishi.assembly.consultation.public.limits import HIDDEN_BELOW
from yishi.assembly.consultation.public.models import Participant
from yishi.assembly.consultation.research import queries as research
from yishi.assembly.consultation.research.models import Research, Trip
from yishi.assembly.consultation.supervision import queries as supervision
from yishi.assembly.consultation.supervision.models import Supervision
from yishi.assembly.consultation.themes.models import Theme
from yishi.assembly.consultation.themes.story import Figure, Happening, OpenEnd, Part, tiers
from yishi.assembly.topics import rules as topic_rules
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.story import Event

State = Consultation.State
HELD = (State.HELD, State.CLOSED)
STANDING = (Topic.State.CONFIRMED, Topic.State.TAKEN_UP)


def part(user: Any | None, theme: Theme) -> Part:
    """Sessions, advice and topics for everybody; research and supervision for whoever may open them."""
    at_tier = tiers(theme, "consultation")
    found = _sessions(user, theme, at_tier)
    happenings = [*_topics(user, theme), *(_session(user, row, at_tier[row.public_id]) for row in found)]
    open_ends = list(_unfinished(found)) if user else []
    if user is not None:
        for told, left in (_research(user, theme), _supervision(user, theme)):
            happenings += told
            open_ends += left
    return Part(tuple(happenings), tuple(_figures(found)), tuple(open_ends))


def _sessions(user: Any | None, theme: Theme, at_tier: dict[str, str]) -> list[Consultation]:
    """What this reader may know of; for the public, what was held."""
    if user is None:
        rows = Consultation.objects.filter(assembly_id=theme.assembly_id, state__in=HELD)
    else:
        rows = sessions.consultations(user).exclude(state=State.CALLED_OFF)
    rows = rows.filter(public_id__in=at_tier).annotate(
        said=_count(Statement.objects.filter(withdrawn=False), "consultation"),
        phones=_count(Participant.objects.filter(set_aside__isnull=True), "part__consultation"),
    )
    return list(rows.prefetch_related("advice").order_by("starts_at", "pk"))


def _count(rows: QuerySet[Any], path: str) -> Coalesce:
    """How many of `rows` belong to the consultation at hand, counted beside it and not by a join."""
    mine = rows.filter(**{path: OuterRef("pk")}).order_by().values(path).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(mine), 0)


def _session(user: Any | None, row: Consultation, tier: str) -> Happening:
    held = row.state in HELD
    words = _("召开%(kind)s：%(title)s") if held else _("将召开%(kind)s：%(title)s")
    title = words % {"kind": row.get_kind_display(), "title": row.title}
    advice = [f"{item.number}. {item.text}" for item in row.advice.all()] if row.state == State.CLOSED else []
    href = reverse("consultation:consultation", args=[row.public_id]) if user else ""
    event = Event(
        row.starts_at,
        title,
        by=row.get_result_display() if held else "",
        text="\n".join(advice),
        href=href,
        icon="users",
        tone="good" if row.state == State.CLOSED else "open",
    )
    return Happening(tier, event)


def _topics(user: Any | None, theme: Theme) -> Iterator[Happening]:
    at_tier = tiers(theme, "topic")
    rows = Topic.objects.filter(assembly_id=theme.assembly_id, public_id__in=at_tier, state__in=STANDING)
    for topic in rows.order_by("first", "pk"):
        may_open = user is not None and topic_rules.may(user, "look", topic)
        href = reverse("topics:topic", args=[topic.public_id]) if may_open else ""
        words = _("群众反映：%(label)s") % {"label": topic.label}
        yield Happening(at_tier[topic.public_id], Event(topic.first, words, href=href, icon="message-circle"))


def _unfinished(found: list[Consultation]) -> Iterator[OpenEnd]:
    for row in found:
        href, day = reverse("consultation:consultation", args=[row.public_id]), timezone.localdate(row.starts_at)
        if row.state == State.HELD:
            yield OpenEnd(_("会议已召开，还没有办结：%(title)s") % {"title": row.title}, href)
        elif row.state != State.CLOSED:
            yield OpenEnd(_("会议还没有召开：%(title)s") % {"title": row.title}, href, day)


def _research(user: Any, theme: Theme) -> tuple[list[Happening], list[OpenEnd]]:
    at_tier = tiers(theme, "research")
    told, left = [], []
    confirmed = Prefetch("trips", Trip.objects.filter(confirmed_at__isnull=False).order_by("day", "pk"))
    for row in research.researches(user).filter(public_id__in=at_tier).prefetch_related(confirmed).order_by("pk"):
        tier, href = at_tier[row.public_id], reverse("consultation:research", args=[row.public_id])
        if row.state in (Research.State.UNDER_WAY, Research.State.PLANNED):
            left.append(OpenEnd(_("调研报告还没有提交：%(title)s") % {"title": row.title}, href))
        for trip in row.trips.all():
            words = _("到%(place)s调研") % {"place": trip.place}
            told.append(Happening(tier, Event(trip.day, words, text=row.title, href=href, icon="map-pin")))
        if row.reported_at:
            words = _("提交调研报告：%(title)s") % {"title": row.title}
            told.append(Happening(tier, Event(row.reported_at, words, href=href, icon="file-text")))
    return told, left


def _supervision(user: Any, theme: Theme) -> tuple[list[Happening], list[OpenEnd]]:
    at_tier = tiers(theme, "supervision")
    told, left = [], []
    rows: QuerySet[Any] = supervision.supervisions(user).filter(public_id__in=at_tier)
    for row in rows.order_by("pk"):
        tier, href = at_tier[row.public_id], reverse("consultation:supervision", args=[row.public_id])
        if row.state == Supervision.State.CALLED_OFF:
            continue
        if row.issued_at:
            words = _("印发监督意见：%(title)s") % {"title": row.title}
            told.append(Happening(tier, Event(row.issued_at, words, href=href, icon="send")))
        if row.closed_at:
            words = _("监督办结：%(title)s") % {"title": row.title}
            told.append(Happening(tier, Event(row.closed_at, words, href=href, icon="eye-check", tone="good")))
        elif row.living:
            words = _("监督发现的问题还有%(count)s个没有解决：%(title)s") % {"count": row.living, "title": row.title}
            left.append(OpenEnd(words, href))
    return told, left


def _figures(found: list[Any]) -> Iterator[Figure]:
    """Counts over the sessions held. People of the public are told only where they are many."""
    held = [row for row in found if row.state in HELD]
    came = Invitation.objects.filter(consultation__in=held, attended=True)
    yield Figure(_("召开会议"), len(held))
    yield Figure(_("参加委员"), came.order_by().values("member").distinct().count())
    phones = sum(row.phones for row in held)
    if phones >= HIDDEN_BELOW:
        yield Figure(_("参与群众"), phones)
    yield Figure(_("提出意见"), sum(row.said for row in held))
    yield Figure(_("形成建议"), sum(len(row.advice.all()) for row in held if row.state == State.CLOSED))
