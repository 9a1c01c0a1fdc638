"""Topics that go on from one reading to the next: same id, same name, and a word on what became of each.

A message read before stays in its topic. A new incident joins the topic it is as like to as that topic's own incidents
are; what fits none may be a topic born. Without this every week's file would bring new topics under old names.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import polars as pl
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from yishi.engine import tables
from yishi.engine.topics import answer, grouping
from yishi.engine.topics.answer import Found
from yishi.engine.topics.grouping import Topics
from yishi.engine.topics.settings import Settings

OUTLIERS = 0.1  # share of a topic's own incidents that are less like it than a new one must be
ALIKE = 0.9  # likeness of two topics that have become one
APART = 0.35  # likeness below which the halves of a topic are two topics
GROWN = 1.5  # a topic is looked at for halves once it has grown so many times
QUIET = timedelta(days=180)  # silence after which a topic that is heard again is said to have returned


@dataclass(frozen=True, slots=True)
class Previous:
    """An earlier answer: tables ASSIGNMENT and TOPIC."""

    assignments: pl.DataFrame
    topics: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Kept:
    """`ids`: the id of each topic number. `split`: id of a topic → the earlier topic it was part of. `merged`: earlier
    topic → the earlier topic it is part of now.
    """

    ids: list[str]
    split: dict[str, str]
    merged: dict[str, str]


def continued(found: Found, previous: Previous, settings: Settings) -> tuple[Topics, Kept]:
    """The topics of `found`: those of `previous` that are still heard, then those that were split off or born."""
    old = sorted(previous.assignments["topic_id"].drop_nulls().unique().to_list())
    of = _before(found, previous, old)
    middles, size = grouping.middles(found.matter.space, found.incidents), found.incidents.size
    of, merged = _merged(of, middles, size, len(old))
    of, near, sure = _drawn(of, middles, size, len(old))
    of, parents = _split(of, middles, size, _sizes(previous, old), settings)
    of = _born(of, middles, size, settings, len(old) + len(parents))
    late = (of < 0) & (sure >= settings.least_belonging)
    of[late] = near[late]
    kept, of = np.unique(np.append(of, -1), return_inverse=True)
    of, kept = of[:-1] - 1, kept[1:]
    centres = grouping.means(middles, size, of, len(kept))
    sure = np.where(of >= 0, (middles * centres[of]).sum(axis=1) if len(centres) else 0.0, 0.0)
    topics = Topics(of, np.clip(sure, 0.0, 1.0), grouping.categories(centres))
    ids = [old[number] if number < len(old) else "" for number in kept]
    fresh = answer.topic_ids(replace(found, topics=topics))
    ids = [name or _free(fresh[place], old) for place, name in enumerate(ids)]
    split = {ids[place]: old[parents[number]] for place, number in enumerate(kept) if number in parents}
    return topics, Kept(ids, split, {old[gone]: old[into] for gone, into in merged.items()})


def _free(topic_id: str, old: list[str]) -> str:
    """An id no earlier topic has: the central message of a part may have given the whole its id."""
    while topic_id in old:
        topic_id = answer.stable_id("t", topic_id)
    return topic_id


def _before(found: Found, previous: Previous, old: list[str]) -> np.ndarray:
    """The earlier topic of each incident: that of most of its messages that were read before, −1 for none."""
    before = previous.assignments.select("ticket_id", "topic_id").drop_nulls("topic_id")
    told = found.tickets.select("ticket_id").with_columns(incident=found.incidents.of)
    votes = told.join(before, on="ticket_id").group_by("incident", "topic_id").len()
    ordered = votes.sort("incident", "len", "topic_id", descending=[False, True, False])
    most = ordered.unique("incident", keep="first", maintain_order=True)
    of = np.full(len(found.incidents.size), -1, dtype=np.int64)
    of[most["incident"].to_numpy()] = np.searchsorted(old, most["topic_id"].to_list()) if most.height else 0
    return of


def _sizes(previous: Previous, old: list[str]) -> np.ndarray:
    counted = dict(previous.assignments.drop_nulls("topic_id").group_by("topic_id").len().iter_rows())
    return np.array([counted[topic_id] for topic_id in old], dtype=np.int64)


def _merged(of: np.ndarray, middles: np.ndarray, size: np.ndarray, count: int) -> tuple[np.ndarray, dict[int, int]]:
    """Earlier topics whose messages are now all but alike become one: the smaller is taken into the larger."""
    centres = grouping.means(middles, size, of, count)
    weight = np.bincount(of[of >= 0], weights=size[of >= 0], minlength=count)
    into = np.arange(count)
    alike = np.argwhere(np.triu(centres @ centres.T, 1) >= ALIKE)
    for one, other in alike:
        larger, smaller = sorted((into[one], into[other]), key=lambda number: (-weight[number], number))
        into[into == smaller] = larger
    gone = {int(number): int(into[number]) for number in np.flatnonzero(into != np.arange(count)) if weight[number]}
    return np.append(into, -1)[of], gone


def _drawn(
    of: np.ndarray, middles: np.ndarray, size: np.ndarray, count: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """New incidents in the topics they are as like to as those' own; and of every incident the nearest and how near."""
    heard = np.unique(of[of >= 0])
    if not len(heard):
        return of, of.copy(), np.zeros(len(of))
    centres = grouping.means(middles, size, of, count)
    likeness = np.full((len(of), count), -1.0)
    likeness[:, heard] = middles @ centres[heard].T
    near = likeness.argmax(axis=1)
    sure = likeness[np.arange(len(of)), near]
    own = np.where(of >= 0, likeness[np.arange(len(of)), np.maximum(of, 0)], 0.0)
    usual = np.full(count, 2.0)  # more than any likeness: nothing joins a topic of which nothing was heard
    for number in heard:
        usual[number] = np.quantile(own[of == number], OUTLIERS)
    return np.where((of < 0) & (sure >= usual[near]), near, of), near, sure


