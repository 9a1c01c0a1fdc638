"""What people corrected, respected by every later reading: tables of the engine's answer in, corrected tables out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest
from typing import Any, Protocol

import polars as pl

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import Reading, TopicSettings, halves, ranks, recount
from yishi.assembly.topics.corrections.models import Anchor, Correction, Side
from yishi.assembly.topics.corrections.replay import Replay, Told
from yishi.assembly.topics.models import Topic
from yishi.engine import tables

FEWEST = 2  # messages of an incident
TERMS = 8
State = Correction.State


class Answer(Protocol):
    """The engine's answer, or a corrected one: tables ASSIGNMENT, INCIDENT, TOPIC, TOPIC_PART."""

    @property
    def assignments(self) -> pl.DataFrame: ...
    @property
    def incidents(self) -> pl.DataFrame: ...
    @property
    def topics(self) -> pl.DataFrame: ...
    @property
    def parts(self) -> pl.DataFrame: ...


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected tables; what could not be done (by correction); where every side is now (by side, topic keys)."""

    assignments: pl.DataFrame
    incidents: pl.DataFrame
    topics: pl.DataFrame
    parts: pl.DataFrame
    doubts: dict[int, list[dict[str, Any]]]
    homes: dict[tuple[int, int], str | None]


def respect(assembly_id: int, tickets: pl.DataFrame, answer: Answer, settings: TopicSettings) -> Corrected:
    """Do the assembly's corrections again on a fresh `answer` to `tickets` (table TICKET)."""
    told = in_force(assembly_id)
    if not told:
        return Corrected(answer.assignments, answer.incidents, answer.topics, answer.parts, {}, {})
    replay = _replay(assembly_id, tickets, answer, told[0].at)
    for correction in told:
        replay.do(correction)
    rebuilt = _rebuilt(tickets, answer, replay, settings)
    return Corrected(*rebuilt, replay.doubts, _homes(told, replay))


def keep(run: Run, corrected: Corrected) -> None:
    """Note in the database what became of each correction in the reading `run`, whose topics are stored."""
    topics = dict(Topic.objects.filter(run=run).values_list("key", "pk"))
    corrections = Correction.objects.filter(assembly_id=run.assembly_id).exclude(state=State.WITHDRAWN)
    for correction in corrections:
        correction.doubts = corrected.doubts.get(correction.pk, [])
        correction.state = State.DOUBTED if correction.doubts else State.IN_FORCE
    Correction.objects.bulk_update(corrections, ["doubts", "state"])
    sides = list(Side.objects.filter(correction__in=corrections))
    for side in sides:
        if key := corrected.homes.get((side.correction_id, side.number)):
            side.topic_id = topics.get(key, side.topic_id)
    Side.objects.bulk_update(sides, ["topic"])


def in_force(assembly_id: int) -> list[Told]:
    """The assembly's corrections that stand, the oldest first."""
    standing = Correction.objects.filter(assembly_id=assembly_id).exclude(state=State.WITHDRAWN)
    anchors: dict[int, set[str]] = {}
    held = Anchor.objects.filter(side__correction__in=standing)
    for side, ticket in held.values_list("side_id", "ticket__public_id"):
        anchors.setdefault(side, set()).add(ticket)
    return [
        Told(
            pk=correction.pk,
            kind=correction.kind,
            at=correction.created_at,
            label=correction.label,
            key=key_of(correction),
            sides=tuple(frozenset(anchors.get(side.pk, ())) for side in correction.sides.all()),
            labels=tuple(side.label for side in correction.sides.all()),
        )
        for correction in standing.prefetch_related("sides")
    ]


def key_of(correction: Correction) -> str:
    """The key of the topic that a split made; the same in every reading."""
    return f"s{correction.public_id.lower()}"


def _replay(assembly_id: int, tickets: pl.DataFrame, answer: Answer, since: datetime) -> Replay:
    """The reading, ready to be corrected; `since`: when the oldest correction was made."""
    rows = answer.assignments.select("ticket_id", "topic_id", "incident_id")
    newer = Ticket.objects.filter(assembly_id=assembly_id, created_at__gt=since)
    return Replay(
        topic_of=dict(rows.select("ticket_id", "topic_id").rows()),
        incident_of=dict(rows.select("ticket_id", "incident_id").rows()),
        labels=dict(answer.topics.select("topic_id", "label").rows()),
        tickets=tickets,
        came=dict(newer.values_list("public_id", "created_at")),
    )


def _homes(told: Sequence[Told], replay: Replay) -> dict[tuple[int, int], str | None]:
    """(correction, side) → topic. What was merged away has none; what moved is known by where it came from."""
    homes = {}
    for correction in told:
        for number, side in enumerate(correction.sides):
            if correction.kind == Correction.Kind.MOVE and number == 1:
                homes[correction.pk, number] = replay.sources.get(correction.pk)
            elif number == 0 or correction.kind != Correction.Kind.MERGE:
                homes[correction.pk, number] = replay.home(side)
    return homes


