"""Topics: what incidents have in common; and the categories that topics fall into."""

from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import cut_tree, linkage
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from yishi.engine.topics.incidents import Incidents
from yishi.engine.topics.settings import Settings

SAMPLE = 20_000  # incidents from which the topics are found; the others are put where they belong
SEEDS = 200  # small groups that the topics are made of
A_DOZEN = 12


@dataclass(frozen=True, slots=True)
class Topics:
    """`of`: topic number of each incident, −1 where none could be decided. `sure`: likeness to the topic, 0 to 1.
    `category`: number of the category of each topic.
    """

    of: np.ndarray
    sure: np.ndarray
    category: np.ndarray


def topics(space: np.ndarray, incidents: Incidents, settings: Settings) -> Topics:
    """Group incidents by matter. `space`: messages × directions, rows of unit length or nought."""
    rows = middles(space, incidents)
    told = np.flatnonzero((rows != 0).any(axis=1))
    if len(told) < 2:
        count = len(incidents.size)
        return Topics(np.zeros(count, dtype=np.int64), np.ones(count), np.zeros(1, dtype=np.int64))
    middle = centres(rows, told, incidents.size, _wanted(len(space), len(told), settings), settings)
    near = rows @ middle.T
    of = near.argmax(axis=1)
    sure = near[np.arange(len(of)), of]
    of[sure < settings.least_belonging] = -1
    return Topics(of, np.clip(sure, 0.0, 1.0), categories(middle))


def categories(middle: np.ndarray) -> np.ndarray:
    """About √n groups of n topics, by Ward's method: a level above that a person can survey."""
    if len(middle) < 3:
        return np.zeros(len(middle), dtype=np.int64)
    return _ward(middle, round(len(middle) ** 0.5))


def middles(space: np.ndarray, incidents: Incidents) -> np.ndarray:
    """The mean of each incident's messages, of unit length."""
    sums = np.zeros((len(incidents.size), space.shape[1]))
    np.add.at(sums, incidents.of, space)
    return normalize(sums)


def means(rows: np.ndarray, size: np.ndarray, of: np.ndarray, groups: int) -> np.ndarray:
    """The mean of each group's rows, weighed by their size, of unit length; nought for a group of none."""
    sums = np.zeros((groups, rows.shape[1]))
    placed = of >= 0
    np.add.at(sums, of[placed], rows[placed] * size[placed, None])
    return normalize(sums)


def centres(rows: np.ndarray, told: np.ndarray, size: np.ndarray, wanted: int, settings: Settings) -> np.ndarray:
    """Middles of the `wanted` groups of rows `told`: many small groups, joined by Ward's method, mended by k-means.

    Starting from Ward's groups instead of from chance gives better groups, and the same ones every time.
    """
    sample = told[np.unique(np.linspace(0, len(told) - 1, min(len(told), SAMPLE)).astype(np.int64))]
    chosen, weight = rows[sample], size[sample]
    with threadpool_limits(1):  # several threads add up in whatever order they end: the answer would be luck
        distinct = len(np.unique(chosen.round(6), axis=0))
        seeds = KMeans(min(max(SEEDS, wanted), distinct), n_init=1, random_state=settings.seed)
        small = seeds.fit(chosen, sample_weight=weight)
        seed = normalize(small.cluster_centers_)
        if len(seed) <= wanted:
            return seed
        first = means(chosen, weight, _ward(seed, wanted)[small.labels_], wanted)
        mended = KMeans(len(first), init=first, n_init=1, random_state=settings.seed).fit(chosen, sample_weight=weight)
        return normalize(mended.cluster_centers_)


def _ward(rows: np.ndarray, groups: int) -> np.ndarray:
    """Group of each row, by Ward (1963)."""
    return cut_tree(linkage(rows, "ward"), groups).ravel().astype(np.int64)


def _wanted(messages: int, incidents: int, settings: Settings) -> int:
    """How many topics to look for: by their size; of few messages √(n/2), a rule of thumb, up to a dozen."""
    wanted = max(messages // settings.topic_size, min(A_DOZEN, round((messages / 2) ** 0.5)))
    return int(np.clip(wanted, 1, min(settings.most_topics, incidents)))
