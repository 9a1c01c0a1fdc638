"""The record book as the engine's table."""

from datetime import date

import polars as pl

from yishi.assembly.record.models import Deed
from yishi.engine.tables import DEED


def deeds(assembly_id: int, *, until: date) -> pl.DataFrame:
    """Confirmed deeds up to `until`, reversals included, in `tables.DEED`'s shape."""
    rows = Deed.objects.filter(assembly_id=assembly_id, day__lte=until, confirmed_at__isnull=False).order_by("pk")
    names = ("public_id", "member__public_id", "kind", "day", "share", "amount", "thing", "stage")
    found = rows.values_list(*names, "reverses__public_id", "title")
    frame = pl.DataFrame(list(found), schema=DEED.schema, orient="row")
    return frame.with_columns(pl.col("share", "thing", "stage").replace("", None))
