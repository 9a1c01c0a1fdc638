"""A reading's topics watched over time: their trends and expected bands, and the bursts, into the database."""

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import polars as pl

from yishi.assembly.people.models import Village
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import Watching, keep, watch
from yishi.assembly.topics.bursts.models import Burst
from yishi.assembly.topics.corrections.rereading import Answer
from yishi.assembly.topics.models import Topic
from yishi.engine.report import Progress

SILENCE = timedelta(days=7)  # after so many days without a flag, the next one is another burst
BATCH = 500
BAND = ("expected", "low", "high")
PLACES = {"town": pl.String(), "village": pl.String(), "longitude": pl.Float64(), "latitude": pl.Float64()}


def watched(run: Run, tickets: pl.DataFrame, answer: Answer, progress: Progress) -> Watching:
    """What the engine tells of the topics in `answer`, kept in the run's folder. `tickets`: table TICKET."""
    found = watch(tickets, answer.assignments, answer.topics, places=_villages(run.assembly_id), progress=progress)
    keep(run, {"states": found.states, "bursts": found.bursts})
    return found


def store(run: Run, found: Watching) -> None:
    """Write trends and bursts to the topics of the reading `run`, which are stored."""
    _store_trends(run, found.states)
    Burst.objects.filter(assembly_id=run.assembly_id, topic=None, state=Burst.State.NEW).delete()
    _store_bursts(run, found.bursts)


def _villages(assembly_id: int) -> pl.DataFrame:
    rows = Village.objects.filter(assembly_id=assembly_id).order_by("pk")
    named = rows.values_list("town__name", "name", "longitude", "latitude")
    return pl.DataFrame(list(named), schema=PLACES, orient="row")


def _store_trends(run: Run, states: pl.DataFrame) -> None:
    """A topic that this reading did not find has no trend: nobody counted its weeks."""
    told = {row["topic_id"]: row for row in states.iter_rows(named=True)}
    topics = list(Topic.objects.filter(assembly_id=run.assembly_id).order_by("pk"))
    for topic in topics:
        row = told.get(topic.key) if topic.run_id == run.pk else None
        topic.trend = row["state"] if row else Topic.Trend.UNKNOWN
        topic.trend_told = {"code": row["reason"], "params": json.loads(row["params"])} if row else {}
        topic.band = {name: row[name] for name in BAND} if row else {}
    Topic.objects.bulk_update(topics, ["trend", "trend_told", "band"], batch_size=BATCH)


def _store_bursts(run: Run, bursts: pl.DataFrame) -> None:
    topics = {topic.key: topic for topic in Topic.objects.filter(run=run)}
    known = list(Burst.objects.filter(assembly_id=run.assembly_id, topic__isnull=False).prefetch_related("others"))
    for row in bursts.iter_rows(named=True):
        if row["topic_id"] not in topics:
            continue
        about = [topics[key] for key in (row["topic_id"], *row["others"]) if key in topics]
        burst = _known(row, {topic.pk for topic in about}, known)
        if burst:
            known.remove(burst)
        else:
            burst = Burst(assembly_id=run.assembly_id)
        for name, value in _facts(row).items():
            setattr(burst, name, value)
        burst.run, burst.topic = run, about[0]
        burst.save()
        burst.others.set(about[1:])


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    names = ("kind", "towns", "villages", "since", "until", "flagged", "messages", "callers", "expected", "chance")
    return {name: row[name] for name in names} | {"reason": row["reason"], "params": json.loads(row["params"])}


def _known(row: Mapping[str, Any], topics: set[int], known: Iterable[Burst]) -> Burst | None:
    """The burst that an earlier reading flagged already, the nearest in time: on the same matter, where places touch,
    within days of it. One caller's messages are never taken for a burst, nor a burst for them.
    """
    same = [burst for burst in known if _is_about(burst, topics) and _is_like(burst, row)]
    return min(same, key=lambda burst: (abs(burst.flagged - row["flagged"]), burst.pk), default=None)


def _is_about(burst: Burst, topics: set[int]) -> bool:
    return not topics.isdisjoint({burst.topic_id, *(other.pk for other in burst.others.all())})


def _is_like(burst: Burst, row: Mapping[str, Any]) -> bool:
    alone = Burst.Kind.ONE_CALLER
    in_time = row["since"] <= burst.until + SILENCE and burst.since <= row["until"] + SILENCE
    return (burst.kind == alone) == (row["kind"] == alone) and in_time and _touch(burst, row)


def _touch(burst: Burst, row: Mapping[str, Any]) -> bool:
    """Whether two places have a part in common. No town: everywhere; no village: the whole town."""
    if not (burst.towns and row["towns"]):
        return burst.kind != Burst.Kind.ONE_CALLER or burst.towns == row["towns"]
    if set(burst.towns).isdisjoint(row["towns"]):
        return False
    return not (burst.villages and row["villages"]) or not set(burst.villages).isdisjoint(row["villages"])
