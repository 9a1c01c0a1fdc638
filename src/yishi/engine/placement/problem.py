"""A placement of people as a model: who is asked, where each may go, what it would cost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from yishi.engine.placement.model import NO_LIMIT, Kind, Model, Options
from yishi.engine.placement.situation import Rulings, Situation
from yishi.engine.placement.units import Units

Priced = Callable[[np.ndarray, np.ndarray], dict[str, np.ndarray]]  # (people, cells) → amounts by part
Pairs = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a placement's own file says; `problem` makes a Problem of it.

    `near`: the pairs (people, cells) to be looked at, and (people,) what any other pair would cost at least: of a whole
    number, so many times the usual; of an array, all that may cost each person less. None: all pairs are looked at.
    """

    placement: str
    asked: np.ndarray
    cells: Sequence[str]
    was: np.ndarray
    priced: Priced
    kinds: Callable[[Units], Sequence[Kind]]
    near: Callable[[np.ndarray | int], Pairs] | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """`cells`: ids of the bodies, by number. `was`: (people,) the cell of each now, −1: none of these."""

    situation: Situation
    draft: Draft
    units: Units
    rulings: Rulings
    model: Model

    @property
    def placement(self) -> str:
        return self.draft.placement

    @property
    def cells(self) -> Sequence[str]:
        return self.draft.cells

    @property
    def was(self) -> np.ndarray:
        return self.draft.was

    def prices(self, people: np.ndarray, cells: np.ndarray) -> dict[str, np.ndarray]:
        """What each pair costs by part: ways, wishes, moves; not what is counted."""
        return _prices(self.situation, self.draft, self.rulings, (people, cells))

    def cell_of(self, choice: np.ndarray) -> np.ndarray:
        """(people,) the cell of each, −1 of who is not asked."""
        where = np.append(self.model.where(choice), -1)
        return np.asarray(where[self.units.of])

    def choice_of(self, where: np.ndarray) -> np.ndarray:
        """(units,) the option of each that leads to where: (units,) cells."""
        options = self.model.options
        key = options.item * self.model.cells + options.cell
        return np.searchsorted(key, np.arange(where.size) * self.model.cells + where)

    def widened(self, worth: np.ndarray | int) -> "Problem":
        """With so many times the usual options; or with every one that may cost a unit less than its worth:
        (units,)."""
        if isinstance(worth, int):
            return problem(self.situation, self.draft, self.rulings, worth)
        people = np.zeros(self.units.of.size)
        people[self.units.subjects] = worth[self.units.of[self.units.subjects]]
        return problem(self.situation, self.draft, self.rulings, people)


def problem(situation: Situation, draft: Draft, rulings: Rulings, worth: np.ndarray | int = 1) -> Problem:
    units = Units(draft.asked, rulings.together)
    if draft.near is None:
        people = np.repeat(units.subjects, len(draft.cells))
        cells = np.tile(np.arange(len(draft.cells)), units.subjects.size)
        beyond = None
    else:
        people, cells, beyond = _near(units, draft.near(worth), draft.was, rulings)
    parts = _prices(situation, draft, rulings, (people, cells))
    options = _options(units, (people, cells), parts, (rulings, len(draft.cells)), beyond)
    kinds = [*draft.kinds(units), *_apart(units, rulings)]
    return Problem(situation, draft, units, rulings, Model(options, kinds, len(draft.cells)))


def _prices(
    situation: Situation, draft: Draft, rulings: Rulings, pairs: tuple[np.ndarray, np.ndarray]
) -> dict[str, np.ndarray]:
    people, cells = pairs
    was, wished = draft.was, np.full(draft.was.size, -1)
    wished[list(rulings.wish)] = list(rulings.wish.values())
    amounts = draft.priced(people, cells) | {
        "wish": ((wished[people] >= 0) & (wished[people] != cells)).astype(float),
        "moved": ((was[people] >= 0) & (was[people] != cells)).astype(float),
    }
    weights = situation.scheme.prices(draft.placement)
    return {part: amount * weights[part] for part, amount in amounts.items()}


