"""Invented counties for bench/watch: calls by day, topic, place and caller, with bursts planted in them.

Everyday calls have a day of the week, seasons, slow trends, holidays and restless rates (of a topic's week and of a
cell's week); storms raise many topics for days; some people call again, and a few call all the time. Nothing here is
shared with the code that watches.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from yishi.demo import geography
from yishi.engine.watch.calls import Calls

LAST = date(2024, 12, 29)
HISTORY, WATCHED = 728, 364  # days before the watched year, and in it
TOPICS = 80
DAY_OF_WEEK = np.array([1.2, 1.15, 1.1, 1.05, 1.0, 0.8, 0.7])
PLACED, IN_TOWN = 0.7, 0.2  # share of calls whose village is known, or only the town
AGAIN, INSISTENT = 0.08, 20  # share of calls whose caller rings again within days; people a year who ring all the time
STORMS, STORM_TOPICS = 6, 15  # a year; topics each raises
SIZES, KINDS = (3, 5, 10, 20), ("village", "neighbours", "county")
EACH, LENGTH = 6, 14  # bursts of each size and kind in the watched year; days of a burst


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted burst: days `start` to `end`; `size`: extra calls a week; `first`: day of its first call."""

    topic: int
    cells: np.ndarray
    kind: str
    size: int
    start: int
    end: int
    first: int


@dataclass(frozen=True, slots=True)
class County:
    """`storms`: (first day, last day, topics raised)."""

    calls: Calls
    cells: pl.DataFrame
    plants: list[Plant]
    storms: list[tuple[int, int, np.ndarray]]


def invent(seed: int, calls_a_day: float) -> County:
    """Three years up to LAST; bursts are planted in the last. Same numbers, same county."""
    chance = np.random.default_rng(seed)
    cells, weight = _cells(chance)
    days = HISTORY + WATCHED
    storms = _storms(chance, days)
    told = _told(chance, days, calls_a_day, storms)
    day, topic, cell = _everyday(chance, told, weight, len(cells))
    everyday = Calls(day, topic, cell, np.arange(len(day)))
    parts = [everyday, _insistent(chance, len(day), days, cells)]
    plants = []
    for kind in KINDS:
        for size in SIZES:
            for _ in range(EACH):
                calls, plant = _burst(chance, kind, size, cells, 10**7 * (len(plants) + 1))
                plants.append(plant)
                parts.append(calls)
    calls = _joined(parts)
    return County(_joined([calls, _again(chance, calls, days)]), cells, plants, storms)


def _cells(chance: np.random.Generator) -> tuple[pl.DataFrame, np.ndarray]:
    """Villages, then towns without village, then the county alone; and each one's share of calls."""
    towns, villages, _spots = geography.invent(chance)
    rows = pl.concat(
        [
            villages.select("town", village="name", longitude="longitude", latitude="latitude"),
            towns.select(town="name"),
            pl.DataFrame({"town": [None]}, schema={"town": pl.String}),
        ],
        how="diagonal",
    )
    people = villages["population"].to_numpy().astype(float)
    share = np.concatenate([PLACED * people / people.sum(), np.full(towns.height, IN_TOWN / towns.height), [0.1]])
    return rows, share


