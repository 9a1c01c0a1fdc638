"""What a file really is, by its content and not by its name, and its rows as text."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from yishi.engine.reading.delimited import NAMES, Record, decode, delimiter, records, utf_16_without_bom
from yishi.engine.reading.limits import Limits, check_shape, check_workbook
from yishi.engine.reading.rejects import Reject, shown
from yishi.engine.report import InputError, Note

_SUFFIXES = {
    "csv": ("csv", "txt", "tsv"),
    "xlsx": ("xlsx", "xlsm"),
    "xls": ("xls", "et"),
    "jsonl": ("jsonl", "ndjson", "json"),
    "parquet": ("parquet", "pq"),
}
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: numbered rows of text cells, read as they are asked for. `about` says how it was read."""

    rows: Iterator[Record]
    about: Mapping[str, str]
    notes: list[Note] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)  # rows that could not even be cut into cells


def open_grids(data: bytes, filename: str, limits: Limits) -> Iterator[Grid]:
    """The sheets of a file, in order (one, except for workbooks). Raises InputError where it is no table at all."""
    kind = sniff(data)
    suffix = filename.rpartition(".")[2].lower()
    notes = []
    if suffix not in _SUFFIXES[kind]:
        notes.append(Note("reading.not_what_name_says", {"found": kind.upper(), "expected": f".{suffix}"}, "warning"))
    if kind in ("xlsx", "xls"):
        yield from _workbook(data, kind, limits, notes)
    elif kind == "parquet":
        yield Grid(_parquet(data, limits), {"kind": kind}, notes)
    else:
        text, encoding, more = decode(data)
        if kind == "jsonl":
            rows, rejects = _json_lines(text, limits)
            yield Grid(iter(rows), {"kind": kind, "encoding": encoding}, notes + more, rejects)
        else:
            mark = delimiter(text)
            about = {"kind": kind, "encoding": encoding, "delimiter": NAMES[mark]}
            yield Grid(records(text, mark, limits), about, notes + more + _odd_characters(text))


def sniff(data: bytes) -> str:
    """`csv`, `xlsx`, `xls`, `jsonl` or `parquet`. Raises InputError that names what it is instead."""
    head = data[:4096]
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise InputError("reading.empty")
    if head.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if head.startswith(_OLE):
        return _sniff_ole(data)
    if head.startswith(b"PAR1"):
        return "parquet"
    for magic, name in _OTHERS:
        if head.startswith(magic):
            raise InputError("reading.not_a_table", found=name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<style", b"<meta")):
        raise InputError("reading.not_a_table", found="HTML/XML")
    if start.startswith(b"{"):
        return "jsonl"
    _refuse_binary(data)
    return "csv"


def _sniff_zip(data: bytes) -> str:
    if b"xl/workbook" in data:
        return "xlsx"
    for mark, name in ((b"word/", "Word (.docx)"), (b"ppt/", "PowerPoint (.pptx)"), (b"mimetype", "OpenDocument")):
        if mark in data[:65_536]:
            raise InputError("reading.not_a_table", found=name)
    raise InputError("reading.not_a_table", found="ZIP")


def _sniff_ole(data: bytes) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise InputError("reading.encrypted")
    if has("Workbook") or has("Book"):
        return "xls"
    raise InputError("reading.not_a_table", found="Word (.doc)" if has("WordDocument") else "OLE")


def _refuse_binary(data: bytes) -> None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or utf_16_without_bom(data):
        return
    sample = data[: 64 * 1024]
    strange = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
    if strange * 20 > len(sample):
        raise InputError("reading.not_a_table", found="?")


def _odd_characters(text: str) -> list[Note]:
    notes = []
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        notes.append(Note("reading.nul", {"found": text.count("\0"), "row": row}, "warning"))
    if text.count('"') % 2:
        notes.append(Note("reading.odd_quotes", {"found": text.count('"')}, "warning"))
    return notes


def _workbook(data: bytes, kind: str, limits: Limits, notes: list[Note]) -> Iterator[Grid]:
    if kind == "xlsx":
        check_workbook(data, limits)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        shown = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
        for name in shown or [sheet.name for sheet in sheets]:
            rows = book.get_sheet_by_name(name).iter_rows()
            yield Grid(_numbered(rows, limits), {"kind": kind, "sheet": name}, notes)
    except CalamineError as error:
        raise InputError("reading.damaged", kind=kind.upper()) from error


def _numbered(rows: Iterable[list[Any]], limits: Limits) -> Iterator[Record]:
    for number, row in enumerate(rows, start=1):
        check_shape(number, len(row), limits)
        yield number, [as_text(value) for value in row]


def _parquet(data: bytes, limits: Limits) -> Iterator[Record]:
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        meta = file.metadata
        unpacked = sum(meta.row_group(group).total_byte_size for group in range(meta.num_row_groups))
        check_shape(meta.num_rows, meta.num_columns, limits)
        if unpacked > limits.unpacked_bytes:
            raise InputError("reading.bomb", found=f"{unpacked >> 20} MB", size=f"{len(data) >> 20} MB")
        yield 0, list(file.schema_arrow.names)
        number = 0
        for batch in file.iter_batches(batch_size=2_000):
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield number, [as_text(value) for value in values]
    except (pa.ArrowException, OSError) as error:
        raise InputError("reading.damaged", kind="Parquet") from error


def _json_lines(text: str, limits: Limits) -> tuple[list[Record], list[Reject]]:
    """The union of the keys as header (row 0), then one row a line; and the lines that are no JSON object."""
    lines: list[tuple[int, dict[str, Any]]] = []
    names: dict[str, None] = {}
    rejects: list[Reject] = []
    for number, line in enumerate(text.split("\n"), start=1):
        value = _json_object(line) if line.strip() else {}
        if value is None:
            rejects.append(Reject(number, "", shown(line), "reading.expected.json", "reading.not_json"))
        elif value:
            names.update(dict.fromkeys(value))
            check_shape(number, len(names), limits)
            lines.append((number, value))
    rows = [(number, [as_text(value.get(name)) for name in names]) for number, value in lines]
    return [(0, list(names)), *rows], rejects


def _json_object(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def as_text(value: Any) -> str:
    """A cell's value as text: dates in ISO form, whole floats without their point, nothing as empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return json.dumps(value, ensure_ascii=False, default=str)
