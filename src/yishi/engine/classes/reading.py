"""A file that tells the classes: labelled messages, or a scheme of levels and names. Its columns say which it is."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from yishi.engine import privacy
from yishi.engine.reading.limits import COMMAND
from yishi.engine.reading.table import RawTable, read_table
from yishi.engine.report import InputError, Note
from yishi.engine.text.repair import repair

LEVELS = ("level_1", "level_2", "level_3")
BETWEEN = "/"  # levels of a class, highest first


@dataclass(frozen=True, slots=True)
class Labelled:
    """Messages whose class is known: `messages` has `class`, `title`, `text`, repaired and masked like all messages."""

    messages: pl.DataFrame
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """A classification without examples: `entries` has `class` (levels joined), `name` (the lowest), `words` (all)."""

    entries: pl.DataFrame
    notes: tuple[Note, ...] = ()


def read(path: Path) -> Labelled | Scheme:
    """The classes in `path` (CSV, XLSX, JSON Lines, Parquet). Raises InputError `reading.*` or `classes.*`."""
    raw = read_table(path, filename=path.name, table="classes", limits=COMMAND)
    present = set(raw.frame.columns)
    named = [level for level in ("class", *LEVELS) if level in present]
    if not named:
        found = "、".join(guess.header for guess in raw.columns if guess.header)
        raise InputError("classes.no_class_column", found=found)
    if present & {"title", "text"}:
        return _labelled(raw, named[0])
    return _scheme(raw, named)


def _labelled(raw: RawTable, column: str) -> Labelled:
    clean = lru_cache(maxsize=2)(lambda value: privacy.mask(repair(value)))  # a heading often begins its text
    frame = raw.frame
    messages = pl.DataFrame(
        {
            "class": [(value or "").strip() for value in frame[column]],
            **{name: [clean(value or "") for value in _cells(frame, name)] for name in ("title", "text")},
        }
    )
    told = messages.filter(pl.col("class") != "", (pl.col("title") != "") | (pl.col("text") != ""))
    if told.is_empty():
        raise InputError("classes.no_examples", column=raw.header(column), rows=frame.height)
    return Labelled(told, (*raw.notes, *_left_out(frame.height - told.height)))


def _scheme(raw: RawTable, levels: list[str]) -> Scheme:
    entries: dict[str, tuple[str, str]] = {}
    for row in raw.frame.select(pl.col(levels).fill_null("").str.strip_chars()).iter_rows():
        names = [name for name in row if name]
        if names:
            entries.setdefault(BETWEEN.join(names), (names[-1], "。".join(names)))
    if not entries:
        raise InputError("classes.no_entries", column=raw.header(levels[0]), rows=raw.frame.height)
    remarks = _remarks(raw.frame, levels)
    table = pl.DataFrame(
        {
            "class": list(entries),
            "name": [name for name, _ in entries.values()],
            "words": [f"{words}。{remarks.get(path, '')}" for path, (_, words) in entries.items()],
        }
    )
    return Scheme(table, (*raw.notes, *_left_out(raw.frame.height - len(entries))))


def _remarks(frame: pl.DataFrame, levels: list[str]) -> dict[str, str]:
    paths = frame.select(pl.concat_str(pl.col(levels).str.strip_chars(), separator=BETWEEN, ignore_nulls=True))
    return dict(zip(paths.to_series(), _cells(frame, "remark"), strict=True))


def _cells(frame: pl.DataFrame, column: str) -> list[str]:
    return frame[column].fill_null("").to_list() if column in frame.columns else [""] * frame.height


def _left_out(rows: int) -> tuple[Note, ...]:
    return (Note("classes.note.rows_left_out", {"count": rows}, "warning"),) if rows else ()
