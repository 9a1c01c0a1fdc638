"""Every write of the room: taking files in, and keeping account of who read what."""

from dataclasses import asdict
from typing import Any

import polars as pl
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.hotline import mappings, rules, staging
from yishi.assembly.hotline.columns import headers_of
from yishi.assembly.hotline.models import Import, Mapping, Ticket, Viewing
from yishi.assembly.hotline.places import Gazetteer
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs import actions as runs
from yishi.engine.report import InputError

ID_BATCH = 5000


@transaction.atomic
def stage(*, upload: Upload, source: str, by: Any) -> Import:
    """Read and mask a file, and keep it until somebody confirms. Nothing is stored yet.

    Raises InputError `reading.*` where the file cannot be read, or has no column with the time.
    """
    require(rules.may_import(by))
    reading = upload.read(by.assembly, mappings.chosen(by.assembly_id, source))
    _require_time(reading)
    imported = Import.objects.create(
        assembly_id=by.assembly_id,
        file_name=reading.report.params["file"][:200],
        file_hash=upload.hash,
        source=source,
        columns=[asdict(guess) for guess in reading.columns],
        rows_good=reading.tickets.height,
        rows_bad=reading.rejects.height,
        rows_known=_known(by.assembly_id, source, reading.tickets["ticket_id"]),
        report=_told(reading.report) | {"found": _found(by.assembly_id, reading.tickets)},
        staged_by_id=by.pk,
    )
    staging.keep(imported, reading.tickets, reading.rejects)
    audit.note(by=by, verb="hotline.stage", thing=imported, rows=reading.tickets.height, bad=reading.rejects.height)
    return imported


@transaction.atomic
def save_mapping(*, source: str, columns: dict[str, str], by: Any) -> Mapping:
    """Remember for every later file what the headers of a source are: header → our column, empty: left out."""
    require(rules.may_import(by))
    saved, _created = Mapping.objects.update_or_create(
        assembly_id=by.assembly_id,
        source=source,
        shape=mappings.shape_of(list(columns)),
        defaults={"columns": {header: column or None for header, column in columns.items()}, "saved_by_id": by.pk},
    )
    audit.note(by=by, verb="hotline.map", thing=saved, columns=len(columns))
    return saved


@transaction.atomic
def forget_mapping(*, mapping: Mapping, by: Any) -> None:
    """From now on the headers are guessed again."""
    require(rules.may_forget(by, mapping))
    audit.note(by=by, verb="hotline.unmap", thing=mapping)
    mapping.delete()


@transaction.atomic
def confirm(*, imported: Import, by: Any) -> Import:
    """A person takes the rows in: they are stored by a job, all or none."""
    imported = _moved(imported, "confirm", by)
    imported.run = runs.begin(
        job="yishi.assembly.hotline.jobs.store_import",
        title=_("来件入库：%(file)s") % {"file": imported.file_name},
        params={"import": imported.public_id},
        by=by,
    )
    imported.save(update_fields=["run"])
    audit.note(by=by, verb="hotline.confirm", thing=imported, rows=imported.rows_good)
    return imported


@transaction.atomic
def discard(*, imported: Import, by: Any) -> Import:
    """Let a staged file go; nothing of it stays."""
    imported = _moved(imported, "discard", by)
    transaction.on_commit(lambda: staging.drop(imported))
    audit.note(by=by, verb="hotline.discard", thing=imported)
    return imported


@transaction.atomic
def undo(*, imported: Import, why: str, by: Any) -> Import:
    """Take all tickets of an import out again."""
    imported = _moved(imported, "undo", by)
    count = imported.tickets.count()
    imported.tickets.all().delete()
    transaction.on_commit(lambda: staging.drop(imported))
    audit.note(by=by, verb="hotline.undo", thing=imported, why=why, tickets=count)
    return imported


@transaction.atomic
def log_view(*, what: str, rows: int, purpose: str = "", exported: bool = False, by: Any) -> Viewing:
    """Remember that somebody read or exported messages."""
    if exported:
        audit.note(by=by, verb="hotline.export", why=purpose, rows=rows)
    return Viewing.objects.create(
        assembly_id=by.assembly_id, user_id=by.pk, what=what[:200], rows=rows, purpose=purpose, exported=exported
    )


def _moved(imported: Import, verb: str, by: Any) -> Import:
    """The locked row, saved in the state that `verb` leads to; refused when it may not go there."""
    imported = Import.objects.select_for_update(of=("self",)).select_related("run").get(pk=imported.pk)
    require(rules.may(by, verb, imported))
    imported.state = rules.LIFE.move(verb).target
    imported.decided_by_id, imported.decided_at = by.pk, timezone.now()
    imported.save(update_fields=["state", "decided_by", "decided_at"])
    return imported


def _require_time(reading: Any) -> None:
    """A ticket without a time could stand in no trend; rows that lack theirs were rejected by the reader."""
    if any(guess.column == "time" for guess in reading.columns):
        return
    found = "、".join(guess.header for guess in reading.columns if guess.header)
    row = reading.report.params["header_row"]
    raise InputError("reading.missing_column", row=row, found=found, expected=headers_of("time"))


def _told(report: Any) -> dict[str, Any]:
    return {"counts": report.counts, "notes": [asdict(note) for note in report.notes]}


def _found(assembly_id: int, tickets: pl.DataFrame) -> dict[str, Any]:
    """The days the tickets span (ISO), and how many of them name a village or at least a town that we know."""
    if tickets.is_empty():
        return {}
    days = tickets["time"].dt.strftime("%Y-%m-%d")
    gazetteer = Gazetteer(assembly_id)
    places = [gazetteer.find(row) for row in tickets.iter_rows(named=True)]
    return {
        "first": days.min(),
        "last": days.max(),
        "villages": sum(village is not None for _town, village in places),
        "towns": sum(town is not None for town, _village in places),
    }


def _known(assembly_id: int, source: str, numbers: pl.Series) -> int:
    """How many of these numbers are stored already. Asked in portions: a database takes only so many at once."""
    rows = Ticket.objects.filter(assembly_id=assembly_id, source=source)
    portions = (numbers[start : start + ID_BATCH].to_list() for start in range(0, len(numbers), ID_BATCH))
    return sum(rows.filter(number__in=portion).count() for portion in portions)
