"""Topics whose messages a person changed: their numbers and the parts of their ranks, worked out anew.

Only the messages of the changed topics are read; what the rest of the reading gives is told in `Reading`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.topics import corpus, parts, places, ranks, trend
from yishi.engine.topics.settings import Settings

FACTS = ("topic_id", "size", "places", "first", "last", "weeks")  # columns of TOPIC that messages alone decide


@dataclass(frozen=True, slots=True)
class Reading:
    """The frame a topic is measured in: the day the last week ends (none: no message has a time), messages of the whole
    reading a week, oldest first, and the names of the parts that the reading cannot measure.
    """

    newest: date | None
    weekly: Sequence[int]
    unknown: frozenset[str]


def recount(
    tickets: pl.DataFrame, topic_ids: Sequence[str], reading: Reading, settings: Settings | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Facts (columns FACTS) and the table TOPIC_PART of the topics of `tickets` (table TICKET; topic_ids: one a row).

    Levels and points count these topics only: weigh them together with the others (`ranks.weigh`).
    """
    settings = settings or Settings()
    tickets = tables.TICKET.fit(tickets)
    ids = sorted(set(topic_ids))
    number = {topic_id: place for place, topic_id in enumerate(ids)}
    of = np.array([number[topic_id] for topic_id in topic_ids], dtype=np.int64)
    weekly = trend.in_weeks(_weeks_back(tickets, reading), of, len(ids), len(reading.weekly))
    where = places.where(places.of(tickets, corpus.of(tickets)))
    heard = parts.Heard(tickets, where, of, weekly, np.array(reading.weekly), reading.unknown, settings)
    spans = pl.DataFrame(
        {"topic_id": list(topic_ids), "time": tickets["time"]}, schema_overrides={"topic_id": pl.String}
    )
    facts = (
        spans.group_by("topic_id")
        .agg(size=pl.len(), first=pl.col("time").min(), last=pl.col("time").max())
        .sort("topic_id")
        .with_columns(places=pl.Series(parts.spread(heard)), weeks=pl.Series(weekly.tolist(), dtype=pl.List(pl.Int64)))
    )
    return facts.select(FACTS), ranks.part_table(parts.measured(heard), ids, settings.weights)


def _weeks_back(tickets: pl.DataFrame, reading: Reading) -> np.ndarray:
    """Weeks between each message and the newest of the reading; the oldest week where the time is unknown."""
    oldest = len(reading.weekly) - 1
    if reading.newest is None:
        return np.full(tickets.height, oldest)
    back = tickets.select((pl.lit(reading.newest) - pl.col("time").dt.date()).dt.total_days() // 7).to_series()
    return back.fill_null(oldest).clip(0, oldest).to_numpy()
