"""What was to be expected of a topic each week, and how far a week may stray: told from the weeks before it only.

A topic's level is its discounted mean (Harvey & Fernandes 1989: gamma-Poisson, so a week ahead is negative binomial),
times its season (shrunk towards none), times the long holidays (one factor for all topics), times what is left of the
trend. A week above its band counts the less afterwards the farther it strays, so a burst does not raise what comes; a
topic that stays above for more than `burst_weeks` has a new level.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import stats

from yishi.engine.watch import holidays
from yishi.engine.watch.settings import Settings

YEAR = 52
AROUND = 2  # weeks on each side that speak for a week of the year
REACH = 104  # weeks back that the discounted means look
HOLIDAY_WEEK = 0.4  # share of a week off, from which it tells what a holiday does
TREND_LIMIT = 1.25  # a week ahead is never told more than this much above or below the level


@dataclass(frozen=True, slots=True)
class Band:
    """Arrays weeks × topics; NaN where there is too little history to say. `low` to `high` holds 95 % of weeks."""

    expected: np.ndarray
    low: np.ndarray
    high: np.ndarray
    variance: np.ndarray  # of a week's count about `expected`
    doubt: np.ndarray  # the part of it that is doubt about the level, shared by neighbouring weeks


def band(
    counts: np.ndarray, last: date, settings: Settings | None = None, *, held: int = 0, trend: bool = True
) -> Band:
    """The band of every week.

    `counts`: weeks × topics, messages a week, oldest first; the last week ends with the day `last`. A week in which
    nothing at all was heard is taken as missing. `held`: so many last weeks are told from the weeks before all of them.
    """
    history = _History(counts, last, settings or Settings(), trend)
    for week in range(len(counts)):
        history.tell(week, min(week, len(counts) - held))
    return history.band


class _History:
    """The weeks told so far. `tame`: counts without their bursts; weeks that are missing stand as they were told."""

    def __init__(self, counts: np.ndarray, last: date, settings: Settings, trend: bool) -> None:
        self.counts, self.settings, self.trend = np.asarray(counts, dtype=float), settings, trend
        weeks, topics = self.counts.shape
        self.heard = self.counts.sum(axis=1) > 0
        self.off = holidays.shares(last, weeks)
        self.tame = np.zeros((weeks, topics))
        self.plain = np.full((weeks, topics), np.nan)  # expected, but for holidays
        self.holiday = np.ones(weeks)
        self.above = np.zeros(topics, dtype=int)  # weeks on end above the band
        self.surprise = np.full((weeks, topics), np.nan)  # squared residual over its variance if only level were unsure
        self.band = Band(*(np.full((weeks, topics), np.nan) for _ in range(5)))

    def tell(self, week: int, before: int) -> None:
        """Tell `week` from the weeks earlier than `before`, then take it in."""
        settings, result = self.settings, self.band
        self.tame[week] = self.counts[week]
        if self.heard[:before].sum() < settings.least_weeks:
            return
        self.holiday = self._holidays(before)
        self.plain[week], shape = self._level(week, before)
        mean = self.plain[week] * self.holiday[week]
        own = mean + mean**2 / shape
        scale = self._dispersion(before)
        result.expected[week], result.variance[week] = mean, own * scale
        result.doubt[week] = mean**2 / shape * scale
        result.low[week], result.high[week] = interval(mean, own * scale, settings.outside)
        self.tame[week] = self._tamed(week, mean) if self.heard[week] else mean
        if self.heard[week]:
            self.surprise[week] = (np.minimum(self.counts[week], result.high[week]) - mean) ** 2 / own

    def _tamed(self, week: int, mean: np.ndarray) -> np.ndarray:
        counts, room = self.counts[week], self.band.high[week] - mean
        beyond = counts > self.band.high[week]
        self.above = np.where(beyond, self.above + 1, 0)
        cut = mean + room * np.minimum(room / np.maximum(counts - mean, 1e-9), 1)
        return np.where(beyond & (self.above <= self.settings.burst_weeks), cut, counts)

    def _level(self, week: int, before: int) -> tuple[np.ndarray, np.ndarray]:
        """Expected messages without holidays, and the shape of the level's gamma distribution, by topic."""
        settings = self.settings
        season = self._season(week, before)
        rows = np.arange(max(before - REACH, 0), before)
        exposure = season[(rows - week) % YEAR] * self.holiday[rows, None]
        messages, weeks = self._discounted(rows, before, exposure, settings.memory)
        level = messages / weeks
        if self.trend:
            slow = np.divide(*self._discounted(rows, before, exposure, settings.slow_memory))
            age, slow_age = (memory / (1 - memory) for memory in (settings.memory, settings.slow_memory))
            sure = messages / (messages + settings.season_prior)
            growth = (level / slow) ** (settings.trend_kept * sure * (age + 1) / (slow_age - age))
            level = level * np.clip(growth, 1 / TREND_LIMIT, TREND_LIMIT)
        return level * season[0], messages

    def _discounted(
        self, rows: np.ndarray, before: int, exposure: np.ndarray, memory: float
    ) -> tuple[np.ndarray, np.ndarray]:
        weight = (memory ** (before - 1 - rows))[:, None]
        return (weight * self.tame[rows]).sum(axis=0) + 0.5, (weight * exposure).sum(axis=0)

    def _season(self, week: int, before: int) -> np.ndarray:
        """Factor of each week of the year (52 × topics), row 0 being that of `week`; ones before a year is known."""
        topics = self.tame.shape[1]
        if before < YEAR:
            return np.ones((YEAR, topics))
        rows = np.arange(before)
        flat = self.tame[:before] / self.holiday[:before, None]
        total = np.concatenate([np.zeros((1, topics)), np.cumsum(flat, axis=0)])
        start = np.clip(rows - YEAR // 2, 0, before - YEAR)
        seen, usual = np.zeros((YEAR, topics)), np.zeros((YEAR, topics))
        np.add.at(seen, (rows - week) % YEAR, flat)
        np.add.at(usual, (rows - week) % YEAR, (total[start + YEAR] - total[start]) / YEAR)
        seen, usual = _around(seen), _around(usual)
        return (seen + self.settings.season_prior) / (usual + self.settings.season_prior)

    def _holidays(self, before: int) -> np.ndarray:
        """Factor of every week, by what the holidays did to all topics before; 1 where that is unknown."""
        factors = np.ones(len(self.counts))
        for off in self.off:
            past = np.flatnonzero((off[:before] >= HOLIDAY_WEEK) & self.heard[:before])
            past = past[~np.isnan(self.plain[past]).any(axis=1)]
            if len(past):
                told = self.plain[past].sum(axis=1)
                drop = (told - self.tame[past].sum(axis=1)).sum() / (told * off[past]).sum()
                factors *= 1 - off * np.clip(drop, -1, 0.9)
        return factors

    def _dispersion(self, before: int) -> np.ndarray:
        """By how much more than a negative binomial of an unsure level the topics stray; at least 1."""
        rows = np.arange(max(before - REACH, 0), before)
        known = ~np.isnan(self.surprise[rows])
        weight = (self.settings.slow_memory ** (before - 1 - rows))[:, None] * known
        strayed = (weight * np.nan_to_num(self.surprise[rows])).sum(axis=0)
        prior = self.settings.dispersion_weeks
        return np.maximum((prior * self.settings.dispersion + strayed) / (prior + weight.sum(axis=0)), 1.0)


def _around(table: np.ndarray) -> np.ndarray:
    """Sums over each row and its neighbours in the ring of the year."""
    rows = (np.arange(YEAR)[:, None] + np.arange(-AROUND, AROUND + 1)) % YEAR
    return table[rows].sum(axis=1)


def interval(mean: np.ndarray, variance: np.ndarray, outside: float) -> tuple[np.ndarray, np.ndarray]:
    """Smallest and largest usual count of negative binomials; `outside`: share beyond, both sides together."""
    chance = np.minimum(mean / variance, 1 - 1e-9)
    size = mean * chance / (1 - chance)
    return stats.nbinom.ppf(outside / 2, size, chance), stats.nbinom.ppf(1 - outside / 2, size, chance)
