"""Listening, measured: incidents, topics, topics kept, speed and memory, side by side with its peers in the same run.

    python -m bench.listen [--quick] [--sentences] [--tickets N] [--only PART ...] [FOLDER]

FOLDER holds hotline/, classification/ and short-texts/ with their labels (see the README beside the data); where it is
absent, only speed is measured, on an invented city. Tables are printed for people, then one JSON object of the figures.
With BERTopic: `make bench-peers`, then the same by .venv-bench/bin/python; with --sentences it is also given sentence
vectors, which takes ten minutes more.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from bench import data, gold, peers, weeks, worlds
from yishi.engine.topics import Listening, Settings, find

TICKETS, BESIDE = 100_000, 10_000  # messages of the invented city: for us alone, and for us beside BERTopic
QUICK_TICKETS, QUICK_BESIDE = 20_000, 2_000
ANYWHERE = ("speed", "watch", "mask")  # parts that need no labelled messages
Row = dict[str, Any]
Figures = dict[str, float]


def main() -> None:
    chosen = _arguments()
    figures: Figures = {}
    for part in chosen.only or PARTS:
        if part in ANYWHERE or (chosen.folder / "hotline").is_dir():
            figures |= PARTS[part](chosen)
    if not peers.HAS_BERTOPIC:
        print("\nBERTopic is not installed here: make bench-peers, then .venv-bench/bin/python -m bench.listen")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}, ensure_ascii=False))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.listen")
    parser.add_argument("folder", nargs="?", type=Path, default=data.DATA)
    parser.add_argument("--quick", action="store_true", help="a minute: smaller, the same ratios")
    parser.add_argument("--sentences", action="store_true", help="give BERTopic sentence vectors too")
    parser.add_argument("--tickets", type=int, help=f"messages of the invented city ({TICKETS:,})")
    parser.add_argument("--only", nargs="+", choices=sorted(PARTS), metavar="PART", help=", ".join(PARTS))
    return parser.parse_args()


# -- Agreement with labels ----------------------------------------


def incidents(chosen: argparse.Namespace) -> Figures:
    """Event F1, B-cubed F1 and wrongly joined look-alikes. Peers' distances are picked on these very events."""
    tickets, events, near = data.hotline(chosen.folder), data.events(chosen.folder), data.look_alikes(chosen.folder)
    ids = tickets["ticket_id"].to_list()
    found = dict(find(tickets).assignments.select("ticket_id", "incident_id").iter_rows())
    ours = gold.incidents(gold.alone(ids, [found[key] for key in ids]), events, near)
    rows = [{"incidents": "Yishi", **ours}]
    views = peers.Views(data.texts(tickets), _vectors(chosen))
    for name, labels in peers.incidents(views):
        rows.append({"incidents": name, **gold.incidents(gold.alone(ids, labels.tolist()), events, near)})
    show(rows)
    return ours


def topics(chosen: argparse.Namespace) -> Figures:
    """AMI to seven classes, and to finer labels: the hotline's events, and two sets of English short texts."""
    sets = {"seven classes": data.classes(chosen.folder)}
    if not chosen.quick:
        sets["35 events"] = data.hotline(chosen.folder), data.events(chosen.folder)
        sets |= {name: data.short_texts(name, chosen.folder) for name in data.SHORT_TEXTS}
    rows: dict[str, list[Row]] = {}
    for name, labelled in sets.items():
        rows[name] = _topics(name, *labelled, chosen)
        show(rows[name])
    ours, *others = rows["seven classes"]
    best = max(row["ami"] for row in others if not row["topics (seven classes)"].startswith("Yishi"))
    figures = {"ami": ours["ami"], "ami_best_peer": best, "placed": ours["placed"]}
    return figures | {f"ami ({name})": of_set[0]["ami"] for name, of_set in rows.items() if name != "seven classes"}


def _topics(name: str, tickets: pl.DataFrame, labels: Mapping[str, str], chosen: argparse.Namespace) -> list[Row]:
    """One row a method, ours first. The peers' default numbers of topics are fewer, so ours is asked for eight, too."""
    heading, ids = f"topics ({name})", tickets["ticket_id"].to_list()
    found = find(tickets)
    rows = [{heading: "Yishi", **_agreement(_topics_of(found), labels)}]
    few = find(tickets, settings=Settings(most_topics=8))
    rows.append({heading: "Yishi, 8 asked for", **_agreement(_topics_of(few), labels)})
    views = peers.Views(data.texts(tickets), _vectors(chosen))
    for method, grouped in peers.topics(views, found.topics.height):
        rows.append({heading: method, **_agreement(gold.named(ids, grouped.tolist()), labels)})
    return rows


def _vectors(chosen: argparse.Namespace) -> tuple[str, ...]:
    """What BERTopic is given."""
    return () if chosen.quick else peers.VECTORS if chosen.sentences else peers.VECTORS[:1]


