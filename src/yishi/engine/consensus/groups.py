"""Groups of opinion, and whether there are any.

People are put into 2, 3, … groups by k-means on where they stand. Two questions decide how many are told:
*apart*: are the groups further apart than when people of a single cloud vote on the same statements? Such votes are
drawn from the model, and go the same way (the gap statistic of Tibshirani, Walther & Hastie 2001, with votes, not
points, drawn anew). *Stable*: drawing other people of the same kind, and each one's place within what is known of it,
how like are the groups (adjusted Rand index; Hubert & Arabie 1985)?
Groups that stand apart are camps. One cloud that is long enough to be cut the same way again has two wings, and no gap
between them. Else all are one group.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_limits

from yishi.engine.consensus.model import Belief, Model, answers, place, weights
from yishi.engine.consensus.places import Places, placed
from yishi.engine.consensus.settings import Settings
from yishi.engine.consensus.votes import AGREE, DISAGREE, PASS, Votes

Kind = Literal["one", "wings", "camps"]
STARTS, STARTS_AGAIN = 5, 2  # of k-means, on the people and on each draw
ROUNDS = 2  # of placing people whose votes were drawn; their places settle at once, the items being known
DRAWS = 32  # of each person's place, for how sure a group is


@dataclass(frozen=True, slots=True)
class Tried:
    """So many groups: how far the logarithm of their inner spread lies below one cloud's (`gap`, with its standard
    error), and how alike they come again (`stability`, 1: the same, 0: by chance)."""

    groups: int
    gap: float
    error: float
    stability: float

    @property
    def apart(self) -> float:
        return self.gap / max(self.error, 1e-9)


@dataclass(frozen=True, slots=True)
class Groups:
    """`of`: number of each person's group, the largest first, −1 where too little is known; `sure`: its probability."""

    kind: Kind
    of: np.ndarray
    sure: np.ndarray
    tried: list[Tried]

    @property
    def count(self) -> int:
        return int(self.of.max(initial=0)) + 1

    @property
    def stability(self) -> float | None:
        """Of the groups told; None of one."""
        return next((tried.stability for tried in self.tried if tried.groups == self.count), None)


@dataclass(frozen=True, slots=True)
class _Shaping:
    """The people who shape the groups: their numbers, places, and weights (how well each is known)."""

    who: np.ndarray
    people: Belief
    weight: np.ndarray


