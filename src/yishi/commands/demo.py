"""`yishi demo`: the invented city's files into a folder, to try imports with."""

import argparse
from datetime import date
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="DIR", help="folder for the files")
    parser.add_argument("--tickets", type=int, default=50_000, help="messages to invent (50,000)")
    parser.add_argument("--seed", type=int, default=2024, help="another seed, another city")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="last day of its history (yesterday)")


def run(args: argparse.Namespace) -> int:
    from yishi.demo import invent, write

    city = invent(args.seed, tickets=args.tickets, until=args.until)
    for path in write(city, args.out):
        print(path)
    return 0
