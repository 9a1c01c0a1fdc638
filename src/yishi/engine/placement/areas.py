"""The county cut into areas whose villages are divided among themselves: towns, or towns too small by themselves."""

from collections import Counter

import numpy as np
import polars as pl

from yishi.engine.placement.columns import Area, Prices
from yishi.engine.placement.situation import Rulings, Situation

MOST_VILLAGES = 400  # of an area; a larger one is halved along its longer side


def prices_of(situation: Situation) -> Prices:
    village, group = situation.scheme.village, situation.scheme.group
    price = village.prices
    return Prices(
        compact=price["compact"],
        shares=(price["load"], price["population"]),
        residents=price["residents"],
        crossing=price["crossing"],
        moved=price["moved"],
        short=price["short"],
        least=village.least,
        most=village.most,
        least_members=group.least,
        most_members=group.most,
    )


def shares(situation: Situation, groups: int) -> np.ndarray:
    """(villages, 2) each village's share of an average group; an unknown one counts as the mean of the known."""
    found = []
    for column in ("load", "population"):
        values = situation.given.places[column].cast(pl.Float64)
        mean = values.mean()
        filled = values.fill_null(mean).to_numpy() if mean else np.zeros(values.len())
        found.append(filled * groups / filled.sum() if filled.sum() else filled)
    return np.column_stack(found)


def areas_of(situation: Situation, was: np.ndarray, rulings: Rulings, share: np.ndarray, *, keep: bool) -> list[Area]:
    """keep: towns that share an old group are one area, so that it can stay as it is."""
    part = _joined(situation, was, rulings, keep=keep)
    homes = np.bincount(situation.home[situation.home >= 0], minlength=situation.town.size)
    found = []
    for number in np.unique(part):
        for villages in _halved(np.flatnonzero(part == number), situation.xy):
            found.append(_area(situation, villages, was, rulings, (share, homes)))
    return found


def _joined(situation: Situation, was: np.ndarray, rulings: Rulings, *, keep: bool) -> np.ndarray:
    """The number of each village's area."""
    part = situation.town.copy()

    def join(one: int, other: int) -> None:
        part[part == max(one, other)] = min(one, other)

    for one, other in rulings.together:
        join(int(part[one]), int(part[other]))
    by_group: dict[int, int] = {}
    ruled = [(village, group) for village, group in rulings.fixed.items()]
    kept = [(int(village), int(was[village])) for village in np.flatnonzero(was >= 0)] if keep else []
    for village, group in [*ruled, *kept]:
        if group in by_group:
            join(int(part[by_group[group]]), int(part[village]))
        by_group[group] = village
    rules = situation.scheme.village
    while (small := _too_small(part, rules.least, rules.most)) is not None:
        beside = _nearest(part, small, situation)
        if beside is None:
            break
        join(small, beside)
    return part


def _too_small(part: np.ndarray, least: int, most: int) -> int | None:
    """An area whose villages cannot be cut into groups within the limits: 7 into groups of 4 to 6."""
    numbers, sizes = np.unique(part, return_counts=True)
    for number, size in zip(numbers.tolist(), sizes.tolist(), strict=True):
        if -(-size // most) * least > size:
            return number
    return None


def _nearest(part: np.ndarray, number: int, situation: Situation) -> int | None:
    """The area it shares the most borders with, else the nearest one."""
    inside = np.flatnonzero(part == number)
    borders = Counter(
        int(part[other]) for village in inside for other in situation.neighbours[village] if part[other] != number
    )
    if borders:
        return min(borders, key=lambda other: (-borders[other], other))
    outside = np.flatnonzero(part != number)
    if not outside.size:
        return None
    ways = np.linalg.norm(situation.xy[outside] - situation.xy[inside].mean(axis=0), axis=1)
    return int(part[outside[np.argmin(ways)]])


def _halved(villages: np.ndarray, xy: np.ndarray) -> list[np.ndarray]:
    if villages.size <= MOST_VILLAGES:
        return [villages]
    longer = int(np.argmax(np.ptp(xy[villages], axis=0)))
    order = villages[np.argsort(xy[villages, longer], kind="stable")]
    half = order.size // 2
    return [*_halved(np.sort(order[:half]), xy), *_halved(np.sort(order[half:]), xy)]


def _area(
    situation: Situation, villages: np.ndarray, was: np.ndarray, rulings: Rulings, told: tuple[np.ndarray, np.ndarray]
) -> Area:
    share, homes = told
    local = {int(village): at for at, village in enumerate(villages)}
    near = [
        np.array([local[int(other)] for other in situation.neighbours[village] if int(other) in local], dtype=np.int64)
        for village in villages
    ]

    def pairs(given: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((local[one], local[other]) for one, other in given if one in local and other in local)

    xy = situation.xy[villages]
    return Area(
        villages=villages,
        near=near,
        km=np.linalg.norm(xy[:, None] - xy[None], axis=2).astype(np.float32),
        shares=share[villages],
        homes=homes[villages].astype(np.float32),
        town=situation.town[villages],
        was=was[villages],
        fixed={local[village]: group for village, group in rulings.fixed.items() if village in local},
        barred=frozenset((local[village], group) for village, group in rulings.barred if village in local),
        together=pairs(rulings.together),
        apart=pairs(rulings.apart),
    )
