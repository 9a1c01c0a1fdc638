"""`yishi agree`: votes on statements in; groups of opinion, common ground, divisions and a page to read out."""

import argparse
import sys
from pathlib import Path

from yishi.commands.console import answering, watch, write_tables
from yishi.engine import consensus
from yishi.engine.consensus.reading import Ballots, read_people, read_statements, read_votes
from yishi.engine.consensus.report_html import Page
from yishi.engine.reading import explain
from yishi.engine.report import say

REJECTS_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    told = "participant, statement, vote (1, 0, -1, or in words), or a Polis export (CSV, XLSX, JSON Lines, Parquet)"
    parser.add_argument("votes", type=Path, metavar="VOTES", help=told)
    parser.add_argument("--statements", type=Path, metavar="FILE", help="what each statement says: statement, text")
    people = "participant and any divisions, such as sector or town, across which agreement is told, too"
    parser.add_argument("--people", type=Path, metavar="FILE", help=people)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of report.html and messages (zh)")


def run(args: argparse.Namespace) -> int:
    """0: done; 2: the input must be mended, and the sentence on stderr says how."""
    return answering(lambda: _agree(args), args.language)


def _agree(args: argparse.Namespace) -> None:
    ballots = read_votes(args.votes)
    texts = dict(read_statements(args.statements).iter_rows()) if args.statements else {}
    divisions = read_people(args.people) if args.people else None
    found = consensus.find(ballots.votes, divisions=divisions, progress=watch(args.language))
    frames = {
        "groups": found.standings,
        "statements": found.answers,
        "agreements": found.agreements,
        "group-agreements": found.group_agreements,
        "rejects": ballots.rejects,
    }
    write_tables(args.out, frames)
    (args.out / "report.json").write_text(found.report.to_json(), encoding="utf-8")
    (args.out / "report.html").write_text(Page(found, texts, args.language).html(), encoding="utf-8")
    _print(args, ballots, found)


def _print(args: argparse.Namespace, ballots: Ballots, found: consensus.Consensus) -> None:
    for note in (*ballots.notes, *found.report.notes):
        print(say(note.code, note.params, args.language), file=sys.stderr)
    if ballots.rejects.height:
        print(say("consensus.rejected", {"count": ballots.rejects.height}, args.language), file=sys.stderr)
    for row in ballots.rejects.head(REJECTS_SHOWN).iter_rows(named=True):
        print(f"  {explain(row, args.language)}", file=sys.stderr)
    print(say("consensus.written", {"folder": str(args.out)}, args.language))
