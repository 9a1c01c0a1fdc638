"""How big a file may be, asked before anything in it is unpacked or parsed."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from yishi.engine.report import InputError

MIB = 1024 * 1024
_CHUNK = 4 * MIB
_CELL = re.compile(rb'<c [^>]{0,40}?\br="([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of one file. `latest`: no ticket can be younger (the reader has no clock of its own)."""

    file_bytes: int = 64 * MIB
    unpacked_bytes: int = 512 * MIB
    ratio: int = 200  # unpacked to packed; honest spreadsheets stay below 60
    rows: int = 1_100_000  # a full sheet has 1,048,576
    columns: int = 500
    cells: int = 60_000_000
    cell_characters: int = 100_000
    latest: datetime | None = None


WEB = Limits()
COMMAND = Limits(file_bytes=16 * 1024 * MIB, unpacked_bytes=64 * 1024 * MIB, rows=50_000_000, cells=2_000_000_000)


def read_bytes(source: Path | BinaryIO, limits: Limits) -> bytes:
    """All of `source`, or InputError `reading.too_big` as soon as it is known to be more than allowed."""
    if isinstance(source, Path):
        check_size(source.stat().st_size, limits)
        return source.read_bytes()
    data = source.read(limits.file_bytes + 1)
    check_size(len(data), limits)
    return data


def check_size(size: int, limits: Limits) -> None:
    if size > limits.file_bytes:
        raise InputError("reading.too_big", found=_mib(size), expected=_mib(limits.file_bytes))


def check_shape(row: int, columns: int, limits: Limits) -> None:
    """InputError where a table grows beyond the limits at `row`."""
    if row > limits.rows:
        raise InputError("reading.too_many_rows", row=row, expected=limits.rows)
    if columns > limits.columns:
        raise InputError("reading.too_many_columns", row=row, found=columns, expected=limits.columns)


def check_workbook(data: bytes, limits: Limits) -> None:
    """Unpack an XLSX into nothing, counting: no zip bomb, no sheet with one cell a million rows away.

    The directory's sizes are checked first; unpacking proves them, because a part longer than it says fails its CRC.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise InputError("reading.encrypted")
            unpacked = sum(part.file_size for part in parts)
            if unpacked > limits.unpacked_bytes or unpacked > limits.ratio * max(len(data), 64 * 1024):
                raise InputError("reading.bomb", found=_mib(unpacked), size=_mib(len(data)))
            for part in parts:
                _check_part(archive, part, limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise InputError("reading.damaged", kind="XLSX") from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> None:
    is_sheet = part.filename.startswith("xl/worksheets/")
    last_row = last_column = 0
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not is_sheet:
                continue
            for letters, digits in _CELL.findall(tail + chunk):
                last_row = max(last_row, int(digits))
                last_column = max(last_column, _column_number(letters))
            tail = chunk[-64:]
    if last_row * last_column > limits.cells:
        raise InputError("reading.too_many_cells_in_sheet", found=last_row * last_column, expected=limits.cells)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _mib(size: int) -> str:
    return f"{size / MIB:.1f} MB"
