"""A problem to a placement with its bound.

Relax; look at every option that the prices leave worth a look, and relax again while one helps; round; improve by
single moves; then let those options compete exactly that can still be part of anything better than what is known.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from yishi.engine.placement.model import BREACH, Model
from yishi.engine.placement.moves import moves
from yishi.engine.placement.problem import Problem
from yishi.engine.placement.relax import Infeasible, Part, Relaxed, bound, cheapest_cell, exact, reduced, relax, whole
from yishi.engine.placement.search import EPSILON, State, descend, solve_cells

Told = Callable[[float, float], None]  # best so far, bound
LOOKS = 8
STEPS = (0.1, 0.3, 0.6, 1.0)  # of the way from the best prices to the newest: the newest alone swing
MOST_EXACT = 30_000  # options that compete exactly all at once
WIDER = (8, 16, 32, 64, 128)  # cells solved around one in which a limit does not hold
TRY = 0.5  # how much dearer than its best an option may be in a first exact try


@dataclass(frozen=True, slots=True)
class Effort:
    """How far to go. `gap`: stop when the placement is within this share of the bound. `rounds`: passes of improving;
    `around`: cells of one exact problem of a pass; `nodes`: branches of one before it gives up."""

    gap: float = 0.003
    rounds: int = 3
    around: int = 8
    nodes: int = 2_000
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """`problem`: with all options that were looked at; `choice`: the option each unit takes. `least`: nothing
    costs less."""

    problem: Problem
    choice: np.ndarray
    cost: float
    least: float


def nobody(best: float, least: float) -> None:
    """Told to nobody."""


def solve(problem: Problem, effort: Effort, told: Told = nobody) -> Placed:
    """The placement found and its bound. Raises Infeasible."""
    if not problem.model.items:
        return Placed(problem, np.zeros(0, dtype=np.int64), 0.0, 0.0)
    if (np.diff(problem.model.options.start) == 0).any():
        raise Infeasible
    problem, relaxed = _looked_at(problem, effort.gap / 5)
    model = problem.model
    least = bound(model, relaxed.prices)
    state = State(model, _rounded(model, relaxed.share))
    loose = _loose(model, relaxed.share)
    descend(state, loose)
    told(model.cost(state.choice), least)
    _among_few(state, relaxed.prices, least, effort)
    told(model.cost(state.choice), least)
    _piece_by_piece(state, loose, least, effort, told)
    _settle(state)
    cost = model.cost(state.choice)
    if cost >= BREACH:
        raise Infeasible
    return Placed(problem, state.choice, cost, min(least, cost))


def _looked_at(problem: Problem, tight: float) -> tuple[Problem, Relaxed]:
    """The relaxation over every option that could matter; shares of all options of the problem that comes back.

    tight: share of the bound that another look must be able to bring."""
    model = problem.model
    relaxed = relax(model, whole(model))
    if problem.draft.near is None:
        return problem, relaxed
    times = 1
    while relaxed.short > 1e-6:  # a limit did not hold: too few options were looked at
        times *= 2
        wider = problem.widened(times)
        if wider.model.options.cell.size == model.options.cell.size:
            break
        problem, model = wider, wider.model
        relaxed = relax(model, whole(model))
    share, open_ = relaxed.share, np.ones(model.options.cell.size)
    best, least, fresh = relaxed.prices, -np.inf, relaxed.prices
    for _look in range(LOOKS):
        cheapest = np.minimum.reduceat(reduced(model, fresh), model.options.start[:-1])
        wider = problem.widened(np.maximum(cheapest - cheapest_cell(model, fresh), 0) + 1e-6)
        share, open_ = _carried(model, wider.model, share), _carried(model, wider.model, open_)
        problem, model = wider, wider.model
        for step in STEPS if least > -np.inf else (1.0,):
            prices = best + step * (fresh - best)
            value = bound(model, prices)
            open_ = np.maximum(open_, _better(model, prices, open_))
            if value > least:
                found, least = prices, value
        best = found
        if least >= relaxed.value * (1 - tight):
            break
        keen = np.flatnonzero(open_)
        relaxed = relax(model, Part(np.arange(model.items), keen, np.zeros_like(model.low)))
        fresh = relaxed.prices
        share = np.zeros(model.options.cell.size)
        share[keen] = relaxed.share
    return problem, Relaxed(share, best, relaxed.value, relaxed.short)


def _better(model: Model, prices: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """Options that with these prices are cheaper than all that their item has open."""
    paid = reduced(model, prices)
    known = np.minimum.reduceat(np.where(open_ > 0, paid, np.inf), model.options.start[:-1])
    return paid < known[model.options.item] - EPSILON


def _carried(model: Model, wider: Model, share: np.ndarray) -> np.ndarray:
    """The shares of the same options in a wider model."""
    taken = np.flatnonzero(share > 0)
    key = model.options.item[taken] * model.cells + model.options.cell[taken]
    there = wider.options.item * wider.cells + wider.options.cell
    at = np.minimum(np.searchsorted(there, key), there.size - 1)
    found = np.zeros(there.size)
    same = there[at] == key
    found[at[same]] = share[taken[same]]
    return found


def _rounded(model: Model, share: np.ndarray) -> np.ndarray:
    """Each item's largest share of the relaxation."""
    order = np.lexsort((-share, model.options.item))
    return np.asarray(order[model.options.start[:-1]])


