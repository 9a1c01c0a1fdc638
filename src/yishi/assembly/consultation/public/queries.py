"""Every read of the office's pages, and `votes`, the residents' votes for whoever looks for agreement."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncHour
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.public import limits, rules
from yishi.assembly.consultation.public.models import (
    Participant,
    Place,
    PublicPart,
    PublicVote,
    SetAside,
    Submission,
)
from yishi.assembly.consultation.public.tallies import counted

HOUR = timedelta(hours=1)


class Row(NamedTuple):
    """A vote as the engine's table VOTE has it, with the place it came from."""

    participant: str
    statement: str
    vote: int
    place: str


class Alarm(NamedTuple):
    """An hour in which uncommonly many new phones came to a place."""

    place: Place
    hour: datetime
    phones: int

    @property
    def until(self) -> datetime:
        return self.hour + HOUR


def part_for(user: Any, public_id: str, *, to: str = "look") -> PublicPart:
    """The public part, already guarded."""
    return fetch(PublicPart.objects.select_related("consultation", "assembly"), user, public_id, rules.may, to)


def place_for(user: Any, public_id: str, *, to: str = "look") -> Place:
    rows = Place.objects.select_related("part__consultation", "village", "assembly")
    return fetch(rows, user, public_id, rules.may_at, to)


def submission_for(user: Any, public_id: str, *, to: str) -> Submission:
    rows = Submission.objects.select_related("participant__part__consultation")
    return fetch(rows, user, public_id, rules.may_decide, to)


def set_aside_for(user: Any, public_id: str, *, to: str) -> SetAside:
    rows = SetAside.objects.select_related("place__part__consultation")
    return fetch(rows, user, public_id, rules.may_restore, to)


def of_consultation(consultation: Consultation) -> PublicPart | None:
    return PublicPart.objects.filter(consultation=consultation).first()


def places(part: PublicPart) -> QuerySet[Place]:
    """The places with `phones` and `votes` that count, and `last`, when a phone last came."""
    counted = Q(participants__set_aside__isnull=True)
    cast = PublicVote.objects.filter(participant__place=OuterRef("pk"), participant__set_aside__isnull=True)
    number = cast.order_by().values("participant__place").annotate(n=Count("pk")).values("n")
    return part.places.select_related("village").annotate(
        phones=Count("participants", filter=counted),
        last=Max("participants__joined_at"),
        cast=Coalesce(Subquery(number), 0),
    )


def waiting(part: PublicPart) -> QuerySet[Submission]:
    """What was written and not looked at yet, the oldest first; what phones set aside wrote stays out."""
    rows = Submission.objects.filter(participant__part=part, state=Submission.State.WAITING)
    return rows.filter(participant__set_aside__isnull=True).select_related("participant__place")


def alarms(part: PublicPart, since: datetime | None = None) -> list[Alarm]:
    """Hours with uncommonly many new phones at one place that nobody has looked into, the newest first.

    What was set aside and restored again was looked into.
    """
    busy = (
        Participant.objects.filter(part=part, set_aside__isnull=True, joined_at__gte=since or part.since)
        .annotate(hour=TruncHour("joined_at"))
        .values_list("place", "hour")
        .annotate(n=Count("pk"))
        .filter(n__gte=limits.ALARM)
        .order_by("-hour", "place")
    )
    found = part.places.in_bulk()
    seen = list(SetAside.objects.filter(place__part=part).values_list("place", "since", "until"))
    return [
        Alarm(found[place], hour, n)
        for place, hour, n in busy
        if not any(at == place and begins <= hour < ends for at, begins, ends in seen)
    ]


def set_asides(part: PublicPart) -> QuerySet[SetAside]:
    rows = SetAside.objects.filter(place__part=part).select_related("place", "made_by", "restored_by")
    return rows.annotate(phones=Count("participants"))


def votes(consultation: Consultation) -> Iterable[Row]:
    """Every vote of residents that counts, in a settled order."""
    rows = counted(consultation).order_by("pk")
    named = rows.values_list("participant__code", "statement__public_id", "value", "participant__place__name")
    return (Row(*row) for row in named.iterator())


def todos(user: Any) -> list[Todo]:
    """Statements that wait to be let through, and hours that want a look."""
    if not user.is_a(*rules.STAFF):
        return []
    found = []
    rows = PublicPart.objects.filter(assembly_id=user.assembly_id, state=PublicPart.State.UNDER_WAY)
    recently = (timezone.now() - limits.ALARMED_FOR).replace(minute=0, second=0, microsecond=0)
    for part in rows.select_related("consultation").order_by("pk"):
        url = reverse("consultation:public_part", args=[part.public_id])
        if left := waiting(part).count():
            words = _("%(count)s条群众意见待审核：%(title)s") % {"count": left, "title": part}
            found.append(Todo(words, url))
        found += [Todo(alarm_words(alarm), url) for alarm in alarms(part, recently)]
    return found


def alarm_words(alarm: Alarm) -> str:
    return _("%(place)s一小时内新增%(phones)s部手机，请核实是否有人刷票") % {
        "place": alarm.place, "phones": alarm.phones,
    }  # fmt: skip
