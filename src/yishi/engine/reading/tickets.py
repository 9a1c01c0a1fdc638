"""A hotline's file to tickets: repaired, masked, callers as pseudonyms. Nothing unmasked leaves this file."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from yishi import __version__
from yishi.engine import privacy
from yishi.engine.reading import cells, rejects
from yishi.engine.reading.dialect import COMMON, Dialect
from yishi.engine.reading.headers import Guess
from yishi.engine.reading.headings import HEADINGS
from yishi.engine.reading.limits import WEB, Limits
from yishi.engine.reading.prose import Prose, masked
from yishi.engine.reading.rejects import Reject, shown
from yishi.engine.reading.table import RawTable, missing, read_table
from yishi.engine.report import Note, Progress, Report, fingerprint, silent
from yishi.engine.tables import TICKET
from yishi.engine.text.repair import repair

_TITLE = 40  # characters of a title made from the text
_EVERY = 500  # rows between two words of progress
_CALLER = ("caller_id", "caller_phone", "caller_user", "caller_name")  # the surest first


@dataclass(frozen=True, slots=True)
class Reading:
    """`tickets` in the shape of `tables.TICKET`; `columns` as recognised; `rejects` in that of `rejects.SCHEMA`."""

    tickets: pl.DataFrame
    columns: tuple[Guess, ...]
    rejects: pl.DataFrame
    report: Report


class _Refused(Exception):
    """This row cannot be a ticket."""

    def __init__(self, reject: Reject) -> None:
        self.reject = reject


def read_tickets(
    source: Path | BinaryIO,
    *,
    filename: str,
    pseudonym_key: bytes,
    dialect: Dialect = COMMON,
    limits: Limits = WEB,
    progress: Progress = silent,
) -> Reading:
    """Read, repair and mask the tickets of `source`. Bad rows are told apart; the good ones stand.

    `dialect`: what the file's source writes otherwise than others. `pseudonym_key`: secret of the assembly, so that a
    caller is the same code in every file and nobody can go back.
    Raises InputError `reading.*` where the file as a whole cannot be read.
    """
    raw = read_table(source, filename=filename, table="ticket", dialect=dialect, limits=limits, progress=progress)
    present = set(raw.frame.columns)
    if not present & {"text", "title"}:
        heading = next(heading for heading in HEADINGS["ticket"] if heading.column == "text")
        raise missing(raw.columns, heading, int(raw.about["header_row"]))
    desk = _Desk(raw, pseudonym_key, limits, dialect)
    rows = zip(raw.frame.iter_rows(named=True), masked(raw.frame), strict=True)
    for done, (row, prose) in enumerate(rows):
        if done % _EVERY == 0:
            progress("reading.step.mask", done, raw.frame.height)
        desk.take(row, prose)
    progress("reading.step.mask", raw.frame.height, raw.frame.height)
    tickets = pl.DataFrame(desk.tickets, schema=TICKET.schema, orient="row")
    refused = rejects.frame([*raw.rejects, *desk.rejects])
    return Reading(tickets, raw.columns, refused, _report(raw, desk, tickets, refused, filename))


class _Desk:
    """Where rows become tickets one after the other: remembers the ids seen and counts what was masked."""

    def __init__(self, raw: RawTable, key: bytes, limits: Limits, dialect: Dialect) -> None:
        self.tickets: list[tuple[Any, ...]] = []
        self.rejects: list[Reject] = []
        self.masked: Counter[str] = Counter()
        self.unread: dict[str, list[Any]] = {}  # column → [cells, first row, what stood there]
        self.late: list[int] = []  # rows dated after `limits.latest`
        self.coded: list[int] = []  # rows whose own id was personal data
        self._raw = raw
        self._key = key
        self._limits = limits
        self._callers = _CALLER if dialect.callers else ()
        self._flags = {
            column: {cells.plain(word): value for word, value in words.items()}
            for column, words in dialect.flags.items()
        }
        self._seen: dict[str, int] = {}
        self._short = lru_cache(maxsize=20_000)(lambda value: privacy.mask(repair(value)))
        self._coarse = lru_cache(maxsize=20_000)(lambda value: privacy.coarsen(repair(value)))

    def take(self, row: dict[str, Any], prose: Prose) -> None:
        self.masked.update(prose.masked)
        try:
            self.tickets.append(self._ticket(row, prose))
        except _Refused as refused:
            self.rejects.append(refused.reject)

    def _ticket(self, row: dict[str, Any], prose: Prose) -> tuple[Any, ...]:
        title, text = self._told(row, prose)
        time = self._time(row)
        ticket_id = self._id(row, time, title, text)
        town, village, category, source, unit = (
            self._short(row[name]) if row.get(name) else None
            for name in ("town", "village", "category", "source", "unit")
        )
        place = self._coarse(row["place"]) or None if row.get("place") else None
        caller, likes, solved = self._caller(row), self._optional(row, "likes", cells.whole), self._solved(row)
        satisfied = self._flag(row, "satisfied", cells.flag)
        told = (ticket_id, time, place, town, village, title, text, category, source, likes, caller, solved)
        return (*told, satisfied, unit)

    def _told(self, row: dict[str, Any], prose: Prose) -> tuple[str, str]:
        """Title and text; the one stands in for the other where it is missing."""
        title, text = prose.title, prose.text or prose.title
        if not text:
            column = "text" if "text" in row else "title"
            raise _Refused(self._reject(row, column, "", "reading.expected.text", "reading.empty_value"))
        return title or first_words(text), text

    def _time(self, row: dict[str, Any]) -> datetime | None:
        if "time" not in row:
            return None
        time = cells.moment(row["time"] or "")
        if time is None:
            code = "reading.wrong_value" if row["time"] else "reading.empty_value"
            raise _Refused(self._reject(row, "time", row["time"] or "", "reading.expected.time", code))
        if self._limits.latest and time > self._limits.latest:
            self.late.append(row["row"])
        return time

    def _id(self, row: dict[str, Any], time: datetime | None, title: str, text: str) -> str:
        """The source's own number; made from the content where the file has none. Raises _Refused on a repetition."""
        if "ticket_id" not in row:
            ticket_id = "r" + privacy.pseudonym(f"{time}\x1f{row.get('place')}\x1f{title}\x1f{text}", self._key)
            code, column = "reading.duplicate_row", "text" if "text" in row else "title"
        else:
            ticket_id = cells.plain(row["ticket_id"] or "")
            code, column = "reading.duplicate_id", "ticket_id"
            if not ticket_id:
                raise _Refused(self._reject(row, "ticket_id", "", "reading.expected.id", "reading.empty_value"))
            if privacy.mask(ticket_id) != ticket_id:
                self.coded.append(row["row"])
                ticket_id = "r" + privacy.pseudonym(ticket_id, self._key)
        first = self._seen.setdefault(ticket_id, row["row"])
        if first != row["row"]:
            raise _Refused(self._reject(row, column, row[column], "reading.expected.unique", code, first))
        return ticket_id

    def _caller(self, row: dict[str, Any]) -> str | None:
        for column in self._callers:
            value = cells.plain(row.get(column) or "")
            if column == "caller_phone":
                value = "".join(ch for ch in value if ch.isdigit()).removeprefix("86")
            if value:
                return privacy.pseudonym(f"{column}:{value.upper()}", self._key)
        return None

    def _solved(self, row: dict[str, Any]) -> bool | None:
        if row.get("solved"):
            return self._flag(row, "solved", cells.flag)
        return self._flag(row, "status", cells.closed) if row.get("status") else None

    def _flag(self, row: dict[str, Any], column: str, read: Callable[[str], bool | None]) -> bool | None:
        """Yes or no in the source's own words, else in common ones."""
        own = self._flags.get(column, {}).get(cells.plain(row.get(column) or ""))
        return self._optional(row, column, read) if own is None else own

    def _optional(self, row: dict[str, Any], column: str, read: Callable[[str], Any]) -> Any:
        """The cell's value; a cell that cannot be read is left empty and told in the report."""
        text = row.get(column)
        value = read(text) if text else None
        if text and value is None:
            unread = self.unread.setdefault(column, [0, row["row"], shown(text)])
            unread[0] += 1
        return value

    def _reject(
        self, row: dict[str, Any], column: str, found: str, expected: str, code: str, other: int | None = None
    ) -> Reject:
        return Reject(row["row"], self._raw.header(column), shown(found), expected, code, other)


