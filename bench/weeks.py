"""Topics from week to week: how many messages keep theirs when the next week's file is added.

Messages up to a week are read, then again with the next week's added, for each of the last weeks. Ours goes on from the
week before; a method that begins anew each week is matched one to one in the way that is kindest to it. Keeping is easy
for one who never changes a topic, so what the last reading is worth stands beside it: its agreement with labels.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl

from bench import data, gold, peers
from yishi.engine.topics import Listening, Previous, find

STEPS = 4  # weeks that are added one by one
THICK = 0.97  # share of the messages that have come by the last of these weeks: files thin out at their end


def kept(tickets: pl.DataFrame, labels: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """By method: the share of messages with a topic that keep it when a week is added, the mean of `STEPS` weeks; and
    the last reading's AMI to `labels`.
    """
    files = list(_growing(tickets))
    readings = {"Yishi": (_gone_on(files), True), "Yishi, begun anew": ([_topics(find(file)) for file in files], False)}
    if peers.HAS_BERTOPIC:
        readings["BERTopic on words"] = ([_bertopic(file) for file in files], False)
    for name, (seen, by_name) in readings.items():
        shares = [gold.kept(before, after, by_name=by_name) for before, after in pairwise(seen)]
        yield {
            "a week added": name,
            "kept_topics": float(np.mean(shares)),
            "ami (35 events)": gold.ami({key: labels[key] for key in labels if key in seen[-1]}, seen[-1]),
        }


def _growing(tickets: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The file as it stood at the ends of the last weeks, oldest first."""
    last = tickets["time"].quantile(THICK)
    for back in range(STEPS, -1, -1):
        yield tickets.filter(pl.col("time") <= last - timedelta(weeks=back))


def _gone_on(files: list[pl.DataFrame]) -> list[gold.Groups]:
    """Ours, each week going on from the one before."""
    found = [find(files[0])]
    for file in files[1:]:
        found.append(find(file, previous=Previous(found[-1].assignments, found[-1].topics)))
    return [_topics(listening) for listening in found]


def _topics(found: Listening) -> gold.Groups:
    return dict(found.assignments.select("ticket_id", "topic_id").iter_rows())


def _bertopic(tickets: pl.DataFrame) -> gold.Groups:
    views = peers.Views(data.texts(tickets))
    return gold.named(tickets["ticket_id"].to_list(), peers.bertopic(views.texts, views.space).topics_)
