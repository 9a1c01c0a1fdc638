"""Any table that people keep in a file: found, its header recognised, its cells as text with their row numbers.

Tickets and rosters alike come through `read_table`, so every kind of bad file is met in one place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import polars as pl

from yishi.engine.reading.delimited import Record
from yishi.engine.reading.dialect import COMMON, Dialect
from yishi.engine.reading.formats import Grid, open_grids
from yishi.engine.reading.headers import Guess, listed, recognise
from yishi.engine.reading.headings import Heading
from yishi.engine.reading.limits import WEB, Limits, read_bytes
from yishi.engine.reading.rejects import Reject, shown
from yishi.engine.report import InputError, Note, Progress, silent

_SEARCHED = 20  # rows in which a header is looked for
_EVERY = 2_000  # rows between two words of progress
_SAMPLES = 3  # cells of a column shown to a person
_CHOSEN = 1_000  # more than any number of recognised columns


@dataclass(slots=True)
class RawTable:
    """`frame`: `row` (as in the file) and the recognised columns, text, null where empty. `about`: how it was read."""

    frame: pl.DataFrame
    columns: tuple[Guess, ...]
    rejects: list[Reject]
    notes: list[Note]
    about: dict[str, str | int]

    def header(self, column: str) -> str:
        """What the file calls our `column`."""
        return next((guess.header for guess in self.columns if guess.column == column), column)


def read_table(
    source: Path | BinaryIO,
    *,
    filename: str,
    table: str,
    dialect: Dialect = COMMON,
    limits: Limits = WEB,
    progress: Progress = silent,
) -> RawTable:
    """The rows of `source` as text, under the names of `headings.HEADINGS[table]`. Raises InputError `reading.*`."""
    headings = dialect.headings(table)
    data = read_bytes(source, limits)
    grid, header, columns = _best_grid(open_grids(data, filename, limits), headings, dialect)
    number, names = header
    _require(columns, headings, number)
    notes = [*grid.notes, *_about_columns(columns)]
    frame, rejects = _collect(grid.rows, columns, limits, notes, progress)
    rejects = [*grid.rejects, *rejects]
    if not frame.height and not rejects:
        raise InputError("reading.header_only", row=number, found=listed(names))
    return RawTable(frame, columns, rejects, notes, {**grid.about, "header_row": number})


@dataclass(frozen=True, slots=True)
class Peek:
    """One column of a file: its header, which of our columns it would be taken for, and its first few cells."""

    guess: Guess
    samples: tuple[str, ...]


def peek(
    source: Path | BinaryIO, *, filename: str, table: str, dialect: Dialect = COMMON, limits: Limits = WEB
) -> list[Peek]:
    """The columns of a file whose header may be unknown altogether: then its first filled row is taken for one.

    Cells are as they stand in the file, unmasked. Raises InputError `reading.*` where there is no table at all.
    """
    headings = dialect.headings(table)
    grids = list(open_grids(read_bytes(source, limits), filename, limits))
    heads = [list(islice(grid.rows, _SEARCHED)) for grid in grids]
    head = next((rows for rows in heads if any(any(map(str.strip, cells)) for _, cells in rows)), None)
    if head is None:
        raise InputError("reading.empty")
    filled = [(place, cells) for place, (_, cells) in enumerate(_headers(head)) if any(cells)]
    place, header = max(filled, key=lambda row: (_score(row[1], headings, COMMON), -row[0]))
    below = [cells for _, cells in head[place + 1 :]]
    columns = recognise(header, headings, None)
    cells = ([row[at].strip() for row in below if at < len(row) and row[at].strip()] for at in range(len(header)))
    return [Peek(guess, tuple(told[:_SAMPLES])) for guess, told in zip(columns, cells, strict=True)]


def _score(names: Sequence[str], headings: Sequence[Heading], dialect: Dialect) -> int:
    """How many of our columns a header names; far more where a person's choice fits it."""
    score = sum(guess.column is not None for guess in recognise(names, headings, None))
    chosen = dialect.mapping(names)
    return score + (_CHOSEN if chosen and set(chosen) <= set(names) else 0)