def _agreement(groups: gold.Groups, labels: Mapping[str, str]) -> Row:
    return {
        "ami": gold.ami(labels, groups),
        "placed": gold.placed(groups),
        "found": len(set(groups.values()) - {None}),
    }


def _topics_of(found: Listening) -> gold.Groups:
    return dict(found.assignments.select("ticket_id", "topic_id").iter_rows())


# -- From week to week --------------------------------------------


def kept(chosen: argparse.Namespace) -> Figures:
    """Messages that keep their topic when the next week's file is added."""
    if chosen.quick:
        return {}
    rows = list(weeks.kept(data.hotline(chosen.folder), data.events(chosen.folder)))
    show(rows)
    return {"kept_topics": rows[0]["kept_topics"]}


# -- Speed, memory and what is found at that size -----------------


def speed(chosen: argparse.Namespace) -> Figures:
    """Tickets a second and peak memory at full size; seconds beside BERTopic on a part; agreement with the truth."""
    size = chosen.tickets or (QUICK_TICKETS if chosen.quick else TICKETS)
    beside = QUICK_BESIDE if chosen.quick else BESIDE
    with tempfile.TemporaryDirectory() as folder:
        file, truth = worlds.write(size, Path(folder))
        ours, found = _child(file, "yishi", size)
        figures = {"tickets_per_s": size / ours["all"], "peak_gb": ours["peak_gb"]}
        figures |= _truth(found, pl.read_parquet(truth))
        rows = [ours]
        if peers.HAS_BERTOPIC:
            rows += [_child(file, method, beside)[0] for method in ("yishi", "bertopic")]
            figures["speed_vs_bertopic"] = rows[2]["all"] / rows[1]["all"]
    show(rows)
    return figures


def _child(file: Path, method: str, rows: int) -> tuple[Row, pl.DataFrame]:
    """Run one method in a process of its own: its seconds and memory, and its assignments."""
    out = file.with_name(f"{method}-{rows}.parquet")
    command = [sys.executable, "-m", "bench.scale", str(file), "--method", method, "--rows", str(rows)]
    said = subprocess.run([*command, "--out", str(out)], check=True, capture_output=True, text=True)
    told = json.loads(said.stdout.splitlines()[-1])
    steps = told.pop("seconds")
    row = {"speed": method, **told, "all": sum(steps.values())}
    return row | {
        f"s {step.removeprefix('topics.step.')}": seconds for step, seconds in steps.items()
    }, pl.read_parquet(out)


def _truth(found: pl.DataFrame, truth: pl.DataFrame) -> Figures:
    """B-cubed of incidents and AMI of topics to the invented city's truth; chatter is left out."""
    both = found.join(truth.drop_nulls(), on="ticket_id")
    lonely = pl.concat_str(pl.lit("alone "), "ticket_id")
    incidents = both.select(pl.col("incident_id").fill_null(lonely)).to_series()
    agreement = gold.bcubed(incidents, both["incident"])
    labels = dict(both.select("ticket_id", pl.col("matter").cast(pl.String)).iter_rows())
    topics = dict(both.select("ticket_id", "topic_id").iter_rows())
    return {f"{name} (city)": value for name, value in agreement.items()} | {"ami (city)": gold.ami(labels, topics)}


# -- Benches of their own -----------------------------------------


def watch(chosen: argparse.Namespace) -> Figures:
    """Days until a burst is flagged, and false alarms a month."""
    return _of_bench("watch", ("burst_days", "false_alarms_month"), chosen)


def mask(chosen: argparse.Namespace) -> Figures:
    """Personal data that is hidden before anything is stored."""
    return _of_bench("mask", ("mask_recall",), chosen)


def _of_bench(name: str, wanted: Sequence[str], chosen: argparse.Namespace) -> Figures:
    """Run another bench, where there is one, show what it prints, and take the wanted figures from its last line."""
    if find_spec(f"bench.{name}") is None:
        return {}
    quick = ["--quick"] if chosen.quick else []
    said = subprocess.run(
        [sys.executable, "-m", f"bench.{name}", *quick], check=True, stdout=subprocess.PIPE, text=True
    )
    *table, last = said.stdout.splitlines()
    print("\n".join(table), flush=True)
    told = json.loads(last)
    return {figure: told[figure] for figure in wanted if told.get(figure) is not None}


def show(rows: list[Row]) -> None:
    """A Markdown table; a column is what any row has."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    print("\n| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    for row in rows:
        print("| " + " | ".join(_cell(row.get(column, "")) for column in columns) + " |", flush=True)


def _cell(value: Any) -> str:
    return f"{value:.3f}".lstrip("0") if isinstance(value, float) else str(value)


PARTS: dict[str, Callable[[argparse.Namespace], Figures]] = {
    "incidents": incidents,
    "topics": topics,
    "kept": kept,
    "speed": speed,
    "watch": watch,
    "mask": mask,
}

if __name__ == "__main__":
    main()
