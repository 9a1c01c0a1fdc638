"""An area's villages dealt into so many groups at the least cost: set partitioning over all columns.

The relaxation is solved over a few columns to which all others are compared, until none would help; then only columns
that can still be part of a better division than the best known stay, and those are solved exactly.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from yishi.engine.placement.columns import Columns

FIRST = 30  # cheapest columns of each village to begin with
MORE = 300  # columns added at a time
NEAR_ENOUGH = 0.02  # columns kept for a whole division: so much of the relaxation dearer than what it pays for them
MOST_NEAR = 1_000
NODES = 2_000
LOOKS = 60
EPSILON = 1e-7


@dataclass(frozen=True, slots=True)
class Near:
    """Columns that a good division is made of, and up to how much dearer than paid for (`reach`) they are all here.
    `taken`: the columns of the relaxation, where it came out whole by itself."""

    columns: Columns
    reach: float
    taken: np.ndarray | None


@dataclass(frozen=True, slots=True)
class Level:
    """The relaxation for `groups` groups: its `value` (infinite: it cannot be) and the price of one more group."""

    groups: int
    value: float
    slope: float
    near: Near | None


@dataclass(frozen=True, slots=True)
class Whole:
    """`columns` of a division, its `cost`, and `least`: what none costs less than."""

    columns: Columns
    cost: float
    least: float


class Partition:
    """All columns of an area, and the relaxation of its divisions; what one number opened helps the next."""

    def __init__(self, columns: Columns, shared: frozenset[int]) -> None:
        """shared: labels that other areas may use as well, so that they are not kept to one group here."""
        self.columns = columns
        self.villages = columns.held.shape[1]
        self.equal, self.once = rows_of(columns, shared)
        self.open = self._begin()

    def _begin(self) -> np.ndarray:
        open_ = np.zeros(self.columns.cost.size, dtype=bool)
        each = self.columns.cost / np.maximum(self.columns.held.sum(axis=1), 1)
        order = np.argsort(each, kind="stable")
        held = self.columns.held[order] > 0
        rank = np.cumsum(held, axis=0, dtype=np.int32)
        open_[order[((rank <= FIRST) & held).any(axis=1)]] = True
        return open_

    def level(self, groups: int, reach: float = NEAR_ENOUGH) -> Level:
        """reach: columns kept, as a share of the value; a wider one keeps all of them, however many they are."""
        for _look in range(LOOKS):
            at = np.flatnonzero(self.open)
            found = self._relax(at, groups)
            if found is None:
                return Level(groups, np.inf, 0.0, None)
            share, value, prices, reduced, short = found
            worse = np.flatnonzero(reduced < -EPSILON)
            if not worse.size:
                break
            self.open[worse[np.argsort(reduced[worse], kind="stable")[:MORE]]] = True
        if short:
            return Level(groups, np.inf, 0.0, None)
        value += min(0.0, float(reduced.min())) * groups
        return Level(
            groups, value, float(prices[self.villages]), self._near(at, share, (reduced, reach * max(value, 1.0)))
        )

    def _relax(self, at: np.ndarray, groups: int) -> tuple[np.ndarray, float, np.ndarray, np.ndarray, bool] | None:
        rows, cost = self.villages + 1, self.columns.cost
        far = cost.max(initial=1.0) * 10 + 1  # of a village left over or doubled, while columns are missing
        slack = sparse.hstack([sparse.identity(rows), -sparse.identity(rows)], format="csc")
        given = {}
        if self.once is not None:
            empty = sparse.csc_matrix((self.once.shape[0], 2 * rows))
            given["A_ub"] = sparse.hstack([self.once[:, at], empty], format="csc")
            given["b_ub"] = np.ones(self.once.shape[0])
        found = linprog(
            np.concatenate([cost[at], np.full(2 * rows, far)]),
            A_eq=sparse.hstack([self.equal[:, at], slack], format="csc"),
            b_eq=np.append(np.ones(self.villages), groups),
            method="highs-ds",
            **given,
        )
        if found.x is None:
            return None
        prices = found.eqlin.marginals
        reduced = cost - self.equal.T @ prices
        if self.once is not None:
            reduced = reduced - self.once.T @ found.ineqlin.marginals
        short = bool(found.x[at.size :].max() > 1e-6)
        return found.x[: at.size], float(found.fun), prices, reduced, short

    def _near(self, at: np.ndarray, share: np.ndarray, told: tuple[np.ndarray, float]) -> Near:
        reduced, reach = told
        near = np.flatnonzero(reduced <= reach)
        if near.size > MOST_NEAR and reach < np.inf:
            near = np.sort(near[np.argsort(reduced[near], kind="stable")[:MOST_NEAR]])
            reach = float(np.sort(reduced)[MOST_NEAR - 1]) - EPSILON
        columns = Columns(self.columns.held[near] > 0, self.columns.cost[near], self.columns.label[near])
        whole = bool((np.abs(share - np.round(share)) < 1e-6).all())
        return Near(columns, reach, np.searchsorted(near, at[share > 0.5]) if whole else None)


def whole(level: Level, shared: frozenset[int], gap: float) -> Whole | None:
    """A division of the columns near; its bound holds for all columns only while it is within their reach."""
    near = level.near
    if near is None:
        return None
    if near.taken is not None:
        return Whole(near.columns.only(near.taken), float(near.columns.cost[near.taken].sum()), level.value)
    equal, once = rows_of(near.columns, shared)
    right = np.append(np.ones(near.columns.held.shape[1]), level.groups)
    limits = [LinearConstraint(equal, right, right)]
    if once is not None:
        limits.append(LinearConstraint(once, -np.inf, 1))
    found = milp(
        near.columns.cost,
        integrality=np.ones(near.columns.cost.size),
        bounds=Bounds(0, 1),
        constraints=limits,
        options={"mip_rel_gap": gap, "node_limit": NODES},
    )
    if found.x is None:
        return None
    chosen = np.flatnonzero(found.x > 0.5)
    cost = float(near.columns.cost[chosen].sum())
    # A column out of reach raises any division by itself above the relaxation by more than the reach.
    least = min(cost, float(found.mip_dual_bound), level.value + near.reach)
    return Whole(near.columns.only(chosen), cost, max(level.value, least))


def rows_of(columns: Columns, shared: frozenset[int]) -> tuple[sparse.csc_matrix, sparse.csc_matrix | None]:
    """Each village once, so many groups; and each old group that only this area has at most once."""
    held = sparse.csc_matrix(columns.held.T.astype(float))
    equal = sparse.vstack([held, sparse.csc_matrix(np.ones((1, columns.cost.size)))], format="csc")
    labels = np.array([label for label in np.unique(columns.label) if label >= 0 and label not in shared])
    if not labels.size:
        return equal, None
    return equal, sparse.csc_matrix((columns.label[None, :] == labels[:, None]).astype(float))
