"""How many calls a topic was to bring on each day at each place, told from the days before, and how unsure that is."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import stats

from yishi.engine.watch.band import band
from yishi.engine.watch.calls import Calls, table, weekly
from yishi.engine.watch.settings import Settings
from yishi.engine.watch.zones import Zones

BLOCK = 28  # days for which the spread of topics over cells is taken as it was before them
EVEN = 50.0  # calls that a day of the week must outweigh
RARE = 1e-5  # a cell's week rarer than this says nothing of everyday unrest
UNREST = (0.1, 5.0)  # variance of a cell's weekly rate over its square: least and most believed


@dataclass(frozen=True, slots=True)
class Rates:
    """`expected`, `ratio` (days × topics): calls a day in the county, and variance over mean of a topic's week.

    `share`, `extra` (blocks × topics × zones): a zone's share of a topic, and variance over squared mean of its rate.
    `block`: of each day, row of the two (-1: not told). `cell_share`, `cell_shape` (topics × cells): the last block's
    shares, and the shape of the gamma distribution that tells how sure they are.
    """

    expected: np.ndarray
    ratio: np.ndarray
    share: np.ndarray
    extra: np.ndarray
    block: np.ndarray
    cell_share: np.ndarray
    cell_shape: np.ndarray
    unrest: float


def rates(calls: Calls, zones: Zones, topics: int, last: date, since: int, settings: Settings) -> Rates:
    """Rates of the days from `since` on. `calls`: of distinct callers, up to the day `last`, which is the greatest."""
    days = int(calls.day.max()) + 1
    expected, ratio = _daily(table(calls, days, topics), last, settings)
    starts = range(since, days, BLOCK)
    spreads = [_spread(calls.only(calls.day < start), zones, topics, settings) for start in starts]
    share, shape = spreads[-1]
    unrest = _unrest(calls, share, expected, settings)
    of_zones = [_of_zones(*spread, unrest, zones) for spread in spreads]
    block = np.full(days, -1)
    block[since:] = np.arange(days - since) // BLOCK
    shares, extras = (np.stack(part) for part in zip(*of_zones, strict=True))
    return Rates(expected, ratio, shares, extras, block, share, shape, unrest)


def _daily(daily: np.ndarray, last: date, settings: Settings) -> tuple[np.ndarray, np.ndarray]:
    """Expected calls a day, and variance over mean of a week, of each topic; NaN where too little history."""
    weeks = band(weekly(daily), last, settings)
    lead = len(daily) % 7
    whole = np.concatenate([np.full((lead, daily.shape[1]), np.nan), np.repeat(weeks.expected, 7, axis=0)])
    scale = np.concatenate([np.full((lead, daily.shape[1]), np.nan), np.repeat(weeks.variance, 7, axis=0)])
    return whole / 7 * _day_of_week(daily.sum(axis=1))[:, None], scale / whole


def _day_of_week(heard: np.ndarray) -> np.ndarray:
    """Factor of each day, by how the same days of the week fared before it; all topics together."""
    slots = np.arange(len(heard)) % 7
    before = np.zeros((len(heard), 7))
    before[np.arange(len(heard)), slots] = heard
    before = np.cumsum(before, axis=0) - before
    own = before[np.arange(len(heard)), slots]
    return (own + EVEN) / (before.sum(axis=1) / 7 + EVEN)


def _spread(past: Calls, zones: Zones, topics: int, settings: Settings) -> tuple[np.ndarray, np.ndarray]:
    """Each topic's share of cells, between its own past and that of all topics, and how sure it is (topics × cells)."""
    cells = zones.cells.height
    seen = np.bincount(past.topic * cells + past.cell, minlength=topics * cells).reshape(topics, cells)
    general = (seen.sum(axis=0) + 0.5) / (seen.sum() + 0.5 * cells)
    shape = seen + settings.share_prior
    rate = general * shape / (seen.sum(axis=1, keepdims=True) * general + settings.share_prior)
    return rate / rate.sum(axis=1, keepdims=True), shape


def _unrest(calls: Calls, share: np.ndarray, expected: np.ndarray, settings: Settings) -> float:
    """Variance over squared mean of a cell's weekly rate beyond chance, from the last year, bursts cut off."""
    topics, cells = share.shape
    days = len(expected)
    over = about = 0.0
    for start in range(max(days - 364, 0), days - 6, 7):
        told = expected[start : start + 7].sum(axis=0)
        if np.isnan(told).any():
            continue
        week = calls.only((calls.day >= start) & (calls.day < start + 7))
        seen = np.bincount(week.topic * cells + week.cell, minlength=topics * cells).reshape(topics, cells)
        mean = share * np.maximum(told, seen.sum(axis=1))[:, None]
        most = seen > 1
        seen[most] = np.minimum(seen[most], stats.poisson.isf(RARE, mean[most]))
        over += ((seen - mean) ** 2 - mean).sum()
        about += (mean**2).sum()
    return float(np.clip(settings.unrest_margin * over / about, *UNREST)) if about else UNREST[1]


def _of_zones(share: np.ndarray, shape: np.ndarray, unrest: float, zones: Zones) -> tuple[np.ndarray, np.ndarray]:
    whole = (zones.members @ share.T).T
    squares = (zones.members @ (share**2 * (1 / shape + unrest)).T).T
    return whole, squares / whole**2
