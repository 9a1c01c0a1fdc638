"""Which messages to compare: the near neighbours of each, found without comparing every message with every other.

They are looked for on the strongest, not too common features of each message, so that the product of the vectors with
themselves stays sparse. Each pair is weighed by the places the two messages name.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy import sparse

from yishi.engine.report import Progress
from yishi.engine.topics.linkage import Pairs
from yishi.engine.topics.places import Places, contradict
from yishi.engine.topics.settings import Settings

ROWS_A_BLOCK = 1000
WELL_KNOWN = 40  # a spot named by more messages than this, and by more than this share, says a quarter, not a place
WELL_KNOWN_SHARE = 0.005


def pairs(vectors: sparse.csr_matrix, places: Sequence[Places], settings: Settings, progress: Progress) -> Pairs:
    """Neighbouring messages, `settings.neighbours` of each at most, weighed by what their places say."""
    rows, columns, likeness = _pairs(_strongest(vectors, settings), settings, progress)
    factors = _place_factors(rows, columns, likeness, places, settings)
    return Pairs(rows, columns, factors, np.ones(len(rows)))


def _pairs(
    strong: sparse.csr_matrix, settings: Settings, progress: Progress
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each message with its nearest: row < column, likeness; each pair once, in order."""
    across = strong.T.tocsr()
    size = strong.shape[0]
    keys, values = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for start in range(0, size, ROWS_A_BLOCK):
        progress("topics.step.neighbours", start, size)
        near = (strong[start : start + ROWS_A_BLOCK] @ across).tocsr()
        rows, columns, likeness = _nearest(near, start, settings)
        keys.append(np.minimum(rows, columns) * size + np.maximum(rows, columns))
        values.append(likeness)
    unique, first = np.unique(np.concatenate(keys), return_index=True)
    return unique // size, unique % size, np.concatenate(values)[first]


def _strongest(vectors: sparse.csr_matrix, settings: Settings) -> sparse.csr_matrix:
    """The heaviest features of each message, without those that stand in too many messages."""
    spread = np.bincount(vectors.indices, minlength=vectors.shape[1])
    commonest = max(settings.commonest, round(0.01 * vectors.shape[0]))
    entry_row = np.repeat(np.arange(vectors.shape[0]), np.diff(vectors.indptr))
    rare = spread[vectors.indices] <= commonest
    rows, columns, weights = entry_row[rare], vectors.indices[rare], vectors.data[rare]
    order = np.lexsort((columns, -weights, rows))
    rows, columns, weights = rows[order], columns[order], weights[order]
    first = np.searchsorted(rows, rows, side="left")
    kept = np.arange(len(rows)) - first < settings.strongest
    return sparse.csr_matrix((weights[kept], (rows[kept], columns[kept])), shape=vectors.shape)


def _nearest(near: sparse.csr_matrix, start: int, settings: Settings) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The largest entries of each row, itself left out; equal ones by column, so that the order is fixed."""
    rows = np.repeat(np.arange(near.shape[0]), np.diff(near.indptr))
    columns, weights = near.indices.astype(np.int64), near.data
    other = (columns != rows + start) & (weights >= settings.least_alike)
    rows, columns, weights = rows[other], columns[other], weights[other]
    order = np.lexsort((columns, -weights, rows))
    rows, columns, weights = rows[order], columns[order], weights[order]
    kept = np.arange(len(rows)) - np.searchsorted(rows, rows, side="left") < settings.neighbours
    return rows[kept].astype(np.int64) + start, columns[kept], weights[kept].astype(np.float64)


def _place_factors(
    rows: np.ndarray, columns: np.ndarray, likeness: np.ndarray, places: Sequence[Places], settings: Settings
) -> np.ndarray:
    known = Counter(spot for place in places for spot in place.told)
    most = max(WELL_KNOWN, WELL_KNOWN_SHARE * len(places))
    clear = [replace(p, named=_clear(p.named, known, most), told=_clear(p.told, known, most)) for p in places]
    pairs = zip(rows, columns, likeness, strict=True)
    return np.array([_factor(clear[i], clear[j], alike, settings) for i, j, alike in pairs])


def _clear(names: frozenset[str], known: Counter[str], most: float) -> frozenset[str]:
    return frozenset(name for name in names if known[name] <= most)


def _factor(one: Places, other: Places, alike: float, settings: Settings) -> float:
    factor = 1.0
    if one.named & other.told or other.named & one.told:
        factor *= settings.same_place
    elif contradict(one.named, other.named):
        factor *= settings.other_place_same_words if alike > settings.form_of_words else settings.other_place
    if contradict(one.field, other.field):
        factor *= settings.other_field
    elif one.village and other.village:
        factor *= 1.0 if one.village == other.village else settings.other_field
    elif one.areas and other.areas and not one.areas & other.areas:
        factor *= settings.other_area
    return factor
