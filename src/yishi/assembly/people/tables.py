"""Members as the engine's table."""

from datetime import date

import polars as pl
from django.db.models import Max, Min, Q

from yishi.assembly.people.models import Member, Seat
from yishi.engine.tables import MEMBER


def members(assembly_id: int, *, until: date) -> pl.DataFrame:
    """Everyone who had a seat by `until`, in `tables.MEMBER`'s shape; those who left too, with their last day.

    Sector and `standing` are those of the last seat begun by that day; a whole assembly in one query.
    """
    seats = Seat.objects.filter(assembly_id=assembly_id, since__lte=until).order_by("member", "since", "pk")
    last = {
        seat.member_id: seat for seat in seats.select_related("member", "sector")
    }  # later seats overwrite earlier ones
    spans = Member.objects.filter(assembly_id=assembly_id, seats__since__lte=until).annotate(
        joined=Min("seats__since"),
        left=Max("seats__until"),
        sitting=Max("seats__since", filter=Q(seats__until__isnull=True)),
    )
    rows = [
        {
            "member_id": member.public_id,
            "name": member.name,
            "sector": getattr(last[member.pk].sector, "name", None),
            "standing": last[member.pk].post != Seat.Post.MEMBER,
            "joined": member.joined,
            "left": None if member.sitting else member.left,
        }
        for member in spans.order_by("number")
    ]
    return pl.DataFrame(rows, schema=MEMBER.schema)
