"""`yishi listen`: a hotline's file in; incidents, ranked topics, reasons and a page to read out of it."""

import argparse
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from yishi.commands.console import answering, watch, write_tables
from yishi.engine import classes, topics
from yishi.engine import watch as watching
from yishi.engine.classes.report_html import Section
from yishi.engine.reading import COMMAND, Reading, explain, read_tickets
from yishi.engine.report import say
from yishi.engine.topics.report_html import Page
from yishi.engine.watch.report_html import Section as Watched

REJECTS_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tickets", type=Path, metavar="FILE", help="messages (CSV, XLSX, JSON Lines or Parquet)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of report.html and messages (zh)")
    told = "labelled messages (class, text), or a scheme (levels and names), to put the messages in classes"
    parser.add_argument("--classes", type=Path, metavar="CLASSES", help=told)
    kept = "results of an earlier run, whose topics keep their ids and names; FILE holds its messages and new ones"
    parser.add_argument("--previous", type=Path, metavar="DIR", help=kept)
    parser.add_argument("--topic-size", type=int, metavar="N", help="messages a topic has on average: more, coarser")


def run(args: argparse.Namespace) -> int:
    """0: done; 2: the input must be mended, and the sentence on stderr says how."""
    return answering(lambda: _listen(args), args.language)


def _listen(args: argparse.Namespace) -> None:
    given = classes.read(args.classes) if args.classes else None
    reading = read_tickets(
        args.tickets,
        filename=args.tickets.name,
        pseudonym_key=_key(args.tickets),
        limits=COMMAND,
        progress=watch(args.language),
    )
    chosen = {"topic_size": args.topic_size} if args.topic_size else {}
    listening = topics.find(
        reading.tickets,
        settings=topics.Settings(**chosen),
        previous=_previous(args.previous) if args.previous else None,
        progress=watch(args.language),
    )
    classed = _classed(args, given, reading, listening) if given else None
    _write(args, reading, listening, classed)
    _print(args, reading, listening, classed)


def _previous(folder: Path) -> topics.Previous:
    return topics.Previous(*(pl.read_parquet(folder / f"{name}.parquet") for name in ("assignments", "topics")))


def _classed(
    args: argparse.Namespace, given: classes.Labelled | classes.Scheme, reading: Reading, listening: topics.Listening
) -> classes.Classed:
    return classes.classify(given, reading.tickets, listening.assignments, progress=watch(args.language))


def _key(path: Path) -> bytes:
    """Callers' codes are keyed with the file itself: whoever could undo them holds the numbers already."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _write(
    args: argparse.Namespace, reading: Reading, listening: topics.Listening, classed: classes.Classed | None
) -> None:
    frames = {
        "assignments": listening.assignments,
        "incidents": listening.incidents,
        "topics": listening.topics,
        "topic-parts": listening.parts,
        "topic-fates": listening.fates,
        "rejects": reading.rejects,
    }
    watched = watching.watch(reading.tickets, listening.assignments, listening.topics, progress=watch(args.language))
    frames |= {"topic-states": watched.states, "bursts": watched.bursts}
    section: Iterable[str] = Watched(watched, listening.topics, args.language).html()
    if classed:
        frames |= {"classes": classed.tickets, "topic-classes": classed.topics, "incident-classes": classed.incidents}
        found = (listening.topics, listening.incidents, listening.assignments)
        section = (*section, *Section(classed, found, reading.tickets, args.language).html())
    write_tables(args.out, frames)
    if classed:
        (args.out / "classes-report.json").write_text(classed.report.to_json(), encoding="utf-8")
    (args.out / "report.json").write_text(listening.report.to_json(), encoding="utf-8")
    page = Page(listening, reading.tickets, args.language).html(section)
    (args.out / "report.html").write_text(page, encoding="utf-8")


def _print(
    args: argparse.Namespace, reading: Reading, listening: topics.Listening, classed: classes.Classed | None
) -> None:
    for note in (*reading.report.notes, *listening.report.notes, *(classed.report.notes if classed else ())):
        print(say(note.code, note.params, args.language), file=sys.stderr)
    for row in reading.rejects.head(REJECTS_SHOWN).iter_rows(named=True):
        print(f"  {explain(row, args.language)}", file=sys.stderr)
    for topic in listening.topics.head(10).iter_rows(named=True):
        print(f"{topic['rank']:3d}  {topic['score']:5.1f}  {topic['size']:6d}  {topic['label']}")
    print(say("topics.written", {"folder": str(args.out)}, args.language))
