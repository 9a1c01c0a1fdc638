"""Long work of the room: a confirmed import into the database."""

from collections.abc import Iterator
from typing import Any

import polars as pl
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.hotline import staging
from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.places import Gazetteer
from yishi.assembly.runs import lease
from yishi.assembly.runs.models import Run
from yishi.engine.report import Cancelled, InputError, Progress

BATCH = 2000
LONGEST = {"title": 200, "place": 120, "category": 60, "unit": 60}


def store_import(run: Run, progress: Progress) -> None:
    """Store the rows of the run's import that are not known yet: prepared first, then written in one transaction.

    Raises Cancelled when the import no longer waits for this run, InputError `job.staged_lost` when its rows are gone.
    """
    waiting = Import.objects.filter(
        assembly_id=run.assembly_id, public_id=run.params["import"], run=run, state=Import.State.STORING
    )
    imported = waiting.first()
    if imported is None:
        raise Cancelled
    rows = staging.tickets(imported)
    if rows.height != imported.rows_good:
        raise InputError("job.staged_lost", file=imported.file_name)
    prepared = list(_prepared(rows, imported, progress))
    progress("job.store", rows.height, 2 * rows.height)
    with lease.storing(run):
        Ticket.objects.bulk_create(prepared, batch_size=BATCH, ignore_conflicts=True)
        stored = Ticket.objects.filter(brought_by=imported).count()
        waiting.update(state=Import.State.STORED, rows_stored=stored)
        by: Any = imported.decided_by  # set by `confirm`, and protected from deletion
        audit.note(by=by, verb="hotline.store", thing=imported, stored=stored)
    staging.drop_tickets(imported)


def _prepared(rows: pl.DataFrame, imported: Import, progress: Progress) -> Iterator[Ticket]:
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
