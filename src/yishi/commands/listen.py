"""`yishi listen`: a hotline's file in; incidents, ranked topics, reasons and a page to read out of it."""

import argparse
import hashlib
import sys
from pathlib import Path

from yishi.commands.console import answering, watch, write_tables
from yishi.engine import topics
from yishi.engine.reading import COMMAND, Reading, explain, read_tickets
from yishi.engine.report import say
from yishi.engine.topics.report_html import Page

REJECTS_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tickets", type=Path, metavar="FILE", help="messages (CSV, XLSX, JSON Lines or Parquet)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of report.html and messages (zh)")
    parser.add_argument("--topic-size", type=int, metavar="N", help="messages a topic has on average: more, coarser")


def run(args: argparse.Namespace) -> int:
    """0: done; 2: the input must be mended, and the sentence on stderr says how."""
    return answering(lambda: _listen(args), args.language)


def _listen(args: argparse.Namespace) -> None:
    reading = read_tickets(
        args.tickets,
        filename=args.tickets.name,
        pseudonym_key=_key(args.tickets),
        limits=COMMAND,
        progress=watch(args.language),
    )
    chosen = {"topic_size": args.topic_size} if args.topic_size else {}
    listening = topics.find(reading.tickets, settings=topics.Settings(**chosen), progress=watch(args.language))
    _write(args, reading, listening)
    _print(args, reading, listening)


def _key(path: Path) -> bytes:
    """Callers' codes are keyed with the file itself: whoever could undo them holds the numbers already."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _write(args: argparse.Namespace, reading: Reading, listening: topics.Listening) -> None:
    frames = {
        "assignments": listening.assignments,
        "incidents": listening.incidents,
        "topics": listening.topics,
        "topic-parts": listening.parts,
        "rejects": reading.rejects,
    }
    write_tables(args.out, frames)
    (args.out / "report.json").write_text(listening.report.to_json(), encoding="utf-8")
    page = Page(listening, reading.tickets, args.language).html()
    (args.out / "report.html").write_text(page, encoding="utf-8")


def _print(args: argparse.Namespace, reading: Reading, listening: topics.Listening) -> None:
    for note in (*reading.report.notes, *listening.report.notes):
        print(say(note.code, note.params, args.language), file=sys.stderr)
    for row in reading.rejects.head(REJECTS_SHOWN).iter_rows(named=True):
        print(f"  {explain(row, args.language)}", file=sys.stderr)
    for topic in listening.topics.head(10).iter_rows(named=True):
        print(f"{topic['rank']:3d}  {topic['score']:5.1f}  {topic['size']:6d}  {topic['label']}")
    print(say("topics.written", {"folder": str(args.out)}, args.language))
