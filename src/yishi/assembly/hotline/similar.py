"""Tickets as texts that may be found again, for those who may read them one by one."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline import rules, sources
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.hotline.sources import Way
from yishi.assembly.runs.similar import Kind, Mark, Row, Text

SOLVED = {True: _("已办结"), False: _("未办结")}
# What was read out of another room is found there.
TOLD = tuple(source.code for source in sources.ALL if source.way is Way.ROOM)


def marks() -> dict[int, Mark]:
    rows = Ticket.objects.order_by().values_list("assembly_id").annotate(n=Count("pk"), newest=Max("pk"))
    return {assembly_id: {"count": n, "newest": newest} for assembly_id, n, newest in rows}


def settled(assembly_id: int) -> Iterator[Text]:
    """All tickets: they are masked when they are read, and do not change."""
    return _texts(Ticket.objects.filter(assembly_id=assembly_id))


def fresh(assembly_id: int, mark: Mark | None) -> Iterator[Text]:
    return _texts(Ticket.objects.filter(assembly_id=assembly_id, pk__gt=mark["newest"] if mark else 0))


def rows(user: Any, ids: Collection[str]) -> dict[str, Row | None]:
    # The database would rather read all tickets of the assembly than look up a few ids; so these alone are asked for.
    found = Ticket.objects.filter(public_id__in=ids).select_related("village").order_by()
    mine = [ticket for ticket in found if ticket.assembly_id == user.assembly_id]
    return {ticket.public_id: _row(ticket) if rules.may_read(user, ticket) else None for ticket in mine}


def _texts(tickets: QuerySet[Ticket]) -> Iterator[Text]:
    told = tickets.exclude(source__in=TOLD).select_related("village").order_by("-pk")
    return (Text(ticket.public_id, ticket.title, ticket.text, place(ticket)) for ticket in told.iterator())


def place(ticket: Ticket) -> str:
    """The place as the ticket names it, else its village."""
    return ticket.place or (str(ticket.village) if ticket.village else "")


def _row(ticket: Ticket) -> Row:
    day = timezone.localdate(ticket.received_at)
    state = "" if ticket.solved is None else SOLVED[ticket.solved]
    where = str(ticket.village) if ticket.village else ""
    return Row(str(ticket), day, reverse("hotline:ticket", args=[ticket.public_id]), state, where)


KIND = Kind(
    code="ticket",
    word=_("相近的来件"),
    counted=_("来件%(n)s件相近"),
    unseen=_("%(n)s件您无权查看"),
    marks=marks,
    settled=settled,
    fresh=fresh,
    rows=rows,
)
