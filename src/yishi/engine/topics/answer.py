"""What was found, as tables: assignments, incidents, topics in the order of their rank, and the parts of each rank."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.topics import labels, ranks, trend
from yishi.engine.topics.grouping import Incidents, Topics
from yishi.engine.topics.matter import Matter
from yishi.engine.topics.places import Places
from yishi.engine.topics.settings import Settings

FEWEST = 2  # messages of an incident; one alone is no incident yet
SMALLEST = 3  # messages of a topic; fewer are left undecided


@dataclass(frozen=True, slots=True)
class Found:
    """Everything the tables are made of. Indices are rows of `tickets`."""

    tickets: pl.DataFrame
    places: Sequence[Places]
    incidents: Incidents
    topics: Topics
    matter: Matter

    @property
    def topic_of(self) -> np.ndarray:
        """Topic number of each message, −1 for none."""
        return self.topics.of[self.incidents.of]


def keep_whole(found: Found) -> Found:
    """Topics renumbered without those that are too small; their messages are undecided."""
    size = np.bincount(found.topic_of[found.topic_of >= 0], minlength=found.topics.of.max(initial=-1) + 1)
    kept = np.flatnonzero(size >= SMALLEST)
    number = np.full(len(size) + 1, -1, dtype=np.int64)  # the last entry answers for −1
    number[kept] = np.arange(len(kept))
    topics = Topics(number[found.topics.of], found.topics.sure)
    return Found(found.tickets, found.places, found.incidents, topics, found.matter)


def join_namesakes(found: Found) -> Found:
    """Topics that would bear the same name are one matter that the grouping cut in pieces: put together again.

    A joined topic may come to share its name with another, so this goes on until all names differ.
    """
    while True:
        groups = found.topics.of.max(initial=-1) + 1
        terms = labels.terms(found.matter.counts, found.matter.words, found.topic_of, groups)
        phrases = labels.telling(found.matter.headings, found.topic_of, terms)
        first: dict[str, int] = {}
        number = np.array([first.setdefault(phrase or f"#{group}", len(first)) for group, phrase in enumerate(phrases)])
        if len(first) == groups:
            return found
        topics = Topics(np.append(number, -1)[found.topics.of], found.topics.sure)
        found = Found(found.tickets, found.places, found.incidents, topics, found.matter)


def incident_table(found: Found, topic_ids: Sequence[str]) -> pl.DataFrame:
    """Table INCIDENT: groups of at least two messages, by their first message."""
    order = np.argsort(found.incidents.of, kind="stable")
    starts = np.concatenate([[0], np.cumsum(found.incidents.size)])
    rows = []
    for number in np.flatnonzero(found.incidents.size >= FEWEST):
        members = order[starts[number] : starts[number + 1]]
        topic = found.topics.of[number]
        rows.append(_incident(found, int(number), members) | {"topic_id": topic_ids[topic] if topic >= 0 else None})
    return pl.DataFrame(rows, schema=tables.INCIDENT.schema)


def _incident(found: Found, number: int, members: np.ndarray) -> dict:
    tickets = found.tickets[members.tolist()]
    example = int(found.incidents.central[number])
    place = _shared_place(found, members)
    row = found.tickets.row(example, named=True)
    return {
        "incident_id": stable_id("i", row["ticket_id"]),
        "label": labels.incident(row["title"] or row["text"] or "", place),
        "place": place,
        "size": len(members),
        "callers": tickets["caller"].drop_nulls().n_unique() or None,
        "first": tickets["time"].min(),
        "last": tickets["time"].max(),
        "example": row["ticket_id"],
    }


def _shared_place(found: Found, members: np.ndarray) -> str:
    """The place that most messages name: a spot, else the village, else the area; empty where none is named twice."""
    for names in (lambda p: p.told, lambda p: [p.village] if p.village else [], lambda p: p.areas):
        counted = Counter(name for member in members for name in names(found.places[member]))
        if counted:
            name, count = min(counted.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
            if count >= max(2, len(members) / 3):
                return name
    return ""


def assignment_table(found: Found, topic_ids: Sequence[str]) -> pl.DataFrame:
    """Table ASSIGNMENT. Confidence is the likeness of the message's incident to its topic, 0 to 1."""
    ticket_ids = found.tickets["ticket_id"].to_list()
    of, sure = found.incidents.of, found.topics.sure
    grouped = found.incidents.size >= FEWEST
    central = found.incidents.central
    rows = {
        "ticket_id": ticket_ids,
        "incident_id": [stable_id("i", ticket_ids[central[i]]) if grouped[i] else None for i in of],
        "topic_id": [topic_ids[t] if t >= 0 else None for t in found.topic_of],
        "confidence": [round(float(sure[i]), 4) if t >= 0 else 0.0 for i, t in zip(of, found.topic_of, strict=True)],
    }
    return pl.DataFrame(rows, schema=tables.ASSIGNMENT.schema)


