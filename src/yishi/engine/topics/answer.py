"""What was found, as tables: assignments, incidents, topics in the order of their rank, and the parts of each rank."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.groups import member
from yishi.engine.topics import labels, parts, ranks
from yishi.engine.topics.grouping import Topics
from yishi.engine.topics.incidents import Incidents
from yishi.engine.topics.labels import Phrases
from yishi.engine.topics.matter import Matter
from yishi.engine.topics.places import Places, where
from yishi.engine.topics.settings import Settings

FEWEST = 2  # messages of an incident; one alone is no incident yet
SMALLEST = 3  # messages of a topic; fewer are left undecided


@dataclass(frozen=True, slots=True)
class Found:
    """Everything the tables are made of. Indices are rows of `tickets`."""

    tickets: pl.DataFrame
    places: Places
    matter: Matter
    phrases: Phrases
    incidents: Incidents
    topics: Topics

    @property
    def topic_of(self) -> np.ndarray:
        """Topic number of each message, −1 for none."""
        return self.topics.of[self.incidents.of]

    @property
    def groups(self) -> int:
        return len(self.topics.category)

    @property
    def grouped(self) -> np.ndarray:
        """Numbers of the incidents of at least two messages."""
        return np.flatnonzero(self.incidents.size >= FEWEST)


def keep_whole(found: Found) -> Found:
    """Topics renumbered without those that are too small; their messages are undecided."""
    size = np.bincount(found.topic_of[found.topic_of >= 0], minlength=found.groups)
    return _renumbered(found, np.where(size >= SMALLEST, np.cumsum(size >= SMALLEST) - 1, -1))


def join_namesakes(found: Found) -> Found:
    """Topics that would bear the same name are one matter that the grouping cut in pieces: put together again.

    A joined topic may come to share its name with another, so this goes on until all names differ.
    """
    while True:
        terms = labels.terms(found.matter.counts, found.matter.words, found.topic_of, found.groups)
        said = labels.telling(found.phrases, found.topic_of, terms)
        first: dict[str, int] = {}
        number = np.array([first.setdefault(name or f"#{group}", len(first)) for group, name in enumerate(said)])
        if len(first) == found.groups:
            return found
        found = _renumbered(found, number)


def _renumbered(found: Found, number: np.ndarray) -> Found:
    """`number`: the new number of each topic, −1 for none. A joined topic is of the category of its first part."""
    kept, first = np.unique(number, return_index=True)
    category = found.topics.category[first[kept >= 0]]
    topics = Topics(np.append(number, -1)[found.topics.of], found.topics.sure, category)
    return replace(found, topics=topics)


def incident_table(found: Found, topic_ids: Sequence[str]) -> pl.DataFrame:
    """Table INCIDENT: groups of at least two messages, by their first message."""
    numbers = found.grouped
    frame = found.tickets.select("ticket_id", "time", "caller").with_columns(incident=found.incidents.of)
    facts = frame.group_by("incident").agg(
        size=pl.len(),
        callers=pl.col("caller").drop_nulls().n_unique(),
        first=pl.col("time").min(),
        last=pl.col("time").max(),
    )
    central = found.incidents.central[numbers]
    examples = found.tickets.select("ticket_id", "title", "text")[central.tolist()]
    place = _shared_places(found, numbers)
    headings = (title or text or "" for title, text in examples.select("title", "text").iter_rows())
    topics = found.topics.of[numbers]
    rows = pl.DataFrame(
        {
            "incident": numbers,
            "incident_id": [stable_id("i", ticket_id) for ticket_id in examples["ticket_id"]],
            "topic_id": [topic_ids[topic] if topic >= 0 else None for topic in topics],
            "label": [labels.incident(heading, at) for heading, at in zip(headings, place, strict=True)],
            "place": place,
            "example": examples["ticket_id"],
        }
    )
    told = rows.join(facts, on="incident", how="left", maintain_order="left")
    return tables.INCIDENT.fit(told.with_columns(callers=pl.when(pl.col("callers") > 0).then("callers")))


def _shared_places(found: Found, numbers: np.ndarray) -> list[str]:
    """The place that most messages of each incident name: a spot, else the village, else the area; empty where it is
    named once, or by fewer than a third.
    """
    shared = [""] * len(numbers)
    places = found.places
    members = member(found.incidents.of, len(found.incidents.size))[numbers]
    for told, names in (
        (places.areas, places.area_names),
        (places.village, places.villages),
        (places.headed, places.names),
    ):
        inside = (members @ told).tocsr()
        inside.sort_indices()
        for place in np.flatnonzero(np.diff(inside.indptr)):
            part = slice(inside.indptr[place], inside.indptr[place + 1])
            often = inside.data[part].max()
            if often >= max(2, found.incidents.size[numbers[place]] / 3):
                best = [names[column] for column in inside.indices[part][inside.data[part] == often]]
                shared[place] = min(best, key=lambda name: (-len(name), name))
    return shared


def assignment_table(found: Found, topic_ids: Sequence[str]) -> pl.DataFrame:
    """Table ASSIGNMENT. Confidence is the likeness of the message's incident to its topic, 0 to 1."""
    numbers = found.grouped
    examples = found.tickets["ticket_id"].gather(found.incidents.central[numbers])
    incident_ids = pl.Series([stable_id("i", ticket_id) for ticket_id in examples], dtype=pl.String)
    of_incident = np.full(len(found.incidents.size), -1, dtype=np.int64)
    of_incident[numbers] = np.arange(len(numbers))
    sure = np.where(found.topic_of >= 0, found.topics.sure[found.incidents.of], 0.0)
    return tables.ASSIGNMENT.fit(
        pl.DataFrame(
            {
                "ticket_id": found.tickets["ticket_id"],
                "incident_id": _named(incident_ids, of_incident[found.incidents.of]),
                "topic_id": _named(pl.Series(topic_ids, dtype=pl.String), found.topic_of),
                "confidence": np.round(sure, 4),
            }
        )
    )