def _loose(model: Model, share: np.ndarray) -> np.ndarray:
    """Items that the relaxation did not place whole."""
    return np.flatnonzero(np.maximum.reduceat(share, model.options.start[:-1]) < 1 - 1e-6)


def _among_few(state: State, prices: np.ndarray, least: float, effort: Effort) -> None:
    """All at once, exactly: first among the options that the prices leave nearly as good as the best of each,
    then among all that anything better than the best known may use."""
    model = state.model
    paid = reduced(model, prices)
    extra = paid - np.minimum.reduceat(paid, model.options.start[:-1])[model.options.item]
    for reach in (TRY, np.inf):
        cost = model.cost(state.choice)
        room = cost - least
        if room <= EPSILON * max(1.0, cost):
            return
        near = np.flatnonzero(extra <= min(reach, room))
        if near.size > MOST_EXACT:
            return
        part = Part(np.arange(model.items), np.unique(np.append(near, state.choice)), np.zeros_like(model.low))
        found, _least = exact(model, part, gap=effort.gap / 10, nodes=effort.nodes)
        if found is not None and model.cost(found) < cost:
            state.put_all(found)


def _piece_by_piece(state: State, loose: np.ndarray, least: float, effort: Effort, told: Told) -> None:
    """A few cells at a time, exactly, the rest as it is; those first in which the relaxation left somebody torn."""
    model, near = state.model, Neighbours(state.model)
    chance = np.random.default_rng(effort.seed)
    for cell in state.broken():  # a wider and wider part around, until the limit holds
        for around in WIDER:
            if cell in state.broken():
                solve_cells(state, near.of(int(cell), around), gap=effort.gap, nodes=effort.nodes)
    for _round in range(effort.rounds):
        cost = model.cost(state.choice)
        if cost - least <= effort.gap * cost:
            return
        saved = 0.0
        for cell in chance.permutation(np.unique(state.cells()[loose])):
            saved += solve_cells(state, near.of(int(cell), effort.around), gap=effort.gap / 3, nodes=effort.nodes)
            if cost - saved - least <= effort.gap * (cost - saved):
                break
        told(model.cost(state.choice), least)
        if saved <= 0:
            return


def _settle(state: State) -> None:
    """Until nobody could move alone to the better: what is told as next best must cost something."""
    while True:
        looked = moves(state.model, state.choice)
        rise = looked.rise[np.maximum(looked.best, 0)]
        items = np.flatnonzero((looked.best >= 0) & (rise < -EPSILON))
        if not items.size:
            return
        before = state.model.cost(state.choice)
        descend(state, items)
        if state.model.cost(state.choice) >= before - EPSILON:
            return


class Neighbours:
    """Of each cell itself and the others that the most items could go to instead."""

    def __init__(self, model: Model) -> None:
        ones = np.ones(model.options.cell.size)
        open_to = sparse.csr_matrix((ones, (model.options.item, model.options.cell)), (model.items, model.cells))
        self.shared = (open_to.T @ open_to).tocsr()

    def of(self, cell: int, around: int) -> np.ndarray:
        first, last = self.shared.indptr[cell : cell + 2]
        others, weight = self.shared.indices[first:last], self.shared.data[first:last].copy()
        weight[others == cell] = np.inf
        return np.sort(others[np.lexsort((others, -weight))][:around])
