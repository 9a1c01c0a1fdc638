"""Reading a file, in the request or by a job: by the source's dialect, and what a person must know to decide on it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import polars as pl

from yishi.assembly.hotline import mappings
from yishi.assembly.hotline.columns import headers_of
from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.places import Gazetteer
from yishi.assembly.hotline.staging import Upload
from yishi.engine.report import InputError, Progress, silent

ID_BATCH = 5000
ASKED = ("reading.no_header", "reading.missing_column")  # a person who knows the file can tell its columns


def read(upload: Upload, imported: Import, progress: Progress = silent) -> Any:
    """The masked tickets of `upload`. Raises InputError where it cannot be read, or has no column with the time."""
    dialect = mappings.dialect(imported.assembly_id, imported.source)
    reading = upload.read(imported.assembly, dialect, progress)
    _require_time(reading)
    return reading


def facts(imported: Import, reading: Any) -> dict[str, Any]:
    """The fields of `Import` that tell what was read."""
    report = reading.report
    told = {"counts": report.counts, "notes": [asdict(note) for note in report.notes]}
    return {
        "columns": [asdict(guess) for guess in reading.columns],
        "rows_good": reading.tickets.height,
        "rows_bad": reading.rejects.height,
        "rows_known": _known(imported.assembly_id, imported.source, reading.tickets["ticket_id"]),
        "report": told | {"found": _found(imported.assembly_id, reading.tickets)},
    }


def asked(upload: Upload, source: str, error: InputError) -> Sequence[mappings.Header]:
    """The columns of a file that was refused, if a person who knows it can tell what they are; else none."""
    if error.code not in ASKED:
        return ()
    try:
        headers = mappings.headers_of(upload, source)
    except InputError:
        return ()
    return headers if mappings.FEWEST <= len(headers) <= mappings.MOST else ()


def _require_time(reading: Any) -> None:
    """A ticket without a time could stand in no trend; rows that lack theirs were rejected by the reader."""
    if any(guess.column == "time" for guess in reading.columns):
        return
    found = "、".join(guess.header for guess in reading.columns if guess.header)
    row = reading.report.params["header_row"]
    raise InputError("reading.missing_column", row=row, found=found, expected=headers_of("time"))


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