def _near(units: Units, near: Pairs, was: np.ndarray, rulings: Rulings) -> Pairs:
    """The pairs looked at, with where one is, is wished and ruled to be; the same cells for all of a unit. And by unit
    what any other cell would cost at least."""
    people, cells, beyond = near
    stays = np.flatnonzero(was >= 0)
    ruled = [*rulings.wish.items(), *rulings.fixed.items()]
    people = np.concatenate([people, stays, np.array([one for one, _ in ruled], dtype=np.int64)])
    cells = np.concatenate([cells, was[stays], np.array([cell for _, cell in ruled], dtype=np.int64)])
    keep = units.of[people] >= 0
    unit, cells = units.of[people[keep]], cells[keep]
    whole = int(cells.max(initial=0)) + 1
    pairs = np.unique(unit * whole + cells)
    unit, cells = pairs // whole, pairs % whole
    sizes = np.diff(np.append(units.start, units.ordered.size))
    copies = sizes[unit]
    step = np.arange(int(copies.sum())) - np.repeat(np.cumsum(copies) - copies, copies)
    taken = units.ordered[np.repeat(units.start[unit], copies) + step]
    least = np.add.reduceat(beyond[units.ordered], units.start) if units.count else np.zeros(0)
    return taken, np.repeat(cells, copies), least


def _options(
    units: Units,
    pairs: tuple[np.ndarray, np.ndarray],
    parts: Mapping[str, np.ndarray],
    ruled: tuple[Rulings, int],
    beyond: np.ndarray | None,
) -> Options:
    """Summed over the people of a unit, without what rulings forbid. ruled: the rulings, and how many cells there
    are."""
    rulings, cells = ruled
    unit, key = units.of[pairs[0]], units.of[pairs[0]] * cells + pairs[1]
    allowed = np.ones(key.size, dtype=bool)
    for person, cell in rulings.barred:
        allowed &= (unit != units.of[person]) | (pairs[1] != cell)
    for person, cell in rulings.fixed.items():
        allowed &= (unit != units.of[person]) | (pairs[1] == cell)
    found, place = np.unique(key[allowed], return_inverse=True)
    summed = {part: np.bincount(place, weights=price[allowed], minlength=found.size) for part, price in parts.items()}
    if beyond is not None:
        fixed = [unit for unit in (units.of[person] for person in rulings.fixed) if unit >= 0]
        beyond = beyond.copy()
        beyond[fixed] = np.inf
    return Options.of(units.count, (found // cells, found % cells), summed, beyond)


def _apart(units: Units, rulings: Rulings) -> list[Kind]:
    kinds = []
    for one, other in rulings.apart:
        amounts = np.zeros(units.count, dtype=np.int64)
        for person in (one, other):
            if units.of[person] >= 0:
                amounts[units.of[person]] += 1
        kinds.append(Kind(f"apart {one} {other}", "apart", amounts, most=1))
    return kinds


def limits(situation: Situation, kind: str, ids: Sequence[str], least: int, most: int) -> tuple[np.ndarray, np.ndarray]:
    """(cells,) each body's own limits, else the scheme's."""
    rows = {row["body_id"]: row for row in situation.given.bodies_of(kind).iter_rows(named=True)}

    def own(column: str, usual: int) -> np.ndarray:
        told = [rows.get(name, {}).get(column) for name in ids]
        return np.array([usual if value is None else value for value in told], dtype=np.int64)

    return own("least", least), np.minimum(own("most", most), NO_LIMIT)


def even(total: int, cells: int) -> tuple[int, int]:
    """The even share rounded down and up."""
    return (total // cells, -(-total // cells)) if cells else (0, 0)


def around(total: int, cells: int, spread: int) -> tuple[int, int]:
    """The span of so many per cent around the even share, in whole people."""
    return (total * (100 - spread) // (100 * cells), -(-total * (100 + spread) // (100 * cells))) if cells else (0, 0)
