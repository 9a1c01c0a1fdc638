"""A mixture of normal distributions of one shape, fitted to people of whom more or less is known.

What each person's votes tell is a precision matrix, which is small for one with few votes, and a pull: a person who
voted twice has hardly any say in where the groups are (Bovy, Hogg & Roweis 2011, without noise-free observations).
"""

from dataclasses import dataclass

import numpy as np
from sklearn.cluster import KMeans

STARTS = 5  # of k-means, from which the mixture starts
LEAST_SPREAD = 0.01  # of a group in any direction, of the mean spread of all: below, likelihoods grow without end


@dataclass(frozen=True, slots=True)
class Known:
    """What the votes tell of people: `place` (their mean place, rows × axes), `precision`, `pull` (precision · place,
    the prior taken out)."""

    place: np.ndarray
    precision: np.ndarray
    pull: np.ndarray

    def __len__(self) -> int:
        return len(self.place)

    def only(self, rows: np.ndarray) -> "Known":
        return Known(self.place[rows], self.precision[rows], self.pull[rows])


@dataclass(frozen=True, slots=True)
class Mixture:
    """`centres`: groups × axes; `spread`: of every group, axes × axes; `share`: of the people in each group."""

    centres: np.ndarray
    spread: np.ndarray
    share: np.ndarray

    @property
    def groups(self) -> int:
        return len(self.share)

    def evidence(self, known: Known) -> float:
        """Logarithm of the Bayes factor by the Bayesian information criterion (Schwarz 1978), but for a constant."""
        axes = self.centres.shape[1]
        free = self.groups * axes + axes * (axes + 1) / 2 + self.groups - 1
        return float(_likelihoods(self, known)[1].sum() - free / 2 * np.log(len(known)))

    def belongs(self, known: Known) -> np.ndarray:
        """people × groups: the probability of each."""
        each, whole, _ = _likelihoods(self, known)
        return np.exp(each - whole).T


def fit(known: Known, groups: int, rounds: int) -> Mixture:
    """By expectation and maximisation, from k-means. `known` has at least as many distinct places as `groups`."""
    spread = np.atleast_2d(np.cov(known.place.T)) + 1e-9 * np.eye(known.place.shape[1])
    least = LEAST_SPREAD * np.trace(spread) / len(spread)
    cut = KMeans(groups, n_init=STARTS, random_state=0).fit(known.place)
    share = (np.bincount(cut.labels_, minlength=groups) + 1) / (len(known) + groups)
    mixture = Mixture(cut.cluster_centers_, spread / groups, share)
    for _round in range(rounds):
        mixture = _again(mixture, known, least)
    return mixture


def _again(mixture: Mixture, known: Known, least: float) -> Mixture:
    each, whole, (place, spread) = _likelihoods(mixture, known)
    belongs = np.exp(each - whole)
    size = belongs.sum(axis=1) + 1e-9
    centres = np.einsum("kn,knd->kd", belongs, place) / size[:, None]
    off = place - centres[:, None]
    shape = (np.einsum("kn,knd,kne->de", belongs, off, off) + spread.sum(axis=0)) / len(known)
    lengths, axes = np.linalg.eigh(shape)
    return Mixture(centres, axes * np.maximum(lengths, least) @ axes.T, size / size.sum())


def _likelihoods(mixture: Mixture, known: Known) -> tuple[np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Log-likelihood of each person in each group (groups × people) and in all, and each one's place if in the group:
    means groups × people × axes, covariances people × axes × axes.
    """
    precision = np.linalg.inv(mixture.spread)
    spread = np.linalg.inv(precision + known.precision)
    pull = (mixture.centres @ precision)[:, None] + known.pull
    place = np.einsum("nde,kne->knd", spread, pull)
    shared = np.linalg.slogdet(precision)[1] + np.linalg.slogdet(spread)[1]
    centre = np.einsum("kd,de,ke->k", mixture.centres, precision, mixture.centres)
    each = (np.einsum("knd,knd->kn", pull, place) - centre[:, None] + shared) / 2 + np.log(mixture.share)[:, None]
    highest = each.max(axis=0)
    return each, highest + np.log(np.exp(each - highest).sum(axis=0)), (place, spread)