def _storms(chance: np.random.Generator, days: int) -> list[tuple[int, int, np.ndarray]]:
    found = []
    for start in np.sort(chance.integers(0, days - 4, STORMS * days // 364)):
        length = int(chance.integers(1, 4))
        found.append((int(start), int(start) + length - 1, chance.choice(TOPICS, STORM_TOPICS, replace=False)))
    return found


def _told(chance: np.random.Generator, days: int, calls_a_day: float, storms: list) -> np.ndarray:
    """Expected calls, days × topics."""
    base = chance.lognormal(0, 1, TOPICS)
    base *= calls_a_day / base.sum()
    when = np.arange(days)[:, None]
    swing = np.where(chance.random(TOPICS) < 0.5, chance.uniform(0.2, 0.8, TOPICS), 0)
    season = 1 + swing * np.sin(2 * np.pi * (when / 365.25 + chance.random(TOPICS)))
    drift = np.exp(chance.normal(0, 0.15, TOPICS) * when / 364)
    weekday = np.array([(LAST - timedelta(days=int(back))).weekday() for back in range(days - 1, -1, -1)])
    holiday = np.array([_holiday(LAST - timedelta(days=int(back))) for back in range(days - 1, -1, -1)])
    restless = np.repeat(chance.gamma(16, 1 / 16, (days // 7, TOPICS)), 7, axis=0)
    told = base * season * drift * (DAY_OF_WEEK[weekday] * holiday)[:, None] * restless
    for first, last, topics in storms:
        told[first : last + 1, topics] *= chance.uniform(2, 5, len(topics))
    return told


def _holiday(day: date) -> float:
    new_year = {2022: date(2022, 1, 31), 2023: date(2023, 1, 21), 2024: date(2024, 2, 9)}.get(day.year)
    if new_year and 0 <= (day - new_year).days < 7:
        return 0.45
    return 0.7 if day.month == 10 and day.day <= 7 else 1.0


def _everyday(
    chance: np.random.Generator, told: np.ndarray, weight: np.ndarray, cells: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    liking = chance.lognormal(0, 0.7, (TOPICS, cells)) * weight
    liking /= liking.sum(axis=1, keepdims=True)
    parts = []
    for start in range(0, len(told), 7):
        restless = liking * chance.gamma(1.5, 1 / 1.5, liking.shape)
        for day in range(start, min(start + 7, len(told))):
            topic, cell = np.nonzero(calls := chance.poisson(restless * told[day][:, None]))
            times = calls[topic, cell]
            parts.append(np.stack([np.full(times.sum(), day), np.repeat(topic, times), np.repeat(cell, times)]))
    return tuple(np.concatenate(parts, axis=1))


def _burst(chance: np.random.Generator, kind: str, size: int, cells: pl.DataFrame, caller: int) -> tuple[Calls, Plant]:
    villages = cells["village"].drop_nulls().len()
    where = np.arange(cells.height)
    if kind != "county":
        position = cells.select("longitude", "latitude").to_numpy().astype(float)[:villages]
        centre = int(chance.integers(villages))
        near = np.argsort(((position - position[centre]) ** 2).sum(axis=1), kind="stable")
        where = near[: 1 if kind == "village" else 3]
    topic, start = int(chance.integers(TOPICS)), HISTORY + int(chance.integers(WATCHED - LENGTH))
    times = max(int(chance.poisson(size * LENGTH / 7)), 1)
    day = np.sort(start + chance.integers(0, LENGTH, times))
    calls = Calls(day, np.full(times, topic), chance.choice(where, times), caller + np.arange(times))
    return calls, Plant(topic, where, kind, size, start, start + LENGTH - 1, int(day[0]))


def _insistent(chance: np.random.Generator, callers: int, days: int, cells: pl.DataFrame) -> Calls:
    parts = []
    for number in range(INSISTENT * days // 364):
        times, start = int(chance.integers(8, 20)), int(chance.integers(days - 10))
        one = np.ones(times, dtype=np.int64)
        topic, cell = chance.integers(TOPICS), chance.integers(cells.height)
        parts.append(Calls(start + chance.integers(0, 10, times), topic * one, cell * one, (callers + number) * one))
    return _joined(parts)


def _again(chance: np.random.Generator, calls: Calls, days: int) -> Calls:
    """The same callers once more, on the next days."""
    chosen = calls.only(chance.random(len(calls)) < AGAIN)
    later = np.minimum(chosen.day + chance.integers(1, 5, len(chosen)), days - 1)
    return Calls(later, chosen.topic, chosen.cell, chosen.caller)


def _joined(parts: list[Calls]) -> Calls:
    columns = (np.concatenate([getattr(part, name) for part in parts]) for name in ("day", "topic", "cell", "caller"))
    return Calls(*columns)
