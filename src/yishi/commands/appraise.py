"""`yishi appraise`: deeds, members and outcomes from files; points with reasons, sheets and a report into a folder."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from yishi.commands.console import answering, watch, write_tables
from yishi.engine import tables
from yishi.engine.reading import cells
from yishi.engine.reading.limits import COMMAND
from yishi.engine.reading.table import RawTable, read_table
from yishi.engine.report import InputError, say
from yishi.engine.scoring import Appraisal, Scheme, appraise, load_scheme, shipped_scheme
from yishi.engine.scoring.grades import ranks
from yishi.engine.scoring.parse import SHIPPED
from yishi.engine.scoring.report_html import Page

OFFICE_ONLY = "仅供办公室内部使用，不得公开 / for the office only, not to be published"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    table = "CSV, XLSX, JSON Lines or Parquet"
    parser.add_argument("deeds", type=Path, metavar="DEEDS", help=f"deeds of all years ({table})")
    parser.add_argument("--members", type=Path, required=True, help=f"the roster ({table})")
    parser.add_argument("--outcomes", type=Path, help=f"what came of the deeds ({table})")
    parser.add_argument("--scheme", default="default", help=f"a YAML file, or one of: {', '.join(SHIPPED)} (default)")
    parser.add_argument("--period", required=True, help="2024, or 2023-12-01/2024-11-30")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    parser.add_argument("--member", action="append", default=[], metavar="ID", help="whose sheet report.html shows")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of report.html and messages (zh)")


def run(args: argparse.Namespace) -> int:
    """0: done; 2: the input must be mended, and the sentence on stderr says how."""
    return answering(lambda: _appraise(args), args.language)


def _appraise(args: argparse.Namespace) -> None:
    scheme = _scheme(args.scheme)
    members = _read(args.members, tables.MEMBER, args.language)
    deeds = _read(args.deeds, tables.DEED, args.language)
    outcomes = _read(args.outcomes, tables.OUTCOME, args.language) if args.outcomes else tables.OUTCOME.empty()
    appraisal = appraise(deeds, members, outcomes, scheme, period=args.period, progress=watch(args.language))
    _write(args, appraisal, scheme, members)
    _print(appraisal, args)


def _scheme(name: str) -> Scheme:
    if name in SHIPPED:
        return shipped_scheme(name)
    if not Path(name).exists():
        raise InputError("scoring.scheme.not_shipped", found=name, known=", ".join(SHIPPED))
    try:
        return load_scheme(Path(name).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("scoring.scheme.not_text", found=name) from error


def _read(path: Path, table: tables.Table, language: str) -> pl.DataFrame:
    """The file as `table`. Parquet is taken as it is; texts are read as dates, numbers and yes or no."""
    if path.suffix.lower() == ".parquet":
        try:
            return table.fit(pl.read_parquet(path))
        except pl.exceptions.PolarsError as error:
            raise InputError("scoring.not_parquet", found=path.name) from error
    raw = read_table(path, filename=path.name, table=table.name, limits=COMMAND)
    for note in raw.notes:
        print(f"{path.name}: {say(note.code, note.params, language)}", file=sys.stderr)
    if raw.rejects:
        count = len(raw.rejects)
        print(say("scoring.rows_rejected", {"file": path.name, "count": count}, language), file=sys.stderr)
    known = [column for column in table.schema if column in raw.frame.columns]
    return table.fit(raw.frame.select(_typed(raw, column, table.schema[column]) for column in known))


def _day(text: str) -> Any:
    moment = cells.moment(text)
    return moment and moment.date()


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


READERS: Mapping[pl.DataType, tuple[Callable[[str], Any], str]] = {
    tables.DAY: (_day, "2024-09-12"),
    tables.REAL: (_number, "1.5"),
    tables.FLAG: (cells.flag, "是 / 否 (yes / no)"),
}


def _typed(raw: RawTable, column: str, dtype: pl.DataType) -> pl.Series:
    texts = raw.frame[column]
    if dtype not in READERS:
        return texts
    reader, expected = READERS[dtype]
    values = {text: reader(text) for text in texts.drop_nulls().unique(maintain_order=True)}
    for text, value in values.items():
        if value is None:
            row = raw.frame.filter(pl.col(column) == text)["row"][0]
            raise InputError("scoring.cell", row=row, column=raw.header(column), found=text, expected=expected)
    return texts.replace_strict(values, default=None, return_dtype=dtype)


def _write(args: argparse.Namespace, appraisal: Appraisal, scheme: Scheme, members: pl.DataFrame) -> None:
    ranked = ranks(appraisal.sheets).with_columns(use=pl.lit(OFFICE_ONLY))
    frames = {
        "points": appraisal.points,
        "sheets": appraisal.sheets,
        "aside": appraisal.aside,
        "ranks-office-only": ranked,
    }
    write_tables(args.out, frames)
    (args.out / "report.json").write_text(appraisal.report.to_json(), encoding="utf-8")
    page = Page(appraisal, scheme, members, args.language).html(args.member)
    (args.out / "report.html").write_text(page, encoding="utf-8")


def _print(appraisal: Appraisal, args: argparse.Namespace) -> None:
    for note in appraisal.report.notes:
        if note.level == "warning":
            print(say(note.code, note.params, args.language), file=sys.stderr)
    counts = {"members": appraisal.sheets.height, "points": appraisal.points.height, "folder": str(args.out)}
    print(say("scoring.written", counts, args.language))
