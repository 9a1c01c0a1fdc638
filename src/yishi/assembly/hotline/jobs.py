"""Long work of the room: a confirmed import into the database."""

from typing import Any

from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.hotline import staging
from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.places import Gazetteer
from yishi.assembly.runs import lease
from yishi.assembly.runs.models import Run
from yishi.engine.report import Progress

BATCH = 2000
LONGEST = {"title": 200, "place": 120, "category": 60, "number": 60}


def store_import(run: Run, progress: Progress) -> None:
    """Store the rows of the run's import that are not known yet: prepared first, then written in one transaction."""
    imported = Import.objects.get(assembly_id=run.assembly_id, public_id=run.params["import"])
    rows = staging.tickets(imported)
    gazetteer = Gazetteer(run.assembly_id)
    prepared = []
    for done, row in enumerate(rows.iter_rows(named=True)):
        if done % BATCH == 0:
            progress("job.match_places", done, 2 * rows.height)
        prepared.append(_ticket(row, imported, gazetteer))
    progress("job.store", rows.height, 2 * rows.height)
    with lease.storing(run):
        before = Ticket.objects.filter(brought_by=imported).count()
        Ticket.objects.bulk_create(prepared, batch_size=BATCH, ignore_conflicts=True)
        stored = Ticket.objects.filter(brought_by=imported).count() - before
        Import.objects.filter(pk=imported.pk).update(state=Import.State.STORED, rows_stored=stored)
        audit.note(by=run.started_by, verb="hotline.store", thing=imported, stored=stored)
    staging.drop(imported)


def _ticket(row: dict[str, Any], imported: Import, gazetteer: Gazetteer) -> Ticket:
    town, village = gazetteer.find(row)
    texts = {name: (row["ticket_id" if name == "number" else name] or "")[:most] for name, most in LONGEST.items()}
    return Ticket(
        assembly_id=imported.assembly_id,
        source=imported.source,
        received_at=timezone.make_aware(row["time"]),
        text=row["text"],
        town=town,
        village=village,
        likes=row["likes"],
        caller=row["caller"] or "",
        solved=row["solved"],
        brought_by=imported,
        **texts,
    )