def _rebuilt(
    tickets: pl.DataFrame, answer: Answer, replay: Replay, settings: TopicSettings
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The answer's tables as the replay left the messages; only topics whose messages changed are counted anew."""
    names = pl.col("topic_id").replace_strict(replay.labels, default=pl.col("label"), return_dtype=pl.String)
    topics = answer.topics.with_columns(label=names)
    before = answer.assignments["topic_id"]
    now = pl.Series("topic_id", list(replay.topic_of.values()), dtype=pl.String)
    moved = before.ne_missing(now)
    if not moved.any():
        return answer.assignments, answer.incidents, topics, answer.parts
    assignments, incidents = _placed(answer, now)
    changed = pl.concat([before.filter(moved), now.filter(moved)]).drop_nulls().unique().sort().to_list()
    held = assignments.filter(pl.col("topic_id").is_in(changed)).select("ticket_id", "topic_id")
    rows = tickets.join(held, on="ticket_id", maintain_order="left")
    facts, parts = recount(rows.drop("topic_id"), rows["topic_id"].to_list(), _frame(tickets, answer), settings)
    counted = incidents.group_by("topic_id").agg(incidents=pl.len().cast(pl.Int64))
    facts = facts.join(counted, on="topic_id", how="left").with_columns(pl.col("incidents").fill_null(0))
    untouched = answer.parts.filter(~pl.col("topic_id").is_in(changed))
    parts = ranks.weigh(pl.concat([untouched, parts]), settings.weights)
    topics = _topics(topics, facts, replay, rows)
    gone = [key for key in changed if not replay.members(key)]
    ranked = ranks.in_order(topics.filter(~pl.col("topic_id").is_in(gone)), parts)
    return assignments, incidents, tables.TOPIC.fit(ranked), parts


def _placed(answer: Answer, now: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Assignments and incidents: an incident goes with most of its messages, and lets the others go."""
    moved = answer.assignments.with_columns(now, before=pl.col("topic_id"))
    most = (
        moved.filter(pl.col("incident_id").is_not_null())
        .group_by("incident_id", "topic_id")
        .agg(size=pl.len().cast(pl.Int64))
        .sort("incident_id", "size", "topic_id", descending=[False, True, False], nulls_last=True)
        .unique("incident_id", keep="first", maintain_order=True)
        .filter(pl.col("size") >= FEWEST)
        .rename({"topic_id": "goes"})
    )
    joined = moved.join(most, on="incident_id", how="left", maintain_order="left")
    with_it = pl.col("size").is_not_null() & pl.col("goes").eq_missing(pl.col("topic_id"))
    sure = pl.when(pl.col("topic_id").is_null()).then(0.0).when(pl.col("before").is_null()).then(1.0)
    assignments = joined.with_columns(
        incident_id=pl.when(with_it).then("incident_id"), confidence=sure.otherwise("confidence")
    )
    incidents = answer.incidents.drop("topic_id", "size").join(most, on="incident_id", maintain_order="left")
    return (
        assignments.select(answer.assignments.columns),
        incidents.rename({"goes": "topic_id"}).select(answer.incidents.columns),
    )


def _frame(tickets: pl.DataFrame, answer: Answer) -> Reading:
    """What the reading as a whole tells about the time, and cannot tell at all."""
    newest = tickets["time"].max()
    weekly = [sum(counts) for counts in zip(*answer.topics["weeks"].to_list(), strict=True)]
    unknown = answer.parts.filter(pl.col("value").is_null())["part"].unique().to_list()
    return Reading(newest.date() if isinstance(newest, datetime) else None, weekly, frozenset(unknown))


def _topics(topics: pl.DataFrame, facts: pl.DataFrame, replay: Replay, rows: pl.DataFrame) -> pl.DataFrame:
    """`topics` with the new `facts`; a part that went is told like the topic it was part of, in its own words."""
    born = [
        topics.filter(pl.col("topic_id") == origin).with_columns(topic_id=pl.lit(key), label=pl.lit(replay.labels[key]))
        for key, origin in sorted(replay.origin.items())
    ]
    words = dict(topics.select("topic_id", "terms").rows())
    for key, origin in sorted(replay.origin.items()):
        both = rows.filter(pl.col("topic_id").is_in([key, origin]))
        words[origin], words[key] = halves.terms(both, (both["topic_id"] == key).to_list())
    for key, others in replay.joined.items():
        in_turn = chain.from_iterable(zip_longest(*(words[other] for other in (key, *others)), fillvalue=""))
        words[key] = [word for word in dict.fromkeys(in_turn) if word][:TERMS]
    told = pl.concat([topics, *born]).drop("rank", "score")
    schema = {name: tables.TOPIC.schema[name] for name in ("topic_id", "terms")}
    terms = pl.DataFrame({"topic_id": list(words), "terms": list(words.values())}, schema=schema)
    return told.drop("terms").join(terms, on="topic_id").update(facts, on="topic_id")
