"""Delimited text: which encoding, which delimiter, and then its records, numbered as a spreadsheet would show them."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from yishi.engine.reading.limits import Limits, check_shape
from yishi.engine.report import InputError, Note

DELIMITERS = (",", "\t", ";", "|", "，")
NAMES = {",": ",", "\t": "Tab", ";": ";", "|": "|", "，": "，"}
_SAMPLE = 64 * 1024
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

Record = tuple[int, list[str]]


def decode(data: bytes) -> tuple[str, str, list[Note]]:
    """The text, the encoding's name and what a reader should know about it.

    UTF-8, then GB18030; a file in which some lines are the one and some the other is decoded line by line.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace"), encoding, []
    wide = utf_16_without_bom(data)
    if wide:
        return data.decode(wide, errors="replace"), wide, []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        return _decode_chinese(data)


def utf_16_without_bom(data: bytes) -> str | None:
    """Which UTF-16 it is, if zeros stand in every other place of the beginning as ASCII's do."""
    sample = data[:_SAMPLE]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if max(zeros) * 20 < len(sample) or min(zeros) * 4 > max(zeros):
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _decode_chinese(data: bytes) -> tuple[str, str, list[Note]]:
    lines = data.split(b"\n")
    utf_8 = [_decoded(line, "utf-8") for line in lines]
    if not any(text and _has_han(text) for text in utf_8):
        text = _decoded(data, "gb18030")
        if text is not None:
            return text, "gb18030", []
    kept: list[str] = []
    odd: list[int] = []
    lost: list[int] = []
    for number, (line, text) in enumerate(zip(lines, utf_8, strict=True), start=1):
        if text is None:
            text = _decoded(line, "gb18030")
            odd.append(number)
        if text is None:
            text = line.decode("utf-8", errors="replace")
            lost.append(number)
        kept.append(text)
    if len(lost) > len(lines) / 10:
        raise InputError("reading.not_text", row=lost[0])
    notes = [Note("reading.mixed_encodings", {"lines": len(odd), "row": odd[0]}, "warning")]
    if lost:
        notes.append(Note("reading.undecodable", {"lines": len(lost), "row": lost[0]}, "warning"))
    return "\n".join(kept), "utf-8 + gb18030", notes


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _has_han(text: str) -> bool:
    return any("\u4e00" <= ch <= "\u9fff" for ch in text)


def delimiter(text: str) -> str:
    """The character that cuts the first records into the most columns, the same number each time."""
    best, best_score = ",", 0.0
    for mark in DELIMITERS:
        widths = [len(cells) for cells in _head(text, mark) if any(cells)]
        if not widths or max(widths) == 1:
            continue
        width, rows = max(Counter(widths).items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        score = (rows / len(widths)) * (1 + min(width, 50) / 1000) if width > 1 else 0.0
        if score > best_score:
            best, best_score = mark, score
    return best


def _head(text: str, mark: str) -> list[list[str]]:
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=mark):
            rows.append(cells)
            if len(rows) == 50:
                break
    except csv.Error:
        pass
    return rows


def records(text: str, mark: str, limits: Limits) -> Iterator[Record]:
    """Each record with its number (1 is the file's first; empty ones count, as in a spreadsheet)."""
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # a field longer than csv takes: nearly always a quote that never closes
            raise InputError("reading.unclosed_quote", row=number) from error
        check_shape(number, len(cells), limits)
        yield number, cells
