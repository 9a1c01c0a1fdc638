"""Incidents and topics as groups of messages: who is in which, and how surely."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from yishi.engine.topics import linkage
from yishi.engine.topics.settings import Settings


@dataclass(frozen=True, slots=True)
class Incidents:
    """`of`: incident number of each message. `central`: its most central message, an index. `size`: its messages."""

    of: np.ndarray
    central: np.ndarray
    size: np.ndarray


def incidents(vectors: sparse.csr_matrix, pairs: linkage.Pairs, settings: Settings) -> Incidents:
    """Average linkage over the near pairs; numbers by first message."""
    of = linkage.average(vectors, pairs, settings.incident_likeness)
    size = np.bincount(of)
    inside = _likeness_inside(vectors, of)
    order = np.lexsort((np.arange(len(of)), -inside, of))
    central = order[np.searchsorted(of[order], np.arange(len(size)))]
    return Incidents(of, central, size)


def _likeness_inside(vectors: sparse.csr_matrix, of: np.ndarray) -> np.ndarray:
    """Sum of each message's likeness to those of its incident, rounded so that equals are equal on every machine."""
    join = sparse.csr_matrix((np.ones(len(of), dtype=np.float32), (of, np.arange(len(of)))))
    sums = (join @ vectors).tocsr()
    return np.round(np.asarray(vectors.multiply(sums[of]).sum(axis=1)).ravel(), 4)


@dataclass(frozen=True, slots=True)
class Topics:
    """`of`: topic number of each incident, −1 where none could be decided. `sure`: likeness to the topic, 0 to 1."""

    of: np.ndarray
    sure: np.ndarray


def topics(matters: sparse.csr_matrix, found: Incidents, settings: Settings) -> Topics:
    """Group incidents by matter: k-means in the space of the strongest directions of their words.

    matters: messages × words, places left out. An incident far from every topic's middle is left undecided.
    """
    centres = _middles(matters, found)
    dimensions = min(settings.dimensions, centres.shape[0] - 1, centres.shape[1] - 1)
    if dimensions < 2 or centres.nnz == 0:
        return Topics(np.zeros(len(found.size), dtype=np.int64), np.ones(len(found.size)))
    empty = np.asarray(centres.getnnz(axis=1)).ravel() == 0
    count = _count(matters.shape[0], int((~empty).sum()), settings)
    with threadpool_limits(
        1
    ):  # several threads add up in whatever order they finish: the answer would be a matter of luck
        space = normalize(TruncatedSVD(dimensions, random_state=settings.seed).fit_transform(centres))
        kmeans = KMeans(count, n_init=4, random_state=settings.seed).fit(
            space[~empty], sample_weight=found.size[~empty]
        )
    of = np.full(len(found.size), -1, dtype=np.int64)
    of[~empty] = kmeans.labels_
    middles = normalize(kmeans.cluster_centers_)
    sure = np.where(of >= 0, (space * middles[of]).sum(axis=1), 0.0)
    of[sure < settings.least_belonging] = -1
    return Topics(of, np.clip(sure, 0.0, 1.0))


def _count(messages: int, incidents: int, settings: Settings) -> int:
    """How many topics to look for: by their size; among few messages by the rule of thumb √(n/2)."""
    wanted = max(messages // settings.topic_size, round((messages / 2) ** 0.5))
    return int(np.clip(wanted, 1, min(settings.most_topics, incidents)))


def _middles(matters: sparse.csr_matrix, found: Incidents) -> sparse.csr_matrix:
    """The mean of each incident's messages, of unit length."""
    messages = np.arange(len(found.of))
    weights = np.ones(len(found.of), dtype=np.float32)
    member = sparse.csr_matrix((weights, (found.of, messages)), shape=(len(found.size), len(found.of)))
    return normalize(member @ matters).tocsr()
