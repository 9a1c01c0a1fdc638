"""Villages into groups: each area divided exactly, and the number of groups shared out over the areas at the
least cost.

What an area costs with so many groups is known from below at once (its relaxation gives a line under all numbers) and
exactly where it has been solved. Numbers are shared out by the values from below; where these were not solved yet they
are; until nothing better can be hidden.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from yishi.engine import cores
from yishi.engine.placement.areas import areas_of, prices_of, shares
from yishi.engine.placement.columns import Area, Prices, columns_of
from yishi.engine.placement.partition import EPSILON, Level, Partition, whole
from yishi.engine.placement.situation import Rulings, Situation

PAYS = 1_500  # villages from which more processes pay
TURNS = 12


@dataclass(frozen=True, slots=True)
class Task:
    """An area to be relaxed for some numbers of groups (`levels` empty), or divided for those that were relaxed."""

    area: Area
    prices: Prices
    shared: frozenset[int]
    gap: float
    numbers: tuple[int, ...]
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An area in so many groups. `parts`: local villages of each group, `labels`: theirs. `least`: none costs less."""

    groups: int
    cost: float
    least: float
    parts: tuple[np.ndarray, ...]
    labels: tuple[int, ...]


def relaxed(task: Task) -> list[Level]:
    partition = Partition(columns_of(task.area, task.prices), task.shared)
    return [partition.level(number) for number in task.numbers]


def divided(task: Task) -> list[Answer]:
    return [_answer(task, level) for level in task.levels]


def _answer(task: Task, level: Level) -> Answer:
    found = whole(level, task.shared, task.gap)
    if (
        level.near is not None
        and np.isfinite(level.value)
        and (found is None or found.cost > max(level.value + level.near.reach, found.least) + EPSILON)
    ):
        # More columns may matter than were kept: all that a division better than this one may use.
        reach = np.inf if found is None else (found.cost - level.value) / max(level.value, 1.0)
        wider = Partition(columns_of(task.area, task.prices), task.shared).level(level.groups, reach)
        better = whole(wider, task.shared, task.gap)
        found = min((one for one in (found, better) if one), key=lambda one: (one.cost, -one.least), default=None)
    if found is None:
        return Answer(level.groups, np.inf, level.value, (), ())
    parts = tuple(np.flatnonzero(held) for held in found.columns.held)
    return Answer(level.groups, found.cost, found.least, parts, tuple(int(label) for label in found.columns.label))


@dataclass(slots=True)
class Ledger:
    """What is known of one area: from below (`least`) for every number of groups from `fewest` on, and what was
    solved."""

    fewest: int
    least: np.ndarray
    levels: dict[int, Level] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)

    def relaxed(self, level: Level) -> None:
        """The price of one more group draws a line under what all other numbers cost."""
        self.levels[level.groups] = level
        if np.isfinite(level.value):
            numbers = self.fewest + np.arange(self.least.size)
            self.least = np.maximum(self.least, level.value + level.slope * (numbers - level.groups))
        self.least[level.groups - self.fewest] = level.value

    def divided(self, found: Answer) -> None:
        self.answers[found.groups] = found
        self.least[found.groups - self.fewest] = max(found.least, self.least[found.groups - self.fewest])

    @property
    def cost(self) -> np.ndarray:
        found = np.full(self.least.size, np.inf)
        for number, one in self.answers.items():
            found[number - self.fewest] = one.cost
        return found

    def beside(self, number: int) -> tuple[int, ...]:
        """The number and those beside it that it could be instead."""
        highest = self.fewest + self.least.size - 1
        return tuple(one for one in (number, number - 1, number + 1) if self.fewest <= one <= highest)


@dataclass(frozen=True, slots=True)
class Divided:
    """`group`: (villages,) which group, in the order of areas; `labels`: of each group the old or ruled one it
    is, −1: new."""

    group: np.ndarray
    labels: list[int]
    least: float


Told = Callable[[float, float], None]


class TooMany(Exception):
    """The number of groups asked for does not fit the villages."""


