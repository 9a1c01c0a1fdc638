"""Every group of villages that hangs together, up to the size allowed, with what it would cost."""

from dataclasses import dataclass, field

import numpy as np

WORD = 63  # villages of an area whose subsets fit one whole number
ROWS = 4_000_000  # cells of one table at a time


@dataclass(frozen=True, slots=True)
class Area:
    """Villages that are divided among themselves: a town, or towns too small by themselves. All by number.

    `near`: borders within the area, by local number. `shares`: (villages, n) each one's share of an average group, of
    messages and of residents. `homes`: members who live in each. `town`, `was`: numbers, −1 none. `rulings`, local:
    village → label, barred (village, label), pairs.
    """

    villages: np.ndarray
    near: list[np.ndarray]
    km: np.ndarray
    shares: np.ndarray
    homes: np.ndarray
    town: np.ndarray
    was: np.ndarray
    fixed: dict[int, int] = field(default_factory=dict)
    barred: frozenset[tuple[int, int]] = frozenset()
    together: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> int:
        return int(self.villages.size)


@dataclass(frozen=True, slots=True)
class Prices:
    """Of one kilometre, share, …, as the scheme has them; and the limits they speak of."""

    compact: float
    shares: tuple[float, ...]
    residents: float
    crossing: float
    moved: float
    short: float
    least: int
    most: int
    least_members: int
    most_members: int


@dataclass(frozen=True, slots=True)
class Columns:
    """`held`: (columns, villages) 1 where a column has the village. `label`: the old or ruled group it would be,
    −1: new."""

    held: np.ndarray
    cost: np.ndarray
    label: np.ndarray

    def only(self, at: np.ndarray) -> "Columns":
        return Columns(self.held[at], self.cost[at], self.label[at])


def columns_of(area: Area, prices: Prices) -> Columns:
    held = _allowed(area, connected(area.near, prices.most))
    cost = _cost(area, prices, held)
    return _labelled(area, prices, held, cost)


def connected(near: list[np.ndarray], most: int) -> np.ndarray:
    """(subsets, villages) every connected subset of 1 to `most` villages, each once."""
    if len(near) <= WORD:
        return _by_words(near, most)
    return _by_rows(near, most)


def _by_words(near: list[np.ndarray], most: int) -> np.ndarray:
    """Subsets as bits of whole numbers; each grows by one bordering village at a time."""
    count = len(near)
    bit = np.uint64(1) << np.arange(count, dtype=np.uint64)
    border = np.array([np.bitwise_or.reduce(bit[others]) if others.size else 0 for others in near], dtype=np.uint64)
    sets, around = bit.copy(), border.copy()
    found = [sets]
    for _size in range(1, most):
        grown, edges = [], []
        for village in range(count):
            takes = ((around & ~sets) & bit[village]) != 0
            grown.append(sets[takes] | bit[village])
            edges.append(around[takes] | border[village])
        sets, first = np.unique(np.concatenate(grown), return_index=True)
        around = np.concatenate(edges)[first]
        found.append(sets)
    whole = np.concatenate(found)
    return ((whole[:, None] & bit[None]) != 0).astype(np.float32)


def _by_rows(near: list[np.ndarray], most: int) -> np.ndarray:
    """Subsets as sorted rows of numbers, for areas of any size."""
    count, width = len(near), max(others.size for others in near)
    padded = np.full((count + 1, width), count)
    for village, others in enumerate(near):
        padded[village, : others.size] = others
    rows, found = np.arange(count)[:, None], []
    for size in range(1, most + 1):
        found.append(rows)
        if size == most:
            break
        ahead = padded[rows].reshape(len(rows), -1)
        at, column = np.nonzero(ahead < count)
        grown = np.hstack([rows[at], ahead[at, column][:, None]])
        fresh = (rows[at] != grown[:, -1:]).all(axis=1)
        grown = np.sort(grown[fresh], axis=1)
        key = grown @ (np.int64(count) ** np.arange(size + 1))
        _keys, first = np.unique(key, return_index=True)
        rows = grown[first]
    held = np.zeros((sum(map(len, found)), count), dtype=np.float32)
    done = 0
    for rows in found:
        held[done + np.arange(len(rows))[:, None], rows] = 1
        done += len(rows)
    return held


def _allowed(area: Area, held: np.ndarray) -> np.ndarray:
    """Without those that part who must be together, or join who must be apart, or join two fixed groups."""
    keep = np.ones(len(held), dtype=bool)
    for one, other in area.together:
        keep &= held[:, one] == held[:, other]
    for one, other in area.apart:
        keep &= (held[:, one] + held[:, other]) < 2
    for one, label in area.fixed.items():
        for other, another in area.fixed.items():
            if one < other and label != another:
                keep &= (held[:, one] + held[:, other]) < 2
    return held[keep]


def _cost(area: Area, prices: Prices, held: np.ndarray) -> np.ndarray:
    cost = np.empty(len(held))
    towns = np.unique(area.town)
    for part in np.array_split(np.arange(len(held)), max(1, held.size // ROWS)):
        rows = held[part]
        ways = np.where(rows > 0, rows @ area.km, np.inf).min(axis=1)
        found = prices.compact * ways
        for column, price in enumerate(prices.shares):
            if area.shares[:, column].any():
                found += price * np.abs(rows @ area.shares[:, column] - 1)
        homes = rows @ area.homes
        outside = np.maximum(prices.least_members - homes, 0) + np.maximum(homes - prices.most_members, 0)
        found += prices.residents * outside
        if towns.size > 1:
            of_town = np.column_stack([(rows[:, area.town == town] > 0).any(axis=1) for town in towns])
            found += prices.crossing * (of_town.sum(axis=1) - 1)
        size = rows.sum(axis=1)
        found += prices.short * np.maximum(prices.least - size, 0)
        cost[part] = found
    return cost


def _labelled(area: Area, prices: Prices, held: np.ndarray, cost: np.ndarray) -> Columns:
    """Each column as a new group, and as each old group of which it has the most villages; a fixed village tells."""
    labels = np.unique(np.concatenate([area.was[area.was >= 0], np.array(list(area.fixed.values()), dtype=np.int64)]))
    if not labels.size:
        return Columns(held, cost, np.full(len(held), -1))
    had = held @ (area.was >= 0).astype(np.float32)
    overlap = np.column_stack([held @ (area.was == label).astype(np.float32) for label in labels])
    told = np.full(len(held), -1)
    for village, label in area.fixed.items():
        told[held[:, village] > 0] = label
    most = overlap.max(axis=1)
    column, which = np.nonzero((overlap == most[:, None]) & (most > 0)[:, None] & (told < 0)[:, None])
    forced = np.flatnonzero(told >= 0)
    free = np.flatnonzero(told < 0)
    picked = np.concatenate([free, column, forced])
    named = np.concatenate([np.full(free.size, -1), labels[which], told[forced]])
    kept = np.where(named >= 0, overlap[picked, np.searchsorted(labels, np.maximum(named, labels[0]))], 0)
    allowed = np.ones(picked.size, dtype=bool)
    for village, group in area.barred:
        allowed &= (named != group) | (held[picked, village] == 0)
    whole = cost[picked] + prices.moved * (had[picked] - kept)
    return Columns(held[picked[allowed]], whole[allowed], named[allowed])