def first_words(text: str) -> str:
    """The text's beginning as its title: up to the first sentence mark, at most `_TITLE` characters."""
    start = text[: _TITLE + 1]
    ends = [place for mark in "。！？；\n" if (place := start.find(mark)) > 3]
    return start[: min(ends)] if ends else start[:_TITLE]


def _report(raw: RawTable, desk: _Desk, tickets: pl.DataFrame, refused: pl.DataFrame, filename: str) -> Report:
    columns = {guess.header: guess.column for guess in raw.columns if guess.column}
    report = Report(
        "reading", __version__, fingerprint(tickets), {"file": shown(filename), **raw.about, "columns": columns}
    )
    report.counts = {"rows": tickets.height + refused.height, "tickets": tickets.height, "rejects": refused.height}
    report.counts |= {f"masked.{kind}": desk.masked[kind] for kind in privacy.MARKS if kind in desk.masked}
    report.notes += raw.notes
    if "time" not in raw.frame.columns:
        report.warn("reading.no_time")
    if "ticket_id" not in raw.frame.columns:
        report.info("reading.ids_made")
    if desk.coded:
        report.warn("reading.ids_coded", rows=len(desk.coded), row=desk.coded[0])
    if desk.late:
        report.warn("reading.future", rows=len(desk.late), row=desk.late[0], column=raw.header("time"))
    for column, (number, row, found) in desk.unread.items():
        params = {"cells": number, "row": row, "column": raw.header(column), "found": found}
        report.notes.append(Note(f"reading.unread.{column}", params, "warning"))
    return report