def divide(situation: Situation, was: np.ndarray, rulings: Rulings, groups: int, told: Told) -> Divided:
    """The villages in `groups` groups. was: (villages,) the number of each one's old group, −1: none."""
    scheme = situation.scheme
    keep = scheme.village.divide == "keep"
    share = shares(situation, groups)
    areas = areas_of(situation, was, rulings, share, keep=keep)
    prices = prices_of(situation)
    kept = [_kept(area, prices) if keep else None for area in areas]
    if groups - sum(one.groups for one in kept if one) < _fewest(areas, kept, prices):
        kept = [None] * len(areas)  # the number has changed too much: all of it anew
    shared = _shared(areas)
    open_ = [at for at, one in enumerate(kept) if one is None]
    wanted = groups - sum(one.groups for one in kept if one)
    ledgers = [_ledger(areas[at], prices) for at in open_]
    _widen(ledgers, [areas[at] for at in open_], wanted)

    here = [areas[at] for at in open_]
    settled = sum(one.cost for one in kept if one)
    work = _Work(here, ledgers, prices, shared, scheme.gap / 3)
    numbers, least = _share_out(work, wanted, scheme.gap, lambda best, low: told(best + settled, low + settled))
    answers = list(kept)
    for at, ledger, number in zip(open_, ledgers, numbers, strict=True):
        answers[at] = ledger.answers[number]
    return _gathered(areas, answers, situation.town.size, settled + least)


@dataclass(frozen=True, slots=True)
class _Work:
    """The areas that are divided anew, and what is known of each."""

    areas: list[Area]
    ledgers: list[Ledger]
    prices: Prices
    shared: frozenset[int]
    gap: float

    def relax(self, numbers: list[int]) -> int:
        """Where the relaxation of a number is not known, that of it and those beside it. Returns how many were not."""
        fresh = [at for at, number in enumerate(numbers) if number not in self.ledgers[at].levels]
        asked = [
            tuple(one for one in self.ledgers[at].beside(numbers[at]) if one not in self.ledgers[at].levels)
            for at in fresh
        ]
        tasks = [self._task(at, numbers=told) for at, told in zip(fresh, asked, strict=True)]
        for at, levels in zip(fresh, cores.each(relaxed, tasks, pays=self._pays(fresh)), strict=True):
            for level in levels:
                self.ledgers[at].relaxed(level)
        return len(fresh)

    def divide(self, numbers: list[int]) -> int:
        fresh = [at for at, number in enumerate(numbers) if number not in self.ledgers[at].answers]
        tasks = [self._task(at, levels=(self.ledgers[at].levels[numbers[at]],)) for at in fresh]
        for at, answers in zip(fresh, cores.each(divided, tasks, pays=self._pays(fresh)), strict=True):
            self.ledgers[at].divided(answers[0])
        return len(fresh)

    def _task(self, at: int, *, numbers: tuple[int, ...] = (), levels: tuple[Level, ...] = ()) -> Task:
        return Task(self.areas[at], self.prices, self.shared, self.gap, numbers, levels)

    def _pays(self, fresh: list[int]) -> bool:
        return sum(self.areas[at].size for at in fresh) >= PAYS


def _share_out(work: _Work, wanted: int, gap: float, told: Told) -> tuple[list[int], float]:
    """(the number of groups of each area, a proven bound)."""
    ledgers = work.ledgers
    if not ledgers:
        return [], 0.0
    numbers = _evenly(ledgers, wanted)
    best: list[int] = []
    cost = least = np.inf
    for _turn in range(TURNS):
        while work.relax(numbers):
            numbers, _value = _cheapest(ledgers, [ledger.least for ledger in ledgers], wanted)
        fresh = work.divide(numbers)
        best, cost = _cheapest(ledgers, [ledger.cost for ledger in ledgers], wanted)
        numbers, least = _cheapest(ledgers, [ledger.least for ledger in ledgers], wanted)
        told(cost, least)
        if cost - least <= gap * cost or not fresh:
            break
    if not np.isfinite(cost):
        raise TooMany
    return best, least


