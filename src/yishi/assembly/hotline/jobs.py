"""Long work of the room: a large upload read, a confirmed import stored, another room read."""

from dataclasses import asdict
from typing import Any

from yishi.assembly.base import audit
from yishi.assembly.hotline import intake, sealing, signals, staging, storing
from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs import lease
from yishi.assembly.runs.models import Run
from yishi.engine.report import Cancelled, InputError, Note, Progress


def read_upload(run: Run, progress: Progress) -> None:
    """Read and mask the sealed upload of the run's import, which then waits to be confirmed; the upload is let go.

    Raises Cancelled when the import no longer waits for this run, InputError when the upload is gone or unreadable.
    """
    waiting = _waiting(run, Import.State.READING)
    imported = waiting.select_related("assembly", "staged_by").first()
    if imported is None:
        raise Cancelled
    upload = Upload(imported.file_name, sealing.opened(imported))
    try:
        reading = intake.read(upload, imported, progress)
    except InputError as error:
        asked = intake.asked(upload, imported.source, error)
        waiting.update(columns=[{"header": header.name, "column": header.column} for header in asked])
        sealing.drop(imported)
        raise
    facts = intake.facts(imported, reading)
    with lease.storing(run):
        staging.keep(imported, reading.tickets, reading.rejects)
        waiting.update(state=Import.State.STAGED, **facts)
        by: Any = imported.staged_by
        audit.note(by=by, verb="hotline.stage", thing=imported, rows=facts["rows_good"], bad=facts["rows_bad"])
    sealing.drop(imported)


def store_import(run: Run, progress: Progress) -> None:
    """Store the rows of the run's import that are not known yet: prepared first, then written in one transaction.

    Raises Cancelled when the import no longer waits for this run, InputError `job.staged_lost` when its rows are gone.
    """
    waiting = _waiting(run, Import.State.STORING)
    imported = waiting.first()
    if imported is None:
        raise Cancelled
    rows = staging.tickets(imported)
    if rows.height != imported.rows_good:
        raise InputError("job.staged_lost", file=imported.file_name)
    prepared = list(storing.prepared(rows, imported, progress))
    progress("job.store", rows.height, 2 * rows.height)
    with lease.storing(run):
        Ticket.objects.bulk_create(prepared, batch_size=storing.BATCH, ignore_conflicts=True)
        stored = Ticket.objects.filter(brought_by=imported).count()
        waiting.update(state=Import.State.STORED, rows_stored=stored)
        by: Any = imported.decided_by  # set by `confirm`, and protected from deletion
        audit.note(by=by, verb="hotline.store", thing=imported, stored=stored)
    staging.drop_tickets(imported)


def read_room(run: Run, progress: Progress) -> None:
    """Make the messages of the run's source what its room tells now; none of them where they are not wanted."""
    source, wanted = run.params["source"], run.params["wanted"]
    told = signals.told(source, run.assembly_id, progress) if wanted else []
    with lease.storing(run):
        counts = signals.bring_up_to_date(source, run.assembly_id, told)
        run.report = {"counts": counts, "notes": [asdict(Note("job.room_read", counts))]}
        run.save(update_fields=["report"])
        audit.note(by=run.started_by, verb="hotline.read_room", thing=run, source=source, counts=counts)


def _waiting(run: Run, state: Import.State) -> Any:
    """The run's import, as long as it waits for it."""
    rows = Import.objects.filter(assembly_id=run.assembly_id, public_id=run.params["import"])
    return rows.filter(run=run, state=state)
