"""The linear relaxation: prices of what is counted, and a bound that holds for any prices.

With a price on every count the cells fall apart from the items and each item takes its cheapest option by itself: weak
duality (Lagrange). The bound is worked out from the prices by this sum alone, so it holds however roughly they
were found.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import LinearConstraint, linprog, milp

from yishi.engine.placement.model import Model

SHORT = 200.0  # what one unit outside a hard limit costs in a relaxation: mild prices hold for what was left out, too


class Infeasible(Exception):
    """No placement keeps all hard limits."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a model to be solved with the rest fixed: `items`, the options among them that stay open (indices into
    the model's options), and what the rest adds to the counts."""

    items: np.ndarray
    options: np.ndarray
    base: np.ndarray


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that can bind. Row r: `sign[r]` × (count of `kind` in `cell`) − slack ≤ `right`, slack at `paid`
    each."""

    matrix: sparse.csr_matrix  # (rows, open options)
    right: np.ndarray
    paid: np.ndarray
    sign: np.ndarray
    at: np.ndarray  # kind × cells + cell


def whole(model: Model) -> Part:
    """Everything open."""
    return Part(np.arange(model.items), np.arange(model.options.cell.size), np.zeros_like(model.low))


def rows_of(model: Model, part: Part, short: float = np.inf) -> Rows:
    """Only rows that some choice could break. `short`: the price of breaking a hard limit; infinite: never."""
    counted, kind_cell, amount = _counted(model, part)
    base = part.base.ravel()
    most_possible = base.astype(np.int64)
    np.add.at(most_possible, kind_cell, amount)
    open_ = np.zeros(base.size, dtype=bool)
    open_[kind_cell] = True
    over, under = np.repeat(model.over, model.cells), np.repeat(model.under, model.cells)
    most, least = model.most.ravel(), model.least.ravel()
    high, low = model.high.ravel(), model.low.ravel()
    binds = [
        (1, high, over, (over > 0) & open_ & (most_possible > high)),
        (-1, low, under, (under > 0) & open_ & (base < low)),
        (1, most, np.full(base.size, short), open_ & (most_possible > most)),
        (-1, least, np.full(base.size, short), open_ & (base < least)),
    ]
    places = [np.flatnonzero(block[3]) for block in binds]
    return Rows(
        sparse.vstack([sign * counted[at] for (sign, *_), at in zip(binds, places, strict=True)], format="csr"),
        np.concatenate([sign * (limit[at] - base[at]) for (sign, limit, *_), at in zip(binds, places, strict=True)]),
        np.concatenate([paid[at] for (_, _, paid, _), at in zip(binds, places, strict=True)]),
        np.concatenate([np.full(at.size, sign) for (sign, *_), at in zip(binds, places, strict=True)]),
        np.concatenate(places),
    )


def _counted(model: Model, part: Part) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """(kinds × cells, open options): what each option adds; and the same as a list."""
    item, cell = model.options.item[part.options], model.options.cell[part.options]
    held = model.adds[item] != 0
    option = np.nonzero(held)[0]
    at, amount = model.uses[item][held] * model.cells + cell[option], model.adds[item][held]
    shape = (model.low.size, part.options.size)
    return sparse.csr_matrix((amount, (at, option)), shape=shape, dtype=float), at, amount


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`share`: of each open option. `prices`: (kinds + 1, cells) of one more of each count. `value`: of the relaxation;
    `short`: by how much hard limits are broken in it."""

    share: np.ndarray
    prices: np.ndarray
    value: float
    short: float


def relax(model: Model, part: Part, extra: np.ndarray | None = None) -> Relaxed:
    """The relaxation of a part. Raises Infeasible."""
    rows = rows_of(model, part, SHORT)
    problem = _problem(model, part, rows)
    cost = problem.cost.copy()
    if extra is not None:
        cost[: part.options.size] += extra
    given = {"A_ub": problem.matrix, "b_ub": rows.right} if rows.right.size else {}
    found = linprog(cost, A_eq=problem.once, b_eq=np.ones(part.items.size), method="highs", **given)
    if found.x is None:
        raise Infeasible
    prices = np.zeros(model.low.size)
    if rows.right.size:
        np.add.at(prices, rows.at, -rows.sign * np.minimum(found.ineqlin.marginals, 0))
    hard = rows.paid[np.isfinite(rows.paid)] == SHORT
    short = float(found.x[part.options.size :][hard].sum())
    return Relaxed(found.x[: part.options.size], prices.reshape(model.low.shape), float(found.fun), short)


