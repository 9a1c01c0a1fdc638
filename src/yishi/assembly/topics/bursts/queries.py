"""What the page of bursts, the board and the desk need."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Answer, fetch
from yishi.assembly.base.lives import Move, Todo
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.topics.bursts import rules
from yishi.assembly.topics.bursts.models import Burst
from yishi.assembly.topics.periods import Period
from yishi.assembly.topics.rules import STAFF


@dataclass(frozen=True, slots=True)
class Flag:
    """A burst with what this reader may do about it."""

    burst: Burst
    moves: list[tuple[Move, Answer]]


def get_for(user: Any, public_id: str, *, to: str = "look") -> Burst:
    """The burst, already guarded."""
    return fetch(Burst.objects.select_related("topic"), user, public_id, rules.may, to)


def bursts(user: Any) -> QuerySet[Burst]:
    """Every burst that this reader may see, the newest flag first."""
    rows = Burst.objects.filter(assembly_id=user.assembly_id).order_by("-flagged", "-pk")
    return rows if rules.may_see_one_caller(user) else rows.exclude(kind=Burst.Kind.ONE_CALLER)


def flags(user: Any, *, closed: bool = False) -> list[Flag]:
    """The current ones, or those closed."""
    rows = bursts(user).select_related("topic", "seen_by", "closed_by").prefetch_related("others")
    ended = Burst.State.CLOSED
    found = rows.filter(state=ended) if closed else rows.exclude(state=ended)
    return [Flag(burst, rules.LIFE.open_moves(user, burst)) for burst in found]


def waiting(user: Any) -> int:
    """Bursts that nobody took note of yet; one caller's messages are none."""
    rows = bursts(user).filter(state=Burst.State.NEW)
    return rows.exclude(kind=Burst.Kind.ONE_CALLER).count()


def within(burst: Burst, tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """Those of `tickets` at the burst's place, from its first day on."""
    begin, _end = Period(burst.since, burst.until).moments
    rows = tickets.filter(received_at__gte=begin)
    if burst.towns:
        rows = rows.filter(town__name__in=burst.towns)
    return rows.filter(village__name__in=burst.villages) if burst.villages else rows


def todos(user: Any) -> list[Todo]:
    """What bursts ask of this person."""
    if not user.is_a(*STAFF):
        return []
    count = waiting(user)
    return [Todo(_("%(count)s处突增待知悉") % {"count": count}, reverse("topics:bursts"))] if count else []
