"""The pipeline: tickets in; incidents, topics, ranks and their reasons out."""

from dataclasses import asdict, dataclass, replace

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.report import Progress, Report, fingerprint, silent
from yishi.engine.text.short import SHORTEST, too_short
from yishi.engine.topics import answer, continuity, corpus, evidence, grouping, incidents, labels, matter, places
from yishi.engine.topics.continuity import Previous
from yishi.engine.topics.settings import Settings

VERSION = "2"
STEPS = 5


@dataclass(frozen=True, slots=True)
class Listening:
    """What was found: tables ASSIGNMENT, INCIDENT, TOPIC, TOPIC_PART, TOPIC_FATE and the report."""

    assignments: pl.DataFrame
    incidents: pl.DataFrame
    topics: pl.DataFrame
    parts: pl.DataFrame
    fates: pl.DataFrame
    report: Report


def find(
    tickets: pl.DataFrame,
    *,
    settings: Settings | None = None,
    previous: Previous | None = None,
    progress: Progress = silent,
) -> Listening:
    """Find incidents (same matter and place), topics (same matter) and their ranks in masked `tickets` (table TICKET).

    With an earlier answer (`previous`) topics keep their ids and names, and TOPIC_FATE tells which were born, split,
    merged, fell silent or came back. The order of rows does not matter. Raises InputError when columns are missing.
    """
    settings = settings or Settings()
    tickets = tables.TICKET.fit(tickets).unique("ticket_id", keep="first", maintain_order=True).sort("ticket_id")
    report = Report("topics", VERSION, fingerprint(tickets), params=asdict(settings))
    _tell_input(tickets, report)
    if tickets.is_empty():
        return _nothing(report)
    found = _found(tickets, settings, progress)
    progress("topics.step.topics", 3, STEPS)
    found, ids, kept = _topics(found, previous, settings)
    progress("topics.step.ranks", 4, STEPS)
    topics, parts = answer.topic_tables(found, ids, settings)
    if previous:
        topics = continuity.keep_names(topics, previous)
    assignments = answer.assignment_table(found, ids)
    fates = continuity.fates(topics, tickets, assignments, previous, kept) if previous else tables.TOPIC_FATE.empty()
    listening = Listening(assignments, answer.incident_table(found, ids), topics, parts, fates, report)
    _tell_output(listening)
    return listening


def _found(tickets: pl.DataFrame, settings: Settings, progress: Progress) -> answer.Found:
    """The stages in their order: words, places, matter, evidence, incidents. Topics come after."""
    progress("topics.step.words", 0, STEPS)
    words = corpus.of(tickets)
    where = places.of(tickets, words)
    about = matter.of(words, where, settings)
    progress("topics.step.neighbours", 1, STEPS)
    seen = evidence.of(tickets, words, where, about, settings)
    groups = incidents.find(seen, tickets, settings, progress)
    nothing = grouping.Topics(np.full(len(groups.size), -1), np.zeros(len(groups.size)), np.empty(0, dtype=np.int64))
    return answer.Found(tickets, where, about, labels.phrases(words, where), groups, nothing)


def _topics(
    found: answer.Found, previous: Previous | None, settings: Settings
) -> tuple[answer.Found, list[str], continuity.Kept]:
    """The topics of `found`, their ids, and which earlier topics they continue."""
    if previous:
        topics, kept = continuity.continued(found, previous, settings)
        found = replace(found, topics=_without_short(found, topics))
        return found, kept.ids, kept
    topics = grouping.topics(found.matter.space, found.incidents, settings)
    found = answer.join_namesakes(answer.keep_whole(replace(found, topics=_without_short(found, topics))))
    return found, answer.topic_ids(found), continuity.Kept([], {}, {})


def _without_short(found: answer.Found, topics: grouping.Topics) -> grouping.Topics:
    """Messages that say too little are left undecided."""
    topics.of[too_short(found.tickets)[found.incidents.central]] = -1
    return topics


def _nothing(report: Report) -> Listening:
    return Listening(
        tables.ASSIGNMENT.empty(),
        tables.INCIDENT.empty(),
        tables.TOPIC.empty(),
        tables.TOPIC_PART.empty(),
        tables.TOPIC_FATE.empty(),
        report,
    )


def _tell_input(tickets: pl.DataFrame, report: Report) -> None:
    report.counts["tickets"] = tickets.height
    if tickets.is_empty():
        report.info("topics.note.empty")
        return
    if short := int(too_short(tickets).sum()):
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
    for fate, count in listening.fates.group_by("fate").len().sort("fate").iter_rows():
        report.counts[fate] = count
        report.info(f"topics.note.{fate}", count=count)
