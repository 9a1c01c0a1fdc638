"""One method on one file, in a process of its own, so that its peak memory is its own.

    python -m bench.scale FILE [--method yishi|bertopic] [--rows N] [--out ASSIGNMENTS]

FILE is what `bench.worlds` writes. The last line is one JSON object: rows, seconds by step, peak memory in GB.
BERTopic is given words in TF-IDF/SVD, its cheapest vectors, and is warmed up first, so that compiling is not counted.
"""

import argparse
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

WARM = 500  # messages that compile what BERTopic compiles on its first call


class Watch:
    """A progress that keeps the seconds of each step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._step, self._since = "start", time.perf_counter()

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.perf_counter()
        self.seconds[self._step] = self.seconds.get(self._step, 0.0) + now - self._since
        self._step, self._since = step, now


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("file", type=Path)
    parser.add_argument("--method", choices=("yishi", "bertopic"), default="yishi")
    parser.add_argument("--rows", type=int, help="first messages of the file only")
    parser.add_argument("--out", type=Path, help="Parquet of the assignments")
    args = parser.parse_args(argv)
    figures = yishi(args) if args.method == "yishi" else bertopic(args)
    figures["peak_gb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(json.dumps(figures))


def yishi(args: argparse.Namespace) -> dict[str, Any]:
    """What `yishi listen` does: read and mask the file, then find incidents, topics and ranks."""
    from yishi.engine.reading import COMMAND, read_tickets
    from yishi.engine.topics import find

    watch = Watch()
    reading = read_tickets(
        args.file, filename=args.file.name, pseudonym_key=b"bench", limits=COMMAND, progress=lambda *_step: None
    )
    tickets = reading.tickets.head(args.rows) if args.rows else reading.tickets
    watch("reading", 0, 1)
    found = find(tickets, progress=watch)
    watch("end", 1, 1)
    if args.out:
        found.assignments.write_parquet(args.out)
    steps = {"reading": watch.seconds.pop("start"), "preparing": watch.seconds.pop("reading"), **watch.seconds}
    return {"rows": tickets.height, "topics": found.topics.height, "seconds": steps}


def bertopic(args: argparse.Namespace) -> dict[str, Any]:
    from bench import data, peers

    tickets = pl.read_parquet(args.file, n_rows=args.rows)
    texts = data.texts(tickets)
    warm = peers.Views(texts[:WARM])
    peers.bertopic(warm.texts, warm.space, seed=None)
    started = time.perf_counter()
    views = peers.Views(texts)
    labels = peers.bertopic(texts, views.space, seed=None).topics_
    seconds = {"all": time.perf_counter() - started}
    if args.out:
        topics = pl.Series(labels).cast(pl.String)
        frame = tickets.select("ticket_id", incident_id=pl.lit(None, dtype=pl.String), topic_id=topics)
        frame.with_columns(topic_id=pl.col("topic_id").replace("-1", None)).write_parquet(args.out)
    return {"rows": tickets.height, "topics": max(labels) + 1, "seconds": seconds}


if __name__ == "__main__":
    main()