def _named(names: pl.Series, number: np.ndarray) -> pl.Series:
    """The name of each number, none of −1."""
    return names.gather(pl.Series(number).replace(-1, None))


def topic_ids(found: Found) -> list[str]:
    """A topic is known by the central message of its largest incident: the same data give the same ids."""
    return [stable_id("t", found.tickets["ticket_id"][row]) for row in _central(found)]


def _central(found: Found) -> list[int]:
    """Of each topic the central message of its largest incident, a row of `tickets`."""
    rows = []
    for topic in range(found.groups):
        incidents = np.flatnonzero(found.topics.of == topic)
        largest = incidents[np.argmax(found.incidents.size[incidents])]
        rows.append(int(found.incidents.central[largest]))
    return rows


def _headings(found: Found) -> list[str]:
    central = found.tickets.select("title", "text")[_central(found)]
    return [title or text or "" for title, text in central.iter_rows()]


def stable_id(kind: str, ticket_id: str) -> str:
    return kind + hashlib.sha256(ticket_id.encode()).hexdigest()[:12]


def topic_tables(found: Found, ids: Sequence[str], settings: Settings) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables TOPIC, in the order of rank, and TOPIC_PART in the same order."""
    of, groups = found.topic_of, len(ids)
    heard = parts.hear(found.tickets, where(found.places), of, groups, settings)
    reasons = ranks.part_table(parts.measured(heard), ids, settings.weights)
    terms = labels.terms(found.matter.counts, found.matter.words, of, groups)
    facts = pl.DataFrame(
        {
            "topic_id": ids,
            "category": _categories(found),
            "label": labels.names(found.phrases, of, terms, _headings(found)),
            "terms": terms,
            "size": np.bincount(of[of >= 0], minlength=groups),
            "incidents": np.bincount(found.topics.of[found.grouped] + 1, minlength=groups + 1)[1:],
            "places": parts.spread(heard),
            "weeks": heard.weekly.tolist(),
        },
        schema_overrides={"topic_id": pl.String, "label": pl.String, "terms": pl.List(pl.String)},
    )
    spans = pl.DataFrame({"topic_id": _named(pl.Series(ids, dtype=pl.String), of), "time": found.tickets["time"]})
    spans = spans.drop_nulls("topic_id").group_by("topic_id").agg(first=pl.col("time").min(), last=pl.col("time").max())
    ranked = ranks.in_order(facts.join(spans, on="topic_id"), reasons)
    order = ranked.select("topic_id", "rank")
    reasons = reasons.join(order, on="topic_id").sort("rank", maintain_order=True).drop("rank")
    return tables.TOPIC.fit(ranked), reasons.select(tables.TOPIC_PART.schema.keys())


def _categories(found: Found) -> list[str]:
    """The name of each topic's category: the two words that its topics say most and others' least."""
    category = np.append(found.topics.category, -1)[found.topic_of]
    terms = labels.terms(found.matter.counts, found.matter.words, category, int(category.max(initial=-1)) + 1)
    return ["、".join(terms[number][:2]) for number in found.topics.category]