def _cheapest(ledgers: list[Ledger], values: list[np.ndarray], wanted: int) -> tuple[list[int], float]:
    """Numbers that add up to `wanted` at the least sum of values (dynamic programming over the areas)."""
    room = wanted - sum(ledger.fewest for ledger in ledgers)
    best = np.full(room + 1, np.inf)
    best[0] = 0.0
    taken = np.zeros((len(ledgers), room + 1), dtype=np.int64)
    for at, value in enumerate(values):
        after = np.full(room + 1, np.inf)
        for more in range(min(value.size, room + 1)):
            ways = best[: room + 1 - more] + value[more]
            better = ways < after[more:]
            after[more:][better] = ways[better]
            taken[at, more:][better] = more
        best = after
    left, numbers = room, []
    for at in reversed(range(len(ledgers))):
        numbers.append(ledgers[at].fewest + int(taken[at, left]))
        left -= int(taken[at, left])
    return numbers[::-1], float(best[room])


def _evenly(ledgers: list[Ledger], wanted: int) -> list[int]:
    """A first sharing out: as far along each one's span as all are together."""
    fewest = np.array([ledger.fewest for ledger in ledgers])
    more = np.array([ledger.least.size - 1 for ledger in ledgers])
    room = wanted - int(fewest.sum())
    quota = more * (room / max(1, int(more.sum())))
    number = np.floor(quota + 1e-9).astype(int)
    for at in np.argsort(number - quota, kind="stable")[: room - int(number.sum())]:
        number[at] += 1
    return (fewest + number).tolist()


def _ledger(area: Area, prices: Prices) -> Ledger:
    fewest = -(-area.size // prices.most)
    highest = max(fewest, area.size // max(1, prices.least))
    return Ledger(fewest, np.full(highest - fewest + 1, -np.inf))


def _fewest(areas: list[Area], kept: list["Answer | None"], prices: Prices) -> int:
    return sum(-(-area.size // prices.most) for area, one in zip(areas, kept, strict=True) if one is None)


def _widen(ledgers: list[Ledger], areas: list[Area], wanted: int) -> None:
    """Where so many groups do not fit with as many villages as they should have, groups may be smaller, at their
    price."""
    if wanted < sum(ledger.fewest for ledger in ledgers):
        raise TooMany
    if wanted > sum(ledger.fewest + ledger.least.size - 1 for ledger in ledgers):
        for ledger, area in zip(ledgers, areas, strict=True):
            ledger.least = np.full(area.size - ledger.fewest + 1, -np.inf)
    if wanted > sum(area.size for area in areas):
        raise TooMany


def _shared(areas: list[Area]) -> frozenset[int]:
    """Old groups with villages in more than one area."""
    seen: set[int] = set()
    twice: set[int] = set()
    for area in areas:
        here = {int(label) for label in np.unique(area.was) if label >= 0} | set(area.fixed.values())
        twice |= seen & here
        seen |= here
    return frozenset(twice)


def _kept(area: Area, prices: Prices) -> Answer | None:
    """The old groups where they are in order; None where a village has none, or a limit or ruling is broken."""
    if (area.was < 0).any():
        return None
    labels = np.unique(area.was)
    parts = [np.flatnonzero(area.was == label) for label in labels]
    sizes = np.array([part.size for part in parts])
    if (sizes < prices.least).any() or (sizes > prices.most).any():
        return None
    columns = columns_of(area, prices)
    cost = 0.0
    for part, label in zip(parts, labels, strict=True):
        row = np.zeros(area.size, dtype=np.float32)
        row[part] = 1
        same = np.flatnonzero((columns.held == row).all(axis=1) & (columns.label == label))
        if not same.size:
            return None
        cost += float(columns.cost[same[0]])
    found = tuple(int(label) for label in labels)
    return Answer(len(parts), cost, cost, tuple(parts), found)


def _gathered(areas: list[Area], answers: Sequence[Answer | None], villages: int, least: float) -> Divided:
    group = np.full(villages, -1)
    labels: list[int] = []
    for area, one in zip(areas, answers, strict=True):
        for part, label in zip(one.parts, one.labels, strict=True) if one else ():
            group[area.villages[part]] = len(labels)
            labels.append(label if label not in labels else -1)
    return Divided(group, labels, least)
