"""Long work of the room, done by the worker: tickets through the engine, candidates into the database."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

import polars as pl
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.hotline import tables as hotline
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.runs import lease
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import Previous, kept, perform
from yishi.assembly.topics.bursts import watching
from yishi.assembly.topics.continuity import continued
from yishi.assembly.topics.corrections import rereading
from yishi.assembly.topics.models import Incident, Placing, Topic
from yishi.assembly.topics.weights import ranking
from yishi.engine.report import Progress

BATCH = 2000


def find_topics(run: Run, progress: Progress) -> None:
    """Read the window's tickets, find incidents and topics, and store them as candidates of this run."""
    tickets = hotline.tickets(run.assembly_id, since=_window_start(run))
    settings = ranking.settings_of(run.assembly_id)
    found = perform("topics", tickets, run=run, progress=progress, settings=settings, previous=_previous(run))
    watched = watching.watched(run, tickets, rereading.respect(run.assembly_id, tickets, found, settings), progress)
    with lease.storing(run):  # corrections made while the engine was reading count too
        corrected = rereading.respect(run.assembly_id, tickets, found, settings)
        store(run, corrected.assignments, corrected.incidents, corrected.topics, corrected.parts)
        rereading.keep(run, corrected)
        watching.store(run, watched)
        ranking.rerank(run.assembly_id)


def _previous(run: Run) -> Previous | None:
    """The answer of the reading before, whose topics go on; none for the first reading and for a fresh start."""
    before = Run.objects.filter(assembly_id=run.assembly_id, job=run.job, state=Run.State.DONE).order_by("-pk").first()
    if before is None or run.params.get("afresh"):
        return None
    try:
        return Previous(kept(before, "assignments"), kept(before, "topics"))
    except FileNotFoundError:  # the folder of runs was emptied: the topics are found anew
        return None


def store(
    run: Run, assignments: pl.DataFrame, incidents: pl.DataFrame, topics: pl.DataFrame, parts: pl.DataFrame
) -> None:
    """Write a run's answer. Candidates that nobody decided on make room; decided topics stay, with fresh numbers."""
    ids = dict(Ticket.objects.filter(assembly_id=run.assembly_id).values_list("public_id", "pk"))
    known = continued(run.assembly_id, assignments, ids)
    candidates = Topic.objects.filter(assembly_id=run.assembly_id, state=Topic.State.CANDIDATE)
    candidates.exclude(pk__in=[topic.pk for topic in known.values()]).delete()
    _clear(known.values())
    topic_of = _store_topics(run, topics, parts, known)
    incident_of = _store_incidents(run, incidents, topic_of, ids)
    rows = assignments.iter_rows(named=True)
    Placing.objects.bulk_create(
        (
            Placing(
                assembly_id=run.assembly_id,
                run=run,
                ticket_id=ids[row["ticket_id"]],
                incident=incident_of.get(row["incident_id"]),
                topic=topic_of.get(row["topic_id"]),
                confidence=row["confidence"],
            )
            for row in rows
        ),
        batch_size=BATCH,
    )
    audit.note(by=run.started_by, verb="topics.store", thing=run, topics=topics.height, tickets=assignments.height)


def _clear(topics: Collection[Topic]) -> None:
    """Take the earlier reading's placings and incidents out, so that nothing counts twice."""
    Placing.objects.filter(topic__in=topics).delete()
    Incident.objects.filter(topic__in=topics).delete()


def _store_topics(run: Run, topics: pl.DataFrame, parts: pl.DataFrame, known: Mapping[str, Topic]) -> dict[str, Topic]:
    reasons: dict[str, list[dict]] = {}
    for part in parts.iter_rows(named=True):
        entry = {**part, "params": json.loads(part["params"])}
        reasons.setdefault(entry.pop("topic_id"), []).append(entry)
    stored, fresh = {}, []
    for row in topics.iter_rows(named=True):
        facts = _facts(row) | {"run": run, "parts": reasons.get(row["topic_id"], [])}
        if topic := known.get(row["topic_id"]):
            if topic.state == Topic.State.CANDIDATE:
                facts["label"] = row["label"]
            for name, value in facts.items():
                setattr(topic, name, value)
            topic.save(update_fields=list(facts))
            stored[topic.key] = topic
        else:
            fresh.append(Topic(assembly_id=run.assembly_id, label=row["label"], **facts))
    return stored | {topic.key: topic for topic in Topic.objects.bulk_create(fresh, batch_size=BATCH)}


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    """What a reading says of a topic; its name is left to people once they decided."""
    return {
        "key": row["topic_id"],
        "terms": row["terms"],
        "size": row["size"],
        "incident_count": row["incidents"],
        "places": row["places"],
        "first": timezone.make_aware(row["first"]),
        "last": timezone.make_aware(row["last"]),
        "weeks": row["weeks"],
        "rank": row["rank"],
        "score": row["score"],
    }


def _store_incidents(
    run: Run, incidents: pl.DataFrame, topic_of: dict[str, Topic], ids: dict[str, int]
) -> dict[str, Incident]:
    rows = [
        Incident(
            assembly_id=run.assembly_id,
            run=run,
            topic=topic_of.get(row["topic_id"]),
            key=row["incident_id"],
            label=row["label"],
            place=row["place"] or "",
            size=row["size"],
            callers=row["callers"],
            first=timezone.make_aware(row["first"]),
            last=timezone.make_aware(row["last"]),
            example_id=ids.get(row["example"]),
        )
        for row in incidents.iter_rows(named=True)
    ]
    return {incident.key: incident for incident in Incident.objects.bulk_create(rows, batch_size=BATCH)}


def _window_start(run: Run) -> datetime:
    return timezone.now() - timedelta(weeks=run.params["weeks"])
