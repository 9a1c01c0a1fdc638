"""The pipeline: tickets in; incidents, topics, ranks and their reasons out."""

from dataclasses import asdict, dataclass

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.report import Progress, Report, fingerprint, silent
from yishi.engine.topics import answer, grouping, matter, neighbours, places, vectors
from yishi.engine.topics.settings import Settings

VERSION = "1"
SHORTEST = 4  # characters below which a message says too little to be placed
STEPS = 5


@dataclass(frozen=True, slots=True)
class Listening:
    """What was found: tables ASSIGNMENT, INCIDENT, TOPIC, TOPIC_PART and the report."""

    assignments: pl.DataFrame
    incidents: pl.DataFrame
    topics: pl.DataFrame
    parts: pl.DataFrame
    report: Report


def find(tickets: pl.DataFrame, *, settings: Settings | None = None, progress: Progress = silent) -> Listening:
    """Find incidents (same matter and place), topics (same matter) and their ranks in masked `tickets` (table TICKET).

    The answer does not depend on the order of rows. Raises InputError when columns are missing.
    """
    settings = settings or Settings()
    tickets = tables.TICKET.fit(tickets).unique("ticket_id", keep="first", maintain_order=True).sort("ticket_id")
    report = Report("topics", VERSION, fingerprint(tickets), params=asdict(settings))
    _tell_input(tickets, report)
    if tickets.is_empty():
        return _nothing(report)
    found = _found(tickets, settings, progress)
    progress("topics.step.ranks", 4, STEPS)
    ids = answer.topic_ids(found)
    topics, parts = answer.topic_tables(found, ids, settings)
    listening = Listening(answer.assignment_table(found, ids), answer.incident_table(found, ids), topics, parts, report)
    _tell_output(listening)
    return listening


def _found(tickets: pl.DataFrame, settings: Settings, progress: Progress) -> answer.Found:
    """The stages in their order: places, likeness, incidents, matter, topics."""
    progress("topics.step.words", 0, STEPS)
    told = places.of(tickets)
    seen = vectors.of(tickets, settings)
    near = neighbours.pairs(seen, told, settings, progress)
    progress("topics.step.incidents", 2, STEPS)
    incidents = grouping.incidents(seen, near, settings)
    progress("topics.step.topics", 3, STEPS)
    about = matter.of(tickets, told)
    topics = grouping.topics(about.weighted, incidents, settings)
    topics.of[_too_short(tickets)[incidents.central]] = -1
    return answer.join_namesakes(answer.keep_whole(answer.Found(tickets, told, incidents, topics, about)))


def _too_short(tickets: pl.DataFrame) -> np.ndarray:
    said = pl.concat_str(pl.col("title", "text").fill_null("")).str.strip_chars().str.len_chars()
    return tickets.select(said < SHORTEST).to_series().to_numpy()


def _nothing(report: Report) -> Listening:
    empty = tables.ASSIGNMENT.empty(), tables.INCIDENT.empty(), tables.TOPIC.empty(), tables.TOPIC_PART.empty()
    return Listening(*empty, report)


def _tell_input(tickets: pl.DataFrame, report: Report) -> None:
    report.counts["tickets"] = tickets.height
    if tickets.is_empty():
        report.info("topics.note.empty")
        return
    if short := int(_too_short(tickets).sum()):
        report.info("topics.note.short", count=short, least=SHORTEST)
    if timeless := tickets["time"].null_count():
        report.warn("topics.note.no_time", count=timeless)
    if tickets["caller"].null_count() == tickets.height:
        report.info("topics.note.callers_unknown")


def _tell_output(listening: Listening) -> None:
    report = listening.report
    undecided = listening.assignments["topic_id"].null_count()
    report.counts |= {
        "incidents": listening.incidents.height,
        "topics": listening.topics.height,
        "undecided": undecided,
    }
    if undecided:
        report.info("topics.note.undecided", count=undecided)
