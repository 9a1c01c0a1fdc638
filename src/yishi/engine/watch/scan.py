"""The scan: windows of 1 to `window` days, ending each day, over every zone and topic in which something was heard.

After Kulldorff (2001), with a negative binomial tail in place of the likelihood ratio, and each part of the county
judged against what the topic brought in the rest of it: what rises everywhere is the county's matter, no village's.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from yishi.engine.watch.calls import Calls, table
from yishi.engine.watch.rates import Rates
from yishi.engine.watch.settings import Settings
from yishi.engine.watch.zones import Zones

LOOSE = 1e-4  # chance above which nothing is kept: far above any threshold
FAR = 2.0  # standard deviations of Poisson below which a count is not looked at


@dataclass(frozen=True, slots=True)
class Alarms:
    """By day, then chance: `start` and `day` of the window, `topic`, `zone`, calls `seen`, calls `told`, `chance`."""

    day: np.ndarray
    start: np.ndarray
    topic: np.ndarray
    zone: np.ndarray
    seen: np.ndarray
    told: np.ndarray
    chance: np.ndarray


def scan(calls: Calls, zones: Zones, rates: Rates, since: int, settings: Settings) -> Alarms:
    """Windows of distinct callers' `calls`, ending from the day `since` on, that are rarer than LOOSE."""
    days, topics = rates.expected.shape
    told = _cumulated(np.nan_to_num(rates.expected))
    heard = _cumulated(table(calls, days, topics))
    near = calls.only(calls.day > since - settings.window)
    key, count = np.unique(_keys(near, zones, topics, days), return_counts=True)
    cell, day = key // days, key % days
    total = np.concatenate([[0], np.cumsum(count)])
    ends = np.flatnonzero((day >= since) & ~np.isnan(rates.expected[day, cell % topics]))
    found = []
    for width in range(1, settings.window + 1):
        first = np.searchsorted(key, np.maximum(key[ends] - width + 1, cell[ends] * days))
        seen = total[ends + 1] - total[first]
        enough = seen >= settings.least_callers
        start = np.maximum(day[ends] - width + 1, 0)
        window = _Window(cell[ends][enough], start[enough], day[ends][enough], seen[enough])
        found.append(_judged(window, told, heard, rates, zones))
    return _best(found)


@dataclass(frozen=True, slots=True)
class _Window:
    key: np.ndarray  # zone × topics + topic
    start: np.ndarray
    day: np.ndarray
    seen: np.ndarray


def _keys(calls: Calls, zones: Zones, topics: int, days: int) -> np.ndarray:
    """Of every call in every zone it lies in: (zone × topics + topic) × days + day."""
    of_cell = zones.of_cell
    times = np.diff(of_cell.indptr)[calls.cell]
    inner = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    zone = of_cell.indices[np.repeat(of_cell.indptr[calls.cell], times) + inner].astype(np.int64)
    return (zone * topics + np.repeat(calls.topic, times)) * days + np.repeat(calls.day, times)


def _judged(window: _Window, told: np.ndarray, heard: np.ndarray, rates: Rates, zones: Zones) -> np.ndarray:
    """Rows day, start, topic, zone, seen, told, chance of the windows that are rarer than LOOSE."""
    topics = rates.expected.shape[1]
    zone, topic = window.key // topics, window.key % topics
    block = rates.block[window.day]
    share = rates.share[block, topic, zone]
    expected = told[window.day + 1, topic] - told[window.start, topic]
    elsewhere = heard[window.day + 1, topic] - heard[window.start, topic] - window.seen
    whole = zones.kind[zone] == zones.kind.max()
    mean = np.where(whole, expected, share * np.maximum(expected, elsewhere))
    odd = window.seen > mean + FAR * np.sqrt(mean)
    mean, seen, whole = mean[odd], window.seen[odd], whole[odd]
    shared = (rates.ratio[window.day[odd], topic[odd]] - 1) * share[odd]
    variance = mean * (1 + shared) + np.where(whole, 0, rates.extra[block, topic, zone][odd]) * mean**2
    p = np.minimum(mean / variance, 1 - 1e-9)
    chance = stats.nbinom.sf(seen - 1, mean * p / (1 - p), p)
    rows = np.column_stack([window.day[odd], window.start[odd], topic[odd], zone[odd], seen, mean, chance])
    return rows[chance < LOOSE]


def _best(found: list[np.ndarray]) -> Alarms:
    """The rarest window of each day, topic and zone."""
    rows = np.concatenate(found)
    rows = rows[np.lexsort((rows[:, 6], rows[:, 3], rows[:, 2], rows[:, 0]))]
    new = np.ones(len(rows), dtype=bool)
    new[1:] = (rows[1:][:, [0, 2, 3]] != rows[:-1][:, [0, 2, 3]]).any(axis=1)
    rows = rows[new]
    rows = rows[np.lexsort((rows[:, 3], rows[:, 2], rows[:, 6], rows[:, 0]))]
    day, start, topic, zone, seen = rows[:, :5].astype(np.int64).T
    return Alarms(day, start, topic, zone, seen, rows[:, 5], rows[:, 6])


def _cumulated(daily: np.ndarray) -> np.ndarray:
    return np.concatenate([np.zeros((1, daily.shape[1])), np.cumsum(daily, axis=0)])
