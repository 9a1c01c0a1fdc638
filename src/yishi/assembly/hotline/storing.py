"""Masked rows as tickets of the database, with the towns and villages that they name."""

from collections.abc import Iterator
from typing import Any

import polars as pl
from django.utils import timezone

from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.places import Gazetteer
from yishi.engine.report import Progress

BATCH = 2000
LONGEST = {"title": 200, "place": 120, "category": 60, "unit": 60}


def prepared(rows: pl.DataFrame, imported: Import, progress: Progress) -> Iterator[Ticket]:
    """The tickets of an import, not saved. `rows` in the shape of `tables.TICKET`."""
    gazetteer = Gazetteer(imported.assembly_id)
    for done, row in enumerate(rows.iter_rows(named=True)):
        if done % BATCH == 0:
            progress("job.match_places", done, 2 * rows.height)
        yield _ticket(row, imported, gazetteer)


def _ticket(row: dict[str, Any], imported: Import, gazetteer: Gazetteer) -> Ticket:
    town, village = gazetteer.find(row)
    texts = {name: (row[name] or "")[:most] for name, most in LONGEST.items()}
    return Ticket(
        assembly_id=imported.assembly_id,
        source=imported.source,
        number=row["ticket_id"],
        received_at=timezone.make_aware(row["time"]),
        text=row["text"],
        town=town,
        village=village,
        likes=row["likes"],
        caller=row["caller"] or "",
        solved=row["solved"],
        satisfied=row["satisfied"],
        brought_by=imported,
        **texts,
    )
