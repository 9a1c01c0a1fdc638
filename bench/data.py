"""The real data that listening and agreement are measured on. They lie beside the project, never in it."""

import csv
from pathlib import Path

import polars as pl

from yishi.engine import tables
from yishi.engine.consensus.reading import read_votes
from yishi.engine.reading import COMMAND, read_tickets

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
MOST_SHORT = 5_000  # texts of a set; of a larger one every second, third, …
SHORT_TEXTS = {"Tweet": "Tweet_LABEL.txt", "StackOverflow": "StackOverflow_label.txt"}


def hotline(folder: Path = DATA) -> pl.DataFrame:
    """Citizens' messages to a city's leaders (table TICKET), by number."""
    path = folder / "hotline" / "messages.csv"
    reading = read_tickets(path, filename=path.name, pseudonym_key=b"bench", limits=COMMAND)
    return reading.tickets.sort("ticket_id")


def events(folder: Path = DATA) -> dict[str, str]:
    """The event of each labelled message of the hotline."""
    return {row["msg"]: row["event"] for row in rows(folder / "hotline" / "events.csv")}


def look_alikes(folder: Path = DATA) -> list[dict[str, str]]:
    """Messages (`msg`) that look like an event (`near_event`) and are another matter; `src` says why they look so."""
    return rows(folder / "hotline" / "look-alikes.csv")


def classes(folder: Path = DATA) -> tuple[pl.DataFrame, dict[str, str]]:
    """Messages with one of seven classes: tickets and the class of each."""
    told = rows(folder / "classification" / "messages.csv")
    return _tickets({row["row"]: row["text"] for row in told}), {row["row"]: row["label"] for row in told}


def short_texts(name: str, folder: Path = DATA) -> tuple[pl.DataFrame, dict[str, str]]:
    """English short texts of `SHORT_TEXTS`, stemmed and stopped by their publishers: tickets and the label of each."""
    texts = (folder / "short-texts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    labels = (folder / "short-texts" / SHORT_TEXTS[name]).read_text(encoding="utf-8").split()
    every = -(-len(texts) // MOST_SHORT)
    texts, labels = texts[::every], labels[::every]
    ids = [f"{name}-{number:05}" for number in range(len(texts))]
    return _tickets(dict(zip(ids, texts, strict=True))), dict(zip(ids, labels, strict=True))


def texts(tickets: pl.DataFrame) -> list[str]:
    """What each ticket says, heading first, in one text: what a method without headings is given."""
    return tickets.select(pl.concat_str(pl.col("title", "text").fill_null(""), separator=" ")).to_series().to_list()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _tickets(said: dict[str, str]) -> pl.DataFrame:
    frame = pl.DataFrame({"ticket_id": list(said), "text": list(said.values())})
    timeless = frame.with_columns(time=pl.lit(None, dtype=tables.MOMENT), title=pl.lit(""))
    return tables.TICKET.fit(timeless).sort("ticket_id")


def conversations(folder: Path = DATA) -> dict[str, tuple[pl.DataFrame, dict[str, int]]]:
    """Polis conversations: votes (table VOTE, statements that were moderated out left out) and Polis' own groups."""
    found = {}
    for path in sorted((folder / "polis").glob("*_participants-votes.csv")):
        name = path.name.removesuffix("_participants-votes.csv")
        said = pl.read_csv(path.with_name(f"{name}_comments.csv"), infer_schema=False)
        out = said.filter(pl.col("moderated") == "-1")["comment-id"]
        votes = read_votes(path).votes.filter(~pl.col("statement").is_in(out.implode()))
        people = pl.read_csv(path, infer_schema=False).select("participant", "group-id").drop_nulls()
        found[name] = votes, {person: int(float(group)) for person, group in people.iter_rows()}
    return found