def reduced(model: Model, prices: np.ndarray) -> np.ndarray:
    """The cost of each option with the prices of what it adds."""
    found = model.options.cost.copy()
    item = model.options.item
    for column in range(model.uses.shape[1]):
        uses, adds = model.uses[item, column], model.adds[item, column]
        found += adds * prices[uses, model.options.cell]
    return found


def bound(model: Model, prices: np.ndarray) -> float:
    """No placement costs less, whatever the prices are."""
    if not model.items:
        return 0.0
    cheapest = np.minimum.reduceat(reduced(model, prices), model.options.start[:-1])
    left_out = np.isfinite(model.options.beyond)
    if left_out.any():
        elsewhere = model.options.beyond[left_out] + cheapest_cell(model, prices)[left_out]
        cheapest[left_out] = np.minimum(cheapest[left_out], elsewhere)
    return float(cheapest.sum() + _counts_at_best(model, prices))


def cheapest_cell(model: Model, prices: np.ndarray) -> np.ndarray:
    """(items,) the least that the counts of each item cost in any cell, by the distinct sorts of items."""
    sorts, of = np.unique(np.hstack([model.uses, model.adds]), axis=0, return_inverse=True)
    width = model.uses.shape[1]
    least = np.array([(row[width:] @ prices[row[:width]]).min() for row in sorts])
    return least[of.ravel()]


def _counts_at_best(model: Model, prices: np.ndarray) -> float:
    """Σ over counts of the least that (its price − prices × count) can be: at a limit or where the span ends."""
    total = np.zeros(len(model.kinds) + 1, dtype=np.int64)
    np.add.at(total, model.uses, model.adds)
    ceiling = np.minimum(model.most, np.maximum(total, 0)[:, None])
    floor = np.minimum(np.maximum(model.least, 0), ceiling)
    kind, _cell = np.indices(model.low.shape)
    best = np.full(model.low.shape, np.inf)
    for count in (floor, np.clip(model.low, floor, ceiling), np.clip(model.high, floor, ceiling), ceiling):
        paid = model.under[kind] * np.maximum(model.low - count, 0) + model.over[kind] * np.maximum(
            count - model.high, 0
        )
        best = np.minimum(best, paid - prices * count)
    return float(best[:-1].sum())


def exact(model: Model, part: Part, *, gap: float, nodes: int) -> tuple[np.ndarray | None, float]:
    """(the option taken by each item of the part, a proven bound); None where none was found within `nodes`."""
    rows = rows_of(model, part)
    problem = _problem(model, part, rows)
    limits = [LinearConstraint(problem.once, 1, 1)]
    if rows.right.size:
        limits.append(LinearConstraint(problem.matrix, -np.inf, rows.right))
    kept = np.zeros(problem.cost.size)
    kept[: part.options.size] = 1
    found = milp(problem.cost, integrality=kept, constraints=limits, options={"mip_rel_gap": gap, "node_limit": nodes})
    least = float(found.mip_dual_bound) if found.mip_dual_bound is not None else -np.inf
    if found.x is None:
        return None, least
    share = found.x[: part.options.size]
    item = model.options.item[part.options]
    best = np.lexsort((-share, item))
    return part.options[best[np.searchsorted(item[best], part.items)]], least


@dataclass(frozen=True, slots=True)
class _Problem:
    cost: np.ndarray
    matrix: sparse.csr_matrix
    once: sparse.csr_matrix


def _problem(model: Model, part: Part, rows: Rows) -> _Problem:
    """Shares of options first, then one slack for each row that has a price."""
    soft = np.nonzero(np.isfinite(rows.paid))[0]
    slack = sparse.csr_matrix(
        (-np.ones(soft.size), (soft, np.arange(soft.size))), shape=(rows.right.size, soft.size), dtype=float
    )
    item = np.searchsorted(part.items, model.options.item[part.options])
    once = sparse.csr_matrix(
        (np.ones(item.size), (item, np.arange(item.size))), shape=(part.items.size, item.size + soft.size)
    )
    cost = np.concatenate([model.options.cost[part.options], rows.paid[soft]])
    return _Problem(cost, sparse.hstack([rows.matrix, slack], format="csr"), once)
