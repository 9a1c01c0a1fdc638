"""Average linkage on evidence: the two groups between whose messages it is strongest on average become one, and so on.

All pairs of groups that are each other's nearest join in one round: average linkage is reducible, so the order of such
joins does not change the outcome (Murtagh 1983). Sokal & Michener (1958), UPGMA. A pair of groups whose every pair of
messages falls short of the least evidence can never reach it on average, so only pairs that reach it are looked at.
"""

from dataclasses import dataclass

import numpy as np

from yishi.engine.topics.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Least:
    """What two groups must reach on average to become one: evidence, and the part of it that is matter."""

    evidence: float
    matter: float


def average(evidence: Evidence, first: np.ndarray, second: np.ndarray, least: Least) -> np.ndarray:
    """Group of every row, by the group's first row. `first` < `second`: rows to compare."""
    into, row = np.arange(len(evidence)), np.arange(len(evidence))
    first, second, value = _reaching(evidence, first, second, least)
    while len(first):
        paired, place = np.unique(np.concatenate([first, second]), return_inverse=True)
        evidence, row = evidence.only(paired), row[paired]  # what reaches nothing any more is left as it is
        first, second = np.split(place, 2)
        kept, gone = _each_others_nearest(first, second, value, len(row))
        into[row[gone]] = row[kept]
        still = np.setdiff1d(np.arange(len(row)), gone)
        number = np.searchsorted(still, _replaced(kept, gone, len(row)))
        evidence, row = evidence.joined(number, len(still)), row[still]
        changed = np.zeros(len(still), dtype=bool)
        changed[number[kept]] = True
        first, second, value = _between(number[first], number[second], value)
        fresh = changed[first] | changed[second]
        anew = _reaching(evidence, first[fresh], second[fresh], least)
        first, second, value = (
            np.concatenate([old[~fresh], new]) for old, new in zip((first, second, value), anew, strict=True)
        )
    return ends(into)


def ends(into: np.ndarray) -> np.ndarray:
    """Where each number comes to in the end, `into` telling what it became first."""
    while not np.array_equal(into, into[into]):
        into = into[into]
    return into


def _reaching(
    evidence: Evidence, first: np.ndarray, second: np.ndarray, least: Least
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    value, matter = evidence.mean(first, second)
    enough = (value >= least.evidence) & (matter >= least.matter)
    return first[enough], second[enough], value[enough]


def _each_others_nearest(
    first: np.ndarray, second: np.ndarray, value: np.ndarray, groups: int
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of groups that are each other's nearest; equals are told apart by number."""
    one, other = np.concatenate([first, second]), np.concatenate([second, first])
    order = np.lexsort((other, -np.concatenate([value, value]), one))
    one, other = one[order], other[order]
    nearest = np.full(groups, -1, dtype=np.int64)
    which, place = np.unique(one, return_index=True)
    nearest[which] = other[place]
    mutual = which[(nearest[nearest[which]] == which) & (which < nearest[which])]
    return mutual, nearest[mutual]


def _replaced(kept: np.ndarray, gone: np.ndarray, rows: int) -> np.ndarray:
    """Every row's number, those `gone` with the number of what they are part of."""
    found = np.arange(rows)
    found[gone] = kept
    return found


def _between(first: np.ndarray, second: np.ndarray, value: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs of different groups, each once."""
    apart = first != second
    one, other = np.minimum(first, second)[apart], np.maximum(first, second)[apart]
    _, place = np.unique(one * (int(other.max(initial=0)) + 1) + other, return_index=True)
    return one[place], other[place], value[apart][place]
