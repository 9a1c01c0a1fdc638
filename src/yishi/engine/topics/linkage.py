"""Average linkage on sparse vectors: the two groups whose messages are most alike on average become one, and so on.

The mean likeness of two groups of unit vectors is the product of their sums over the product of their sizes, so it is
exact however large the groups are; only which groups are looked at comes from the pairs of near neighbours. All pairs
of groups that are each other's nearest join in the same round: average linkage is reducible, so the order of such joins
does not change the outcome (Murtagh 1983). Sokal & Michener (1958), UPGMA.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

PAIRS_A_BLOCK = 100_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Groups to look at: `first` < `second`, and for each the sum of the weights of its pairs and their number."""

    first: np.ndarray
    second: np.ndarray
    weight: np.ndarray
    count: np.ndarray

    @property
    def mean_weight(self) -> np.ndarray:
        return self.weight / self.count


def average(vectors: sparse.csr_matrix, pairs: Pairs, least: float) -> np.ndarray:
    """Group number of every row of `vectors`. Groups join while mean likeness × mean weight ≥ `least`."""
    of = np.arange(vectors.shape[0])
    sums, sizes = vectors.tocsr(), np.ones(vectors.shape[0])
    likeness = _mean_likeness(sums, sizes, pairs.first, pairs.second)
    while True:
        kept, gone = _each_others_nearest(pairs, likeness * pairs.mean_weight, least, len(sizes))
        if not len(kept):
            return of
        number = _renumbered(kept, gone, len(sizes))
        join = sparse.csr_matrix((np.ones(len(number), dtype=np.float32), (number, np.arange(len(number)))))
        sums, sizes, of = (join @ sums).tocsr(), join @ sizes, number[of]
        changed = np.zeros(len(sizes), dtype=bool)
        changed[number[kept]] = True
        pairs, likeness = _joined(pairs, likeness, number)
        fresh = changed[pairs.first] | changed[pairs.second]
        likeness[fresh] = _mean_likeness(sums, sizes, pairs.first[fresh], pairs.second[fresh])


def _mean_likeness(sums: sparse.csr_matrix, sizes: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    found = np.empty(len(first))
    for start in range(0, len(first), PAIRS_A_BLOCK):
        part = slice(start, start + PAIRS_A_BLOCK)
        found[part] = np.asarray(sums[first[part]].multiply(sums[second[part]]).sum(axis=1)).ravel()
    return found / (sizes[first] * sizes[second])


def _each_others_nearest(
    pairs: Pairs, likeness: np.ndarray, least: float, groups: int
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of groups that are each other's most alike, at least `least`; equals are told apart by number."""
    near = likeness >= least
    one = np.concatenate([pairs.first[near], pairs.second[near]])
    other = np.concatenate([pairs.second[near], pairs.first[near]])
    order = np.lexsort((other, -np.concatenate([likeness[near], likeness[near]]), one))
    one, other = one[order], other[order]
    nearest = np.full(groups, -1, dtype=np.int64)
    which, first = np.unique(one, return_index=True)
    nearest[which] = other[first]
    mutual = which[(nearest[nearest[which]] == which) & (which < nearest[which])]
    return mutual, nearest[mutual]


def _renumbered(kept: np.ndarray, gone: np.ndarray, groups: int) -> np.ndarray:
    """New number of each group, in the old order, once `gone` are part of `kept`."""
    into = np.arange(groups)
    into[gone] = kept
    return np.unique(into, return_inverse=True)[1]


def _joined(pairs: Pairs, likeness: np.ndarray, number: np.ndarray) -> tuple[Pairs, np.ndarray]:
    """The pairs between the new groups; what several old pairs become one adds up."""
    one, other = number[pairs.first], number[pairs.second]
    first, second = np.minimum(one, other), np.maximum(one, other)
    apart = first != second
    key, place = np.unique(first[apart] * (number.max() + 1) + second[apart], return_inverse=True)
    known = np.empty(len(key))
    known[place] = likeness[apart]
    weight = np.bincount(place, weights=pairs.weight[apart], minlength=len(key))
    count = np.bincount(place, weights=pairs.count[apart], minlength=len(key))
    return Pairs(key // (number.max() + 1), key % (number.max() + 1), weight, count), known
