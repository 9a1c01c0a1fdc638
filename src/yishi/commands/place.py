"""`yishi place`: a roster, places and bodies in; committees, groups and links with reasons and proofs out."""

import argparse
import sys
from pathlib import Path

import polars as pl

from yishi.commands.console import answering, watch, write_tables
from yishi.engine import placement
from yishi.engine.placement.reading import Read, read
from yishi.engine.placement.report_html import Page
from yishi.engine.reading import explain
from yishi.engine.report import InputError, say

REJECTS_SHOWN = 10
OUT = {"committees": ("committee",), "groups": ("group",), "branches": ("branch",), "links": ("link",)}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    table = "CSV, XLSX, JSON Lines or Parquet"
    parser.add_argument("members", type=Path, metavar="MEMBERS", help=f"the roster ({table})")
    parser.add_argument(
        "--villages", type=Path, metavar="FILE", help="villages: name, town, position, population, load"
    )
    parser.add_argument("--committees", type=Path, metavar="FILE", help="committees: name, field of work, limits")
    parser.add_argument("--groups", type=Path, metavar="FILE", help="action groups there are; without: they are made")
    parser.add_argument("--branches", type=Path, metavar="FILE", help="branches: name, towns, sectors, limits")
    ruled = "what people decided: rule (fixed, barred, together, apart, wish), placement, who, other"
    parser.add_argument("--rulings", type=Path, metavar="FILE", help=ruled)
    parser.add_argument(
        "--scheme", type=Path, metavar="FILE", help="limits and prices (YAML); without: the shipped one"
    )
    kept = "results of an earlier placing: where people are now, unless MEMBERS says so"
    parser.add_argument("--previous", type=Path, metavar="DIR", help=kept)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of report.html and messages (zh)")


def run(args: argparse.Namespace) -> int:
    """0: done; 2: the input must be mended, and the sentence on stderr says how."""
    return answering(lambda: _place(args), args.language)


def _place(args: argparse.Namespace) -> None:
    named = {"committee": args.committees, "group": args.groups, "branch": args.branches}
    bodies = {kind: path for kind, path in named.items() if path}
    scheme = _possible(_scheme(args.scheme), args)
    given = read(args.members, args.villages, bodies, args.rulings)
    if args.previous:
        _as_before(given, args.previous)
    found = placement.place(*given.frames(), scheme=scheme, progress=watch(args.language))
    _write(args, given, found)
    _print(args, given, found)


def _scheme(path: Path | None) -> placement.Scheme:
    if path is None:
        return placement.shipped_scheme()
    if not path.exists():
        raise InputError("placement.scheme.missing", found=str(path))
    try:
        return placement.load_scheme(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("placement.scheme.not_text", found=path.name) from error


def _possible(scheme: placement.Scheme, args: argparse.Namespace) -> placement.Scheme:
    """Only placements whose files were given."""
    lacking = {"committee": args.committees, "village": args.villages, "group": args.villages, "branch": args.branches}
    return scheme.only([name for name in scheme.make if lacking.get(name, True)])


def _as_before(given: Read, folder: Path) -> None:
    """Where the earlier placing put people and villages is where they are now, where their files do not say."""
    try:
        before = {
            name: pl.read_parquet(folder / f"{name}.parquet") for name in OUT if (folder / f"{name}.parquet").exists()
        }
        villages = pl.read_parquet(folder / "villages.parquet") if (folder / "villages.parquet").exists() else None
    except pl.exceptions.PolarsError as error:
        raise InputError("placement.previous", found=str(folder)) from error
    if not before and villages is None:
        raise InputError("placement.previous", found=str(folder))
    for name, frame in before.items():
        (column,) = OUT[name]
        given.people = _filled(given.people, frame.select("member_id", was="body_id"), "member_id", column)
    if villages is not None:
        given.places = _filled(given.places, villages.select("village_id", was="body_id"), "village_id", "group")
        if not given.bodies.filter(kind="group").height and (folder / "bodies.parquet").exists():
            made = pl.read_parquet(folder / "bodies.parquet").filter(kind="group")
            given.bodies = pl.concat([given.bodies, made.select(given.bodies.columns)])


def _filled(frame: pl.DataFrame, before: pl.DataFrame, key: str, column: str) -> pl.DataFrame:
    joined = frame.join(before, on=key, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce(column, "was").alias(column)).drop("was")


def _write(args: argparse.Namespace, given: Read, found: placement.Placement) -> None:
    frames = {
        name: found.assignments.filter(pl.col("placement").is_in(kinds)).drop("placement")
        for name, kinds in OUT.items()
        if found.assignments.filter(pl.col("placement").is_in(kinds)).height
    }
    if found.villages.height:
        frames["villages"] = found.villages
    frames |= {"parts": found.parts, "proofs": found.proofs, "gaps": found.gaps, "bodies": found.bodies}
    frames["rejects"] = given.rejects
    write_tables(args.out, frames)
    (args.out / "report.json").write_text(found.report.to_json(), encoding="utf-8")
    page = Page(found, given.people, given.places, args.language).html()
    (args.out / "report.html").write_text(page, encoding="utf-8")


def _print(args: argparse.Namespace, given: Read, found: placement.Placement) -> None:
    for note in (*given.notes, *found.report.notes):
        print(say(note.code, note.params, args.language), file=sys.stderr)
    for (name,), rows in given.rejects.group_by("file", maintain_order=True):
        print(say("placement.rejected", {"file": name, "count": rows.height}, args.language), file=sys.stderr)
        for row in rows.head(REJECTS_SHOWN).iter_rows(named=True):
            print(f"  {explain(row, args.language)}", file=sys.stderr)
    print(say("placement.written", {"folder": str(args.out)}, args.language))
