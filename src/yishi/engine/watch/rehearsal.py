"""Two years without a burst, drawn from the rates themselves: what alarms they raise fixes the threshold.

So the budget is one for the whole grid and all windows together, whatever their number and however they overlap
(the Monte Carlo of Kulldorff 2001, for rates as unsure and as unruly as these).
"""

from dataclasses import dataclass

import numpy as np

from yishi.engine.watch.calls import UNKNOWN, Calls
from yishi.engine.watch.episodes import episodes
from yishi.engine.watch.rates import Rates
from yishi.engine.watch.scan import LOOSE, scan
from yishi.engine.watch.settings import Settings
from yishi.engine.watch.zones import Zones

MONTH = 30.4  # days
PATTERN = 364  # last days whose expectations are drawn from, again and again


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """`chances`: rarest chance of each false alarm, ascending, in so many `months`."""

    chances: np.ndarray
    months: float

    def threshold(self, a_month: float) -> float:
        """The chance below which `a_month` false alarms a month are raised."""
        allowed = int(a_month * self.months)
        return float(self.chances[allowed]) if allowed < len(self.chances) else LOOSE

    def once_in(self, chance: float) -> float:
        """Months in which one false alarm as rare as `chance` comes up; the whole rehearsal's where none did."""
        return self.months / max(int(np.searchsorted(self.chances, chance, side="right")), 1)


def rehearse(rates: Rates, zones: Zones, settings: Settings) -> Rehearsal:
    """The false alarms of `rehearsal_days` days."""
    days = settings.rehearsal_days // 7 * 7
    quiet = _tiled(rates, days)
    drawn = _drawn(quiet, np.random.default_rng(settings.seed))
    found = episodes(scan(drawn, zones, quiet, settings.window, settings), zones, LOOSE)
    return Rehearsal(np.sort([one.chance for one in found]), (days - settings.window) / MONTH)


def _tiled(rates: Rates, days: int) -> Rates:
    """The last days over again, spread over cells as in the last block."""
    known = np.flatnonzero(~np.isnan(rates.expected).any(axis=1))[-PATTERN:]
    rows = np.resize(known[len(known) % 7 :], days)
    block = np.zeros(days, dtype=np.int64)
    last = (rates.share[-1:], rates.extra[-1:])
    return Rates(
        rates.expected[rows], rates.ratio[rows], *last, block, rates.cell_share, rates.cell_shape, rates.unrest
    )


def _drawn(rates: Rates, chance: np.random.Generator) -> Calls:
    """Calls of the days: each cell's rate, each topic's week and each cell's week as unruly as they were found."""
    days = len(rates.expected)
    rate = rates.cell_share * chance.gamma(rates.cell_shape) / rates.cell_shape
    parts = []
    for start in range(0, days, 7):
        told = rates.expected[start : start + 7]
        week = told.sum(axis=0)
        topic_unrest = np.maximum(rates.ratio[start] - 1, 1e-6) / week
        topic_rate = week * chance.gamma(1 / topic_unrest) * topic_unrest
        cell_rate = rate * topic_rate[:, None] * chance.gamma(1 / rates.unrest, rates.unrest, rate.shape)
        calls = chance.poisson(cell_rate)
        topic, cell = np.nonzero(calls)
        times = calls[topic, cell]
        topic, cell = np.repeat(topic, times), np.repeat(cell, times)
        within = np.cumsum(told, axis=0)[:, topic] / week[topic]
        day = start + np.minimum((chance.random(len(topic)) > within).sum(axis=0), 6)
        parts.append(np.stack([day, topic, cell]))
    day, topic, cell = np.concatenate(parts, axis=1)
    return Calls(day, topic, cell, np.full(len(day), UNKNOWN))