def topic_ids(found: Found) -> list[str]:
    """A topic is known by the central message of its largest incident: the same data give the same ids."""
    ids = []
    for topic in range(found.topics.of.max(initial=-1) + 1):
        incidents = np.flatnonzero(found.topics.of == topic)
        largest = incidents[np.argmax(found.incidents.size[incidents])]
        ids.append(stable_id("t", found.tickets["ticket_id"][int(found.incidents.central[largest])]))
    return ids


def stable_id(kind: str, ticket_id: str) -> str:
    return kind + hashlib.sha256(ticket_id.encode()).hexdigest()[:12]


def topic_tables(found: Found, ids: Sequence[str], settings: Settings) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables TOPIC, in the order of rank, and TOPIC_PART in the same order."""
    of, groups = found.topic_of, len(ids)
    weekly = trend.weeks(found.tickets["time"], of, groups)
    parts = ranks.parts_table(measured(found, weekly, settings), settings.weights, ids)
    terms = labels.terms(found.matter.counts, found.matter.words, of, groups)
    grouped = found.incidents.size >= FEWEST
    facts = pl.DataFrame(
        {
            "topic_id": ids,
            "label": labels.names(found.matter.headings, of, terms),
            "terms": terms,
            "size": np.bincount(of[of >= 0], minlength=groups),
            "incidents": np.bincount(found.topics.of[grouped & (found.topics.of >= 0)], minlength=groups),
            "places": places_of(found, groups),
            "weeks": weekly.tolist(),
        }
    )
    score = parts.group_by("topic_id").agg(pl.col("points").sum().round(2).alias("score"))
    ranked = (
        facts.join(score, on="topic_id")
        .join(_spans(found), on="topic_id")
        .sort("score", "size", "topic_id", descending=[True, True, False])
        .with_row_index("rank", offset=1)
    )
    order = ranked.select("topic_id", "rank")
    parts = parts.join(order, on="topic_id").sort("rank", maintain_order=True).drop("rank")
    return tables.TOPIC.fit(ranked), parts.select(tables.TOPIC_PART.schema.keys())


def _spans(found: Found) -> pl.DataFrame:
    """First and last message of each topic."""
    ids = topic_ids(found)
    frame = pl.DataFrame(
        {"topic_id": [ids[t] if t >= 0 else None for t in found.topic_of], "time": found.tickets["time"]}
    )
    frame = frame.filter(pl.col("topic_id").is_not_null())
    return frame.group_by("topic_id").agg(first=pl.col("time").min(), last=pl.col("time").max())


def places_of(found: Found, groups: int) -> np.ndarray:
    """Distinct villages of each topic; where villages are unknown, distinct named places."""
    seen: list[set[str]] = [set() for _ in range(groups)]
    for topic, told in zip(found.topic_of, found.places, strict=True):
        if topic >= 0:
            seen[topic] |= {told.village} if told.village else set(told.named or told.areas)
    return np.array([len(names) for names in seen], dtype=np.int64)


def measured(found: Found, weekly: np.ndarray, settings: Settings) -> list[ranks.Part]:
    """The parts of a rank, each a number for every topic and what its sentence quotes."""
    of, groups = found.topic_of, weekly.shape[0]
    size = np.bincount(of[of >= 0], minlength=groups)
    now, before, growth = trend.growth(weekly, settings.recent_weeks, settings.past_weeks)
    spread = places_of(found, groups)
    active, all_weeks = (weekly > 0).sum(axis=1), weekly.shape[1]
    urgent, share = ranks.urgency(found.tickets["text"], of, groups)
    callers, twice = ranks.callers(found.tickets["caller"], of, groups)
    window = {"recent": settings.recent_weeks, "past": settings.past_weeks}
    return [
        ranks.Part(
            "reach", size, [{"size": int(n), "callers": int(c) or int(n)} for n, c in zip(size, callers, strict=True)]
        ),
        ranks.Part(
            "growth",
            np.maximum(growth - 1, 0),
            [
                window | {"now": round(float(a), 2), "before": round(float(b), 2)}
                for a, b in zip(now, before, strict=True)
            ],
        ),
        ranks.Part("spread", spread, [{"places": int(n)} for n in spread]),
        ranks.Part("persistence", active, [{"weeks": int(n), "all": all_weeks} for n in active]),
        ranks.Part("urgency", share, [{"count": int(n)} for n in urgent]),
        ranks.Part("repeat", twice, [{"callers": int(n)} for n in twice]),
    ]
