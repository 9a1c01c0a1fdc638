"""The one model of every placement: each item goes to one cell it may go to, and what is counted in a cell has a price.

A cost that rises by steps with a count (a second teacher in a group, no woman in it) is convex and linear between whole
numbers, so that the relaxation's bound is near (docs/algorithms/placement.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Floats = np.ndarray
Ints = np.ndarray
BREACH = 1e6  # what one unit outside a hard limit costs while searching: more than any placement
NO_LIMIT = 1 << 40


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that is counted in every cell: members, women, members of a sector.

    `amounts`: (items,) what each adds. `least`, `most`: (cells,) hard limits. `low`, `high`: (cells,) the span within
    which nothing is paid; `under`, `over`: price of each one below or above it. `part`: the objective's part it is in.
    """

    name: str
    part: str
    amounts: Ints
    least: Ints | int = 0
    most: Ints | int = NO_LIMIT
    low: Ints | int = 0
    high: Ints | int = NO_LIMIT
    under: float = 0.0
    over: float = 0.0


@dataclass(frozen=True, slots=True)
class Options:
    """Where each item may go: its options stand at `start[i]:start[i + 1]`, by cell. `parts`: the price by part.

    `beyond`: (items,) what any option that was left out would cost at least; inf: none was left out.
    """

    start: Ints
    cell: Ints
    cost: Floats
    parts: Mapping[str, Floats]
    beyond: Floats

    @property
    def item(self) -> Ints:
        return np.repeat(np.arange(self.start.size - 1), np.diff(self.start))

    @staticmethod
    def of(
        items: int, pairs: tuple[Ints, Ints], parts: Mapping[str, Floats], beyond: Floats | None = None
    ) -> "Options":
        """From pairs (item, cell), sorted and each once, with the price of each by part."""
        item, cell = pairs
        start = np.searchsorted(item, np.arange(items + 1))
        cost = np.sum(list(parts.values()), axis=0) if parts else np.zeros(item.size)
        return Options(start, cell, cost, parts, np.full(items, np.inf) if beyond is None else beyond)


class Model:
    """Items, cells, options and kinds, laid out for arithmetic.

    `uses`, `adds`: (items, most kinds of an item) the kinds an item counts in, and how much; padded with a kind that
    never costs. `limits`: six (kinds + 1, cells) arrays.
    """

    def __init__(self, options: Options, kinds: Sequence[Kind], cells: int) -> None:
        self.options, self.kinds, self.cells = options, tuple(kinds), cells
        self.items = options.start.size - 1
        amounts = np.array([kind.amounts for kind in kinds], dtype=np.int64).reshape(len(self.kinds), self.items).T
        width = max(1, int((amounts != 0).sum(axis=1).max(initial=0)))
        self.uses = np.full((self.items, width), len(self.kinds))
        self.adds = np.zeros((self.items, width), dtype=np.int64)
        rows, columns = np.nonzero(amounts)
        place = np.arange(rows.size) - np.searchsorted(rows, rows)
        self.uses[rows, place], self.adds[rows, place] = columns, amounts[rows, columns]
        self.least, self.most = self._spread("least", 0), self._spread("most", NO_LIMIT)
        self.low, self.high = self._spread("low", 0), self._spread("high", NO_LIMIT)
        self.under = np.array([*(kind.under for kind in kinds), 0.0])
        self.over = np.array([*(kind.over for kind in kinds), 0.0])

    def _spread(self, name: str, beyond: int) -> Ints:
        rows = [np.broadcast_to(getattr(kind, name), self.cells) for kind in self.kinds]
        return np.array([*rows, np.full(self.cells, beyond)], dtype=np.int64)

    def price(self, kind: Ints, cell: Ints, count: Ints) -> Floats:
        """What a count costs, limits included; all three of one shape."""
        low, high = self.low[kind, cell] - count, count - self.high[kind, cell]
        least, most = self.least[kind, cell] - count, count - self.most[kind, cell]
        paid = self.under[kind] * np.maximum(low, 0) + self.over[kind] * np.maximum(high, 0)
        return np.asarray(paid + BREACH * (np.maximum(least, 0) + np.maximum(most, 0)))

    def counts(self, choice: Ints) -> Ints:
        """(kinds + 1, cells) what stands in each cell. `choice`: (items,) the option taken."""
        found = np.zeros((len(self.kinds) + 1, self.cells), dtype=np.int64)
        cell = self.options.cell[choice]
        np.add.at(found, (self.uses, cell[:, None]), self.adds)
        found[-1] = 0
        return found

    def cost(self, choice: Ints) -> float:
        """The objective; a broken limit counts as BREACH."""
        return float(self.options.cost[choice].sum() + self.counted(self.counts(choice)).sum())

    def counted(self, counts: Ints) -> Floats:
        """(kinds, cells) what each count costs."""
        where: Ints = np.indices(counts.shape)
        return self.price(where[0], where[1], counts)[:-1]

    def where(self, choice: Ints) -> Ints:
        """(items,) the cell of each."""
        return self.options.cell[choice]

    def option_to(self, item: int, cell: int) -> int | None:
        """The item's option that leads to this cell."""
        first, last = self.options.start[item], self.options.start[item + 1]
        found = int(first + np.searchsorted(self.options.cell[first:last], cell))
        return found if found < last and self.options.cell[found] == cell else None