def find(model: Model, votes: Votes, places: Places, settings: Settings) -> Groups:
    with threadpool_limits(1):
        shaping = _shaping(places, settings)
        most = min(settings.most_groups, len(shaping.who) // settings.smallest_group)
        if most < 2:
            return _one(places, settings, [])
        cuts = {count: _cut(shaping.people.mean, shaping.weight, count, STARTS) for count in range(2, most + 1)}
        draw = np.random.default_rng(settings.seed)
        clouds = list(_clouds(model, votes, places, shaping, sorted(cuts), settings))
        tried = [_tried(shaping, cuts[count], [cloud[count] for cloud in clouds], draw, settings) for count in cuts]
        kind, count = _told(tried, settings)
        if count == 1 or _smallest(cuts[count], shaping) < settings.smallest_group:
            return _one(places, settings, tried)
        return _allotted(kind, cuts[count].cluster_centers_, places, tried, settings)


def _shaping(places: Places, settings: Settings) -> _Shaping:
    """Those of whom enough is known; of very many a sample by lot."""
    who = np.flatnonzero(places.known >= settings.least_known)
    if len(who) > settings.shaped_by:
        chosen = np.random.default_rng(settings.seed).choice(who, settings.shaped_by, replace=False)
        who = np.sort(chosen)
    return _Shaping(who, Belief(places.people.mean[who], places.people.spread[who]), places.known[who])


def _cut(place: np.ndarray, weight: np.ndarray, count: int, starts: int = STARTS_AGAIN) -> KMeans:
    return KMeans(count, n_init=starts, random_state=0).fit(place, sample_weight=weight)


def _inner(place: np.ndarray, weight: np.ndarray, count: int, cut: KMeans | None = None) -> float:
    """Logarithm of the spread within groups over the spread of all."""
    cut = cut or _cut(place, weight, count)
    off = place - np.average(place, axis=0, weights=weight)
    return float(np.log(max(cut.inertia_, 1e-12) / max((weight[:, None] * off**2).sum(), 1e-12)))


def _clouds(
    model: Model, votes: Votes, places: Places, shaping: _Shaping, counts: list[int], settings: Settings
) -> Iterator[dict[int, float]]:
    """Inner spreads of the groups of a single cloud, drawn so many times: each person votes on the same statements as
    in truth, from a place drawn from the prior.
    """
    number = np.full(len(votes.people), -1)
    number[shaping.who] = np.arange(len(shaping.who))
    mine = votes.only(number[votes.person] >= 0)
    person, size = number[mine.person].astype(np.int32), len(shaping.who)
    names = [votes.people[who] for who in shaping.who]
    directions = model.people.mean.shape[1]
    nowhere = Belief(np.zeros((size, directions)), np.tile(np.eye(directions), (size, 1, 1)))
    draw = np.random.default_rng(settings.seed + 1)
    for _time in range(settings.resamples):
        stands = Model(Belief(draw.standard_normal((size, directions)), nowhere.spread), model.items, model.prior)
        chance = stands.probabilities(person, mine.statement).cumsum(axis=1)
        vote = np.array([DISAGREE, PASS, AGREE])[(draw.random(len(person))[:, None] > chance[:, :2]).sum(axis=1)]
        told = answers(Votes(names, votes.statements, person, mine.statement, vote))
        found = Model(nowhere, model.items, model.prior)
        for _round in range(ROUNDS):
            found = place(found, told, weights(found, told))
        at = placed(found.people, places.turn).mean
        yield {count: _inner(at, shaping.weight, count) for count in counts}


def _tried(shaping: _Shaping, cut: KMeans, clouds: list[float], draw: np.random.Generator, settings: Settings) -> Tried:
    count = cut.n_clusters
    inner = _inner(shaping.people.mean, shaping.weight, count, cut)
    error = float(np.std(clouds)) * (1 + 1 / len(clouds)) ** 0.5
    return Tried(count, float(np.mean(clouds)) - inner, error, _stability(shaping, cut, draw, settings))


def _stability(shaping: _Shaping, cut: KMeans, draw: np.random.Generator, settings: Settings) -> float:
    """Mean agreement of the groups with those of other people of the same kind."""
    alike = []
    size = len(shaping.who)
    for _time in range(settings.resamples):
        at = _drawn(shaping.people, draw)
        others = draw.integers(0, size, size)
        again = _cut(at[others], shaping.weight[others], cut.n_clusters)
        alike.append(adjusted_rand_score(cut.labels_, again.predict(at)))
    return float(np.mean(alike))


def _drawn(people: Belief, draw: np.random.Generator) -> np.ndarray:
    """A place for each person, from what is known of it."""
    root = np.linalg.cholesky(people.spread + 1e-9 * np.eye(people.mean.shape[1]))
    return people.mean + np.einsum("nde,ne->nd", root, draw.standard_normal(people.mean.shape))


def _told(tried: list[Tried], settings: Settings) -> tuple[Kind, int]:
    """Camps: the widest gap of those that stand apart and are stable. Else two wings, if they are stable enough."""
    camps = [
        each for each in tried if each.apart >= settings.least_apart and each.stability >= settings.least_camp_stability
    ]
    if camps:
        return "camps", max(camps, key=lambda each: (each.gap, -each.groups)).groups
    if tried[0].stability >= settings.least_wing_stability:
        return "wings", 2
    return "one", 1


def _smallest(cut: KMeans, shaping: _Shaping) -> int:
    return int(np.bincount(cut.labels_, minlength=cut.n_clusters).min()) if len(shaping.who) else 0


def _one(places: Places, settings: Settings, tried: list[Tried]) -> Groups:
    known = places.known >= settings.least_known
    return Groups("one", np.where(known, 0, -1), known.astype(float), tried)


def _allotted(kind: Kind, centres: np.ndarray, places: Places, tried: list[Tried], settings: Settings) -> Groups:
    """Everyone to the nearest centre; how sure that is, from draws of each one's place."""
    draw = np.random.default_rng(settings.seed + 2)
    nearest = _nearest(places.people.mean, centres)
    known = places.known >= settings.least_known
    order = np.argsort(-np.bincount(nearest[known], minlength=len(centres)), kind="stable")
    number = np.argsort(order)
    same = np.zeros(len(nearest))
    for _time in range(DRAWS):
        same += _nearest(_drawn(places.people, draw), centres) == nearest
    return Groups(kind, np.where(known, number[nearest], -1), np.where(known, same / DRAWS, 0.0), tried)


def _nearest(at: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return (np.square(centres).sum(axis=1) - 2 * at @ centres.T).argmin(axis=1)
