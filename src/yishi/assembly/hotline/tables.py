"""Tickets as the engine's table."""

from datetime import datetime

import polars as pl
from django.db.models import QuerySet
from django.utils import timezone

from yishi.assembly.hotline.models import Ticket
from yishi.engine.tables import TICKET

# Column of `tables.TICKET` → path in the database.
COLUMNS = {
    "ticket_id": "public_id",
    "time": "received_at",
    "place": "place",
    "town": "town__name",
    "village": "village__name",
    "title": "title",
    "text": "text",
    "category": "category",
    "source": "source",
    "likes": "likes",
    "caller": "caller",
    "solved": "solved",
    "satisfied": "satisfied",
    "unit": "unit",
}


def tickets(assembly_id: int, *, since: datetime | None = None, among: QuerySet | None = None) -> pl.DataFrame:
    """The assembly's tickets received from `since` on, or those with a key `among` these, in the shape of
    `tables.TICKET`; ids are public ids.
    """
    rows = Ticket.objects.filter(assembly_id=assembly_id).order_by("pk")
    if since is not None:
        rows = rows.filter(received_at__gte=since)
    if among is not None:
        rows = rows.filter(pk__in=among)
    schema = {**TICKET.schema, "time": pl.Datetime("us", "UTC")}
    frame = pl.DataFrame(list(rows.values_list(*COLUMNS.values())), schema=schema, orient="row")
    zone = timezone.get_default_timezone_name()
    local = pl.col("time").dt.convert_time_zone(zone).dt.replace_time_zone(None)
    known = pl.col("caller").replace("", None)  # callers without a code are many, not one
    return TICKET.fit(frame.with_columns(local, known))
