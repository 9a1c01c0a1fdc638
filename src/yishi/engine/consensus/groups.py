"""Groups of opinion, and whether there are any.

Mixtures of 1, 2, 3 … groups are fitted to where people stand. More than one are told only where the votes speak for
them very strongly (Bayesian information criterion; Kass & Raftery 1995), and where other people of the same kind, drawn
by resampling, would have shown the same groups (adjusted Rand index; Hubert & Arabie 1985). "One group" is an answer:
then opinions may differ widely, but they shade into each other.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_limits

from yishi.engine.consensus import mixture
from yishi.engine.consensus.mixture import Known, Mixture
from yishi.engine.consensus.places import Places
from yishi.engine.consensus.settings import Settings

ROUNDS, ROUNDS_AGAIN = 40, 20  # of fitting, on the people and on each resample
SHORTEST = 0.05  # an axis shorter than this part of the first tells no groups apart
FEWEST = 8  # people of whom enough is known; fewer are no basis for groups


@dataclass(frozen=True, slots=True)
class Tried:
    """So many groups: the evidence for them against one (natural logarithm of the Bayes factor), and how alike they
    come again with other people of the same kind (1: the same, 0: by chance)."""

    groups: int
    evidence: float
    stability: float


@dataclass(frozen=True, slots=True)
class Groups:
    """`of`: number of each person's group, the largest first, −1 where too little is known; `sure`: its probability.
    `tried`: the likeliest numbers of groups first, until one that holds.
    """

    of: np.ndarray
    sure: np.ndarray
    tried: list[Tried]

    @property
    def count(self) -> int:
        return int(self.of.max(initial=0)) + 1


def find(places: Places, settings: Settings) -> Groups:
    with threadpool_limits(1):
        everyone = _known(places)
        who = _shaping(places, settings)
        shaping = everyone.only(who)
        most = min(settings.most_groups, len(who) // settings.smallest_group, _distinct(shaping))
        if len(who) < FEWEST or most < 2:
            return _one(places, settings, [])
        one = mixture.fit(shaping, 1, ROUNDS).evidence(shaping)
        fitted = {groups: mixture.fit(shaping, groups, ROUNDS) for groups in range(2, most + 1)}
        evidence = {groups: fit.evidence(shaping) - one for groups, fit in fitted.items()}
        tried = []
        for groups in sorted(evidence, key=lambda groups: -evidence[groups]):
            tried.append(Tried(groups, evidence[groups], _stability(fitted[groups], shaping, settings)))
            if evidence[groups] < settings.least_evidence:
                break
            large = _smallest(fitted[groups], shaping) >= settings.smallest_group
            if large and tried[-1].stability >= settings.least_stability:
                return _allotted(fitted[groups], everyone, places, tried, settings)
        return _one(places, settings, tried)


def _distinct(shaping: Known) -> int:
    return len(np.unique(shaping.place.round(6), axis=0))


def _known(places: Places) -> Known:
    """What the votes alone tell of people, along the axes that are long enough to tell them apart."""
    axes = places.axes > SHORTEST * places.axes[0]
    axes[0] = True
    turn = places.turn[:, axes]
    place, spread = places.people.mean[:, axes], places.people.spread[:, axes][:, :, axes]
    little = 1e-9 * np.eye(place.shape[1])
    precision = np.linalg.inv(spread + little)
    prior = np.linalg.inv(turn.T @ turn + little)
    return Known(place, precision - prior, np.einsum("nde,ne->nd", precision, place))


def _shaping(places: Places, settings: Settings) -> np.ndarray:
    """Those of whom enough is known; of very many a sample by lot."""
    who = np.flatnonzero(places.known >= settings.least_known)
    if len(who) > settings.shaped_by:
        who = np.sort(np.random.default_rng(settings.seed).choice(who, settings.shaped_by, replace=False))
    return who


def _stability(fitted: Mixture, shaping: Known, settings: Settings) -> float:
    """Mean agreement of the groups with those of other people of the same kind."""
    draw = np.random.default_rng(settings.seed)
    labels = fitted.belongs(shaping).argmax(axis=1)
    alike = []
    for _time in range(settings.resamples):
        others = shaping.only(draw.integers(0, len(shaping), len(shaping)))
        groups = min(fitted.groups, _distinct(others))
        again = mixture.fit(others, groups, ROUNDS_AGAIN).belongs(shaping).argmax(axis=1)
        alike.append(adjusted_rand_score(labels, again))
    return float(np.mean(alike))


def _smallest(fitted: Mixture, shaping: Known) -> int:
    return int(np.bincount(fitted.belongs(shaping).argmax(axis=1), minlength=fitted.groups).min())


def _one(places: Places, settings: Settings, tried: list[Tried]) -> Groups:
    known = places.known >= settings.least_known
    return Groups(np.where(known, 0, -1), known.astype(float), tried)


def _allotted(fitted: Mixture, everyone: Known, places: Places, tried: list[Tried], settings: Settings) -> Groups:
    belongs = fitted.belongs(everyone)
    likeliest = belongs.argmax(axis=1)
    known = places.known >= settings.least_known
    order = np.argsort(-np.bincount(likeliest[known], minlength=fitted.groups), kind="stable")
    number = np.argsort(order)[likeliest]
    return Groups(np.where(known, number, -1), np.where(known, belongs.max(axis=1), 0.0), tried)
