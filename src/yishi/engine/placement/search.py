"""From a first placement to a better one: single moves, exchanges, and a few cells at a time solved exactly."""

import numpy as np

from yishi.engine.placement.model import Model
from yishi.engine.placement.relax import Part, exact


class State:
    """A placement with its counts. `choice`: (items,) the option that each takes."""

    def __init__(self, model: Model, choice: np.ndarray) -> None:
        self.model, self.choice = model, choice.copy()
        self.counts = model.counts(choice)
        self.members: list[set[int]] = [set() for _cell in range(model.cells)]
        for item, cell in enumerate(self.cells()):
            self.members[cell].add(item)

    def cells(self) -> np.ndarray:
        return self.model.options.cell[self.choice]

    def cell(self, item: int) -> int:
        return int(self.model.options.cell[self.choice[item]])

    def put(self, item: int, option: int) -> None:
        model, old, new = self.model, self.cell(item), int(self.model.options.cell[option])
        uses, adds = model.uses[item], model.adds[item]
        np.subtract.at(self.counts, (uses, old), adds)
        np.add.at(self.counts, (uses, new), adds)
        self.members[old].discard(item)
        self.members[new].add(item)
        self.choice[item] = option

    def put_all(self, choice: np.ndarray) -> None:
        for item in np.flatnonzero(choice != self.choice).tolist():
            self.put(item, int(choice[item]))

    def broken(self) -> np.ndarray:
        """Cells in which a hard limit does not hold."""
        outside = (self.counts < self.model.least) | (self.counts > self.model.most)
        return np.flatnonzero(outside.any(axis=0))

    def leaving(self, item: int) -> float:
        """What the cell saves when the item leaves it."""
        model, cell = self.model, self.cell(item)
        uses, adds = model.uses[item], model.adds[item]
        now = self.counts[uses, cell]
        where = np.full(uses.size, cell)
        saved = model.price(uses, where, now) - model.price(uses, where, now - adds)
        return float(saved.sum() + model.options.cost[self.choice[item]])

    def entering(self, item: int) -> np.ndarray:
        """What each option of the item would cost, the others as they are; inf where it is."""
        model = self.model
        first, last = model.options.start[item], model.options.start[item + 1]
        cells = model.options.cell[first:last]
        uses, adds = model.uses[item][:, None], model.adds[item][:, None]
        now = self.counts[uses, cells]
        kinds, where = np.broadcast_to(uses, now.shape), np.broadcast_to(cells, now.shape)
        more = model.price(kinds, where, now + adds) - model.price(kinds, where, now)
        paid = model.options.cost[first:last] + more.sum(axis=0)
        paid[cells == self.cell(item)] = np.inf
        return np.asarray(paid)


EPSILON = 1e-9


def descend(state: State, order: np.ndarray) -> None:
    """Single moves in this order of items until none pays."""
    again = True
    while again:
        again = any([_move(state, int(item)) for item in order])


def _move(state: State, item: int) -> bool:
    paid = state.entering(item)
    best = int(np.argmin(paid))
    if not paid[best] < state.leaving(item) - EPSILON:
        return False
    state.put(item, int(state.model.options.start[item]) + best)
    return True


def best_swap(state: State, item: int) -> tuple[float, int, int, int] | None:
    """(change of the objective, with whom, the item's new option, the other's) of the best exchange."""
    model, options, home = state.model, state.model.options, state.cell(item)
    mine = range(options.start[item], options.start[item + 1])
    pairs = [
        (other, option, theirs)
        for option in mine
        if (cell := int(options.cell[option])) != home
        for other in sorted(state.members[cell])
        if (theirs := model.option_to(other, home)) is not None
    ]
    if not pairs:
        return None
    others = np.array([pair[0] for pair in pairs])
    taken, given = np.array([pair[1] for pair in pairs]), np.array([pair[2] for pair in pairs])
    moved = options.cost[taken] - options.cost[state.choice[item]] + options.cost[given]
    gains = moved - options.cost[state.choice[others]] + _exchanged(state, item, others, options.cell[taken])
    best = int(np.argmin(gains))
    return float(gains[best]), int(others[best]), int(taken[best]), int(given[best])


def _exchanged(state: State, item: int, others: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """How the counted costs change when the item and each of the others change places."""
    model, home = state.model, state.cell(item)
    kinds = np.hstack([np.broadcast_to(model.uses[item], (others.size, model.uses.shape[1])), model.uses[others]])
    signs = np.hstack([np.broadcast_to(model.adds[item], (others.size, model.adds.shape[1])), -model.adds[others]])
    same = kinds[:, :, None] == kinds[:, None, :]
    net = (same * signs[:, None, :]).sum(axis=2)  # what the others' cell gains of each kind
    first = np.tril(same, -1).any(axis=2)  # a kind that stands twice in a row counts once
    net[first] = 0
    there = np.broadcast_to(cells[:, None], kinds.shape)
    here = np.full(kinds.shape, home)
    changed = model.price(kinds, there, state.counts[kinds, there] + net)
    changed -= model.price(kinds, there, state.counts[kinds, there])
    changed += model.price(kinds, here, state.counts[kinds, here] - net)
    changed -= model.price(kinds, here, state.counts[kinds, here])
    changed[net == 0] = 0
    return np.asarray(changed.sum(axis=1))


def part_of(state: State, cells: np.ndarray) -> Part:
    """Those who are in these cells, free among them; everybody else stays."""
    model = state.model
    items = np.array(sorted(item for cell in cells for item in state.members[cell]), dtype=np.int64)
    inside = np.zeros(model.cells, dtype=bool)
    inside[cells] = True
    spans = [np.arange(model.options.start[item], model.options.start[item + 1]) for item in items]
    options = np.concatenate(spans) if spans else np.zeros(0, dtype=np.int64)
    options = options[inside[model.options.cell[options]]]
    base = state.counts.copy()
    base[:, cells] = 0
    return Part(items, options, base)


def _part_cost(state: State, part: Part, cells: np.ndarray) -> float:
    """What these items and the counts of these cells cost."""
    model = state.model
    kind, place = np.meshgrid(np.arange(len(model.kinds)), cells, indexing="ij")
    counted = model.price(kind, place, state.counts[kind, place])
    return float(model.options.cost[state.choice[part.items]].sum() + counted.sum())


def solve_cells(state: State, cells: np.ndarray, *, gap: float, nodes: int) -> float:
    """Solve a few cells exactly with the rest as it is. Returns what it saved (≥ 0)."""
    part = part_of(state, cells)
    if part.items.size < 2:
        return 0.0
    before = _part_cost(state, part, cells)
    old = state.choice[part.items].copy()
    found, _bound = exact(state.model, part, gap=gap, nodes=nodes)
    if found is None:
        return 0.0
    for item, option in zip(part.items, found, strict=True):
        state.put(int(item), int(option))
    saved = before - _part_cost(state, part, cells)
    if saved < EPSILON:
        for item, option in zip(part.items, old, strict=True):
            state.put(int(item), int(option))
        return 0.0
    return saved