def _split(
    of: np.ndarray, middles: np.ndarray, size: np.ndarray, before: np.ndarray, settings: Settings
) -> tuple[np.ndarray, dict[int, int]]:
    """Earlier topics that have grown into two: the smaller half leaves. Also its number → the earlier topic."""
    of = of.copy()
    parents: dict[int, int] = {}
    weight = np.bincount(of[of >= 0], weights=size[of >= 0], minlength=len(before))
    for number in np.flatnonzero((weight >= GROWN * before) & (weight >= 2 * settings.topic_size)):
        mine = np.flatnonzero(of == number)
        with threadpool_limits(1):
            halves = KMeans(2, n_init=4, random_state=settings.seed).fit(middles[mine], sample_weight=size[mine])
        weights = np.bincount(halves.labels_, weights=size[mine], minlength=2)
        one, other = normalize(halves.cluster_centers_)
        if weights.min() >= settings.topic_size and one @ other < APART:
            fresh = len(before) + len(parents)
            of[mine[halves.labels_ == weights.argmin()]] = fresh
            parents[fresh] = int(number)
    return of, parents


def _born(of: np.ndarray, middles: np.ndarray, size: np.ndarray, settings: Settings, first: int) -> np.ndarray:
    """What fits no topic, where it is enough for one: topics of their own, numbered from `first`."""
    rest = np.flatnonzero((of < 0) & (middles != 0).any(axis=1))
    enough = settings.topic_size / 2
    if size[rest].sum() < enough:
        return of
    of = of.copy()
    wanted = max(1, round(size[rest].sum() / settings.topic_size))
    centres = grouping.centres(middles, rest, size, min(wanted, len(rest)), settings)
    near = (middles[rest] @ centres.T).argmax(axis=1)
    weight = np.bincount(near, weights=size[rest], minlength=len(centres))
    number = np.where(weight >= enough, first + np.cumsum(weight >= enough) - 1, -1)
    of[rest] = number[near]
    return of


def keep_names(topics: pl.DataFrame, previous: Previous) -> pl.DataFrame:
    """Topics that go on keep the name they had."""
    before = previous.topics.select("topic_id", before="label")
    named = topics.join(before, on="topic_id", how="left", maintain_order="left")
    return tables.TOPIC.fit(named.with_columns(label=pl.coalesce("before", "label")))


def fates(
    topics: pl.DataFrame, tickets: pl.DataFrame, assignments: pl.DataFrame, previous: Previous, kept: Kept
) -> pl.DataFrame:
    """Table TOPIC_FATE: what became of every topic, earlier ones included."""
    now = dict(topics.select("topic_id", "label").iter_rows())
    before = {row["topic_id"]: row for row in previous.topics.iter_rows(named=True)}
    returned = _returned(tickets, assignments, previous)
    rows = []
    for topic_id in sorted(now.keys() | before.keys()):
        if topic_id in kept.merged:
            fate, other = "merged", kept.merged[topic_id]
        elif topic_id not in now:
            fate, other = "gone", None
        elif topic_id in kept.split:
            fate, other = "split", kept.split[topic_id]
        elif topic_id not in before:
            fate, other = "born", None
        else:
            fate, other = ("returned" if topic_id in returned else "kept"), None
        label = now.get(topic_id) or before[topic_id]["label"]
        rows.append({"topic_id": topic_id, "fate": fate, "other": other, "label": label})
    return pl.DataFrame(rows, schema=tables.TOPIC_FATE.schema)


def _returned(tickets: pl.DataFrame, assignments: pl.DataFrame, previous: Previous) -> set[str]:
    """Topics heard again after a long silence."""
    unread = assignments.join(previous.assignments.select("ticket_id"), on="ticket_id", how="anti")
    new = unread.join(tickets.select("ticket_id", "time"), on="ticket_id")
    first = new.group_by("topic_id").agg(again=pl.col("time").min())
    both = previous.topics.select("topic_id", "last").join(first, on="topic_id")
    return set(both.filter(pl.col("again") - pl.col("last") > QUIET)["topic_id"].to_list())