def _best_grid(
    grids: Iterator[Grid], headings: Sequence[Heading], dialect: Dialect
) -> tuple[Grid, Record, tuple[Guess, ...]]:
    """The sheet whose header names the most of our columns (the first of equals), cut after that header."""
    best: tuple[int, Grid, Record] | None = None
    seen: list[str] = []
    for grid in grids:
        head = list(islice(grid.rows, _SEARCHED))
        seen += next(([cell for cell in cells if cell.strip()] for _, cells in head if any(map(str.strip, cells))), [])
        for place, candidate in enumerate(_headers(head)):
            score = _score(candidate[1], headings, dialect)
            if score and (best is None or score > best[0]):
                rest = replace(grid, rows=chain(head[place + 1 :], grid.rows))
                best = (score, rest, candidate)
    if best is None:
        if not seen:
            raise InputError("reading.empty")
        expected = listed([heading.words[0] for heading in headings if heading.column.isidentifier()][:8])
        raise InputError("reading.no_header", found=shown(listed(seen)), expected=expected)
    _, grid, header = best
    return grid, header, recognise(header[1], headings, dialect.mapping(header[1]))


def _headers(head: Sequence[Record]) -> list[Record]:
    """Each row as a header, a cell merged from above filled in: its text stands in the row over it."""
    filled: list[Record] = []
    above: list[str] = []
    for number, cells in head:
        names = [cell.strip() for cell in cells]
        merged = [name or (above[i] if i < len(above) else "") for i, name in enumerate(names)]
        filled.append((number, merged if any(names) else names))
        above = names
    return filled


def _require(columns: tuple[Guess, ...], headings: Sequence[Heading], row: int) -> None:
    found = {guess.column for guess in columns}
    for heading in headings:
        if heading.required and heading.column not in found:
            raise missing(columns, heading, row)


def missing(columns: tuple[Guess, ...], heading: Heading, row: int) -> InputError:
    """The error that names the column which the header row lacks, and the headers that it has."""
    headers = listed([guess.header for guess in columns])
    return InputError("reading.missing_column", row=row, found=shown(headers), expected=listed(heading.words[:4]))


def _about_columns(columns: tuple[Guess, ...]) -> list[Note]:
    notes = []
    for reason, code in (
        ("reading.column.unknown", "reading.columns_unknown"),
        ("reading.column.aside", "reading.columns_aside"),
        ("reading.column.personal", "reading.columns_personal"),
        ("reading.column.second", "reading.columns_second"),
    ):
        names = [guess.header for guess in columns if guess.reason == reason and guess.header]
        if names:
            notes.append(Note(code, {"columns": shown(listed(names))}))
    return notes


def _collect(
    rows: Iterator[Record], columns: tuple[Guess, ...], limits: Limits, notes: list[Note], progress: Progress
) -> tuple[pl.DataFrame, list[Reject]]:
    kept = [(guess.column, guess.position) for guess in columns if guess.column]
    values: dict[str, list[str | None]] = {column: [] for column, _ in kept}
    numbers: list[int] = []
    rejects: list[Reject] = []
    cut: list[int] = []
    width = len(columns)
    for number, cells in rows:
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[width:]):
            extra = f"{len(cells)}"
            rejects.append(
                Reject(number, columns[-1].header, extra, "reading.expected.cells", "reading.too_many_cells", width)
            )
            continue
        numbers.append(number)
        for column, position in kept:
            cell = cells[position] if position < len(cells) else ""
            if len(cell) > limits.cell_characters:
                cell = cell[: limits.cell_characters]
                cut.append(number)
            values[column].append(cell if cell.strip() else None)
        if len(numbers) % _EVERY == 0:
            progress("reading.step.rows", len(numbers), 0)
    if cut:
        notes.append(
            Note("reading.cut", {"row": cut[0], "cells": len(cut), "expected": limits.cell_characters}, "warning")
        )
    schema = {"row": pl.Int64(), **{column: pl.String() for column in values}}
    return pl.DataFrame({"row": numbers, **values}, schema=schema), rejects
