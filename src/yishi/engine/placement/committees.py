"""全员入委: sectors into committees, whole as far as may be, each member fitting the committee's field.

Who may go where and what is counted is the model of every placement; that a sector has one home is more: members
elsewhere than its home are exceptions. Members who are alike in all that counts are one variable, so the size of
the problem does not grow with the assembly.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from yishi.engine.placement.fit import unfit_table
from yishi.engine.placement.model import Kind, Model
from yishi.engine.placement.problem import Draft, Problem, around, even, limits, problem
from yishi.engine.placement.relax import Infeasible, rows_of, whole
from yishi.engine.placement.situation import Rulings, Situation, numbers
from yishi.engine.placement.units import Units

NODES = 2_000
LARGE = 4_000  # options
GAP, GAP_OF_LARGE = 0.003, 0.005  # to stop at here: the last tenths of a per cent take longer than all the rest


def build(situation: Situation) -> Problem:
    ids = situation.body_ids("committee")
    people = situation.given.people
    was = numbers(people["committee"], {name: at for at, name in enumerate(ids)})
    rulings = _with_posts(situation.rulings("committee", ids), situation, was)
    unfit = unfit_table(situation)

    def priced(who: np.ndarray, cells: np.ndarray) -> dict[str, np.ndarray]:
        return {"field": unfit[who, cells]}

    def kinds(units: Units) -> list[Kind]:
        rules, everybody = situation.scheme.committee, np.ones(people.height)
        least, most = limits(situation, "committee", ids, rules.least, rules.most)
        low, high = around(people.height, len(ids), rules.spread)
        size, standing = rules.prices["size"], rules.prices["standing"]
        share = even(int(situation.standing.sum()), len(ids))[0]
        return [
            Kind("size", "size", units.added(everybody), least, most, low, high, size, size),
            Kind("standing", "standing", units.added(situation.standing), low=share, under=standing),
        ]

    draft = Draft("committee", np.ones(people.height, dtype=bool), ids, was, priced, kinds)
    return problem(situation, draft, rulings)


def _with_posts(rulings: Rulings, situation: Situation, was: np.ndarray) -> Rulings:
    """Who holds a post that stays is fixed where they are, unless people ruled otherwise."""
    posts = situation.given.people["post"].to_list()
    ruled = set(rulings.fixed) | {person for person, _ in rulings.barred}
    for person, post in enumerate(posts):
        if post in situation.scheme.committee.posts_stay and was[person] >= 0 and person not in ruled:
            rulings.fixed[person] = int(was[person])
    return rulings


def kept_whole(situation: Situation) -> np.ndarray:
    """(people,) the sector that shall be kept whole, −1: none."""
    split = [situation.sectors.index(name) for name in situation.scheme.committee.split if name in situation.sectors]
    return np.where(np.isin(situation.sector, split), -1, situation.sector)


@dataclass(frozen=True, slots=True)
class Classes:
    """Units that are alike. `of`: (units,) the class of each; `first`: a unit of each; `sizes`; `people`:
    (classes, sectors) how many of each sector that is kept whole a unit of it has."""

    of: np.ndarray
    first: np.ndarray
    sizes: np.ndarray
    people: np.ndarray


def classes_of(found: Problem) -> Classes:
    model, units = found.model, found.units
    sector = kept_whole(found.situation)
    people = np.zeros((units.count, len(found.situation.sectors)), dtype=np.int64)
    inside = units.subjects[sector[units.subjects] >= 0]
    np.add.at(people, (units.of[inside], sector[inside]), 1)
    cost = np.full((units.count, model.cells), -1.0)
    cost[model.options.item, model.options.cell] = np.round(model.options.cost, 9)
    laid = np.hstack([cost, model.uses, model.adds, people])
    _rows, first, of, sizes = np.unique(laid, axis=0, return_index=True, return_inverse=True, return_counts=True)
    return Classes(of.ravel(), first, sizes, people[first])


def solve(found: Problem, gap: float) -> tuple[np.ndarray, float]:
    """(the option each unit takes, a proven bound). Raises Infeasible."""
    if not found.model.items:
        return np.zeros(0, dtype=np.int64), 0.0
    classes = classes_of(found)
    program = _Program(found, classes)
    gap = max(gap, GAP if program.options.size < LARGE else GAP_OF_LARGE)
    answer = milp(
        program.cost,
        integrality=program.whole,
        bounds=Bounds(0, program.most),
        constraints=program.limits(),
        options={"mip_rel_gap": gap, "node_limit": NODES},
    )
    if answer.x is None:
        raise Infeasible
    return _dealt(found.model, classes, program, answer.x), float(answer.mip_dual_bound)


class _Program:
    """Variables: units of each class in each committee (x), the home of each sector (y), exceptions (e), and what is
    outside a span (slack)."""

    def __init__(self, found: Problem, classes: Classes) -> None:
        model, self.classes, self.cells = found.model, classes, found.model.cells
        self.options = np.flatnonzero(np.isin(model.options.item, classes.first))
        self.of = classes.of[model.options.item[self.options]]
        cell = model.options.cell[self.options]
        self.rows = rows_of(model, whole(model))
        self.soft = np.flatnonzero(np.isfinite(self.rows.paid))
        sectors = np.flatnonzero(classes.people.sum(axis=0))
        self.at, which = np.nonzero(classes.people[self.of][:, sectors])
        self.amount = classes.people[self.of[self.at], sectors[which]]
        self.home = which * self.cells + cell[self.at]
        self.sizes = (self.options.size, sectors.size * self.cells, self.at.size, self.soft.size)
        x, y, e, slack = self.sizes
        exception = found.situation.scheme.committee.prices["exception"]
        whole_x = float(bool(found.rulings.together or found.rulings.apart))  # else a flow: whole by itself
        self.cost = np.concatenate(
            [model.options.cost[self.options], np.zeros(y), np.full(e, exception), self.rows.paid[self.soft]]
        )
        self.most = np.concatenate([classes.sizes[self.of], np.ones(y), np.full(e + slack, np.inf)])
        self.whole = np.concatenate([np.full(x, whole_x), np.ones(y), np.zeros(e + slack)])

    def limits(self) -> list[LinearConstraint]:
        return [self._once(), self._homes(), self._exceptions(), self._counts()]

    def _once(self) -> LinearConstraint:
        x, rest = self.options.size, sum(self.sizes[1:])
        rows = sparse.csr_matrix((np.ones(x), (self.of, np.arange(x))), shape=(self.classes.first.size, x + rest))
        return LinearConstraint(rows, self.classes.sizes, self.classes.sizes)

    def _homes(self) -> LinearConstraint:
        x, y = self.sizes[:2]
        sectors = y // self.cells
        at = (np.repeat(np.arange(sectors), self.cells), x + np.arange(y))
        return LinearConstraint(sparse.csr_matrix((np.ones(y), at), shape=(sectors, sum(self.sizes))), 1, 1)

    def _exceptions(self) -> LinearConstraint:
        """people × x − (all people of the class of that sector) × y − e ≤ 0"""
        x, y, e, _slack = self.sizes
        row = np.arange(e)
        all_of = self.amount * self.classes.sizes[self.of[self.at]]
        columns = np.concatenate([self.at, x + self.home, x + y + row])
        values = np.concatenate([self.amount, -all_of, -np.ones(e)])
        return LinearConstraint(
            sparse.csr_matrix((values, (np.tile(row, 3), columns)), shape=(e, sum(self.sizes))), -np.inf, 0
        )

    def _counts(self) -> LinearConstraint:
        _x, y, e, slack = self.sizes
        height = self.rows.right.size
        below = sparse.csr_matrix((-np.ones(slack), (self.soft, np.arange(slack))), shape=(height, slack))
        parts = [self.rows.matrix[:, self.options], sparse.csr_matrix((height, y + e)), below]
        return LinearConstraint(sparse.hstack(parts, format="csr"), -np.inf, self.rows.right)


def _dealt(model: Model, classes: Classes, program: _Program, x: np.ndarray) -> np.ndarray:
    """Each class's units dealt out to its committees in their order."""
    taken = np.round(x[: program.options.size]).astype(np.int64)
    choice = np.zeros(model.items, dtype=np.int64)
    for number in range(classes.first.size):
        units = np.flatnonzero(classes.of == number)
        mine = np.flatnonzero(program.of == number)
        place = model.options.cell[program.options[mine]]
        for unit, cell in zip(units.tolist(), np.repeat(place, taken[mine]).tolist(), strict=True):
            option = model.option_to(unit, cell)
            assert option is not None  # the program chose among the options
            choice[unit] = option
    return choice
