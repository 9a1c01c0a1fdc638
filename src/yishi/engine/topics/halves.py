"""One topic that is two: propose where to part it, and tell on which side a message belongs once a person parted it."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Literal

import numpy as np
import polars as pl
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from yishi.engine.groups import member
from yishi.engine.text.words import cut
from yishi.engine.topics import corpus, places
from yishi.engine.topics.places import Places

DIMENSIONS = 20
SURE = 10.0  # inverse strength of the regression's restraint (scikit-learn's C): few examples, many words
TERMS = 8


def propose(tickets: pl.DataFrame, incidents: Sequence[str | None], by: Literal["words", "place"]) -> list[int] | None:
    """0 (stays) or 1 (goes) for every message of one topic (table TICKET), incidents kept whole; the smaller half goes.

    By place: the town, village or spot that most messages name, against the rest. None where there is but one kind.
    """
    units = _units(incidents)
    half = _by_place(tickets, units) if by == "place" else _by_words(tickets, units)
    sides = half[units]
    if len(set(sides.tolist())) < 2:
        return None
    return [int(side) for side in (1 - sides if 2 * sides.sum() > len(sides) else sides)]


def allot(tickets: pl.DataFrame, sides: Sequence[int | None]) -> list[int]:
    """The side of every message: as a person said, else that of the messages whose words and places are most like it.

    A logistic regression over words, towns, villages and spots learns from the messages that were told apart.
    """
    known = np.array([side is not None for side in sides])
    answer = np.array([side or 0 for side in sides])
    if known.all():
        return [int(side) for side in answer]
    if len(set(answer[known].tolist())) < 2:
        return [int(answer[known][0]) if known.any() else 0] * len(sides)
    features = _features(tickets)
    with threadpool_limits(1):
        model = LogisticRegression(C=SURE, max_iter=300).fit(features[known], answer[known])
        answer[~known] = model.predict(features[~known])
    return [int(side) for side in answer]


def terms(tickets: pl.DataFrame, sides: Sequence[int]) -> tuple[list[str], list[str]]:
    """The words that each side says often and the other seldom, best first."""
    counts, words = _counted([cut(text) for text in _texts(tickets)])
    goes = np.array(sides, dtype=bool)
    stay, go = (np.asarray((counts[which] > 0).sum(axis=0), dtype=float).ravel() for which in (~goes, goes))
    return _best(stay, go, words), _best(go, stay, words)


def _best(inside: np.ndarray, outside: np.ndarray, words: Sequence[str]) -> list[str]:
    score = inside * inside / np.maximum(inside + outside, 1.0)
    order = np.lexsort((np.arange(len(words)), -score))[:TERMS]
    return [words[place] for place in order if inside[place] > 0]


def _units(incidents: Sequence[str | None]) -> np.ndarray:
    """A number for each message: the same within an incident, its own where it has none."""
    numbers: dict[Hashable, int] = {}
    keys = [incident or row for row, incident in enumerate(incidents)]
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys])


def _by_place(tickets: pl.DataFrame, units: np.ndarray) -> np.ndarray:
    """1 for units at the commonest place: of towns where two are named, else of villages, else of spots."""
    spots = [min(names, default=None) for names in _spots(_places(tickets))]
    named = (tickets["town"].to_list(), tickets["village"].to_list(), spots)
    for names in named:
        of = [Counter[str]() for _ in range(int(units.max()) + 1)]
        for unit, name in zip(units, names, strict=True):
            of[unit].update([name] if name else [])
        first = [min(names_of, key=lambda name: (-names_of[name], name), default="") for names_of in of]
        often = Counter(first[unit] for unit in units if first[unit])
        if len(often) > 1:
            commonest = min(often, key=lambda name: (-often[name], name))
            return np.array([int(name == commonest) for name in first])
    return np.zeros(int(units.max()) + 1, dtype=np.int64)


def _by_words(tickets: pl.DataFrame, units: np.ndarray) -> np.ndarray:
    """Two-means of the units' words, places left out."""
    counts, _names = _counted([cut(text) for text in _without_places(tickets)])
    about = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    count = int(units.max()) + 1
    middles = normalize(member(units, count) @ about)
    dimensions = min(DIMENSIONS, count, about.shape[1] - 1)
    if dimensions < 2 or middles.nnz == 0:
        return np.zeros(count, dtype=np.int64)
    with threadpool_limits(1):
        space = middles @ randomized_svd(middles, dimensions, random_state=0)[2].T
        if len(np.unique(space.round(6), axis=0)) < 2:
            return np.zeros(count, dtype=np.int64)
        weight = np.bincount(units, minlength=count)
        return KMeans(2, n_init=10, random_state=0).fit(space, sample_weight=weight).labels_


def _features(tickets: pl.DataFrame) -> sparse.csr_matrix:
    """TF-IDF of words beside the places, which count as words of their own kind."""
    named = zip(tickets["town"].to_list(), tickets["village"].to_list(), _spots(_places(tickets)), strict=True)
    spots, _names = _counted([[name for name in (town, village, *names) if name] for town, village, names in named])
    words, _names = _counted([cut(text) for text in _texts(tickets)])
    return sparse.hstack([normalize(TfidfTransformer(sublinear_tf=True).fit_transform(words)), spots]).tocsr()


def _without_places(tickets: pl.DataFrame) -> list[str]:
    """The texts with gaps where places stood."""
    at = _places(tickets)
    told = zip(_texts(tickets), _named(at.told, at.names), _named(at.areas, at.area_names), strict=True)
    gaps = [(text, sorted({*spots, *areas}, key=lambda name: (-len(name), name))) for text, spots, areas in told]
    return [re.sub("|".join(map(re.escape, names)), " ", text) if names else text for text, names in gaps]


def _places(tickets: pl.DataFrame) -> Places:
    return places.of(tickets, corpus.of(tickets))


def _spots(at: Places) -> list[list[str]]:
    """The spots that the heading and the field of each message name."""
    return _named(at.headed, at.names)


def _named(told: sparse.csr_matrix, names: Sequence[str]) -> list[list[str]]:
    return [sorted(names[column] for column in row) for row in np.split(told.indices, told.indptr[1:-1])]


def _texts(tickets: pl.DataFrame) -> list[str]:
    return tickets.select(pl.concat_str(pl.col("title", "text").fill_null(""), separator="。")).to_series().to_list()


def _counted(documents: list[list[str]]) -> tuple[sparse.csr_matrix, list[str]]:
    """Which document says which word, 0 or 1, and the words; words of one document alone are left out."""
    counter = CountVectorizer(analyzer=_as_given, min_df=2, binary=True, dtype=np.float32)
    try:
        counts = counter.fit_transform(documents)
    except ValueError:  # no word stands in two messages
        return sparse.csr_matrix((len(documents), 1), dtype=np.float32), [""]
    return counts.tocsr(), counter.get_feature_names_out().tolist()


def _as_given(document: list[str]) -> list[str]:
    return document
