"""Messages a week, and whether a topic grows against its own past."""

from dataclasses import dataclass

import numpy as np
import polars as pl

YEAR = 52  # weeks
AROUND = 1  # weeks more on each side of the same weeks of an earlier year: the calendar shifts by a day or two


def weeks(times: pl.Series, of: np.ndarray, groups: int) -> np.ndarray:
    """Counts (groups × weeks), oldest week first.

    Weeks are counted back from the newest message, so the last is whole. Messages without a time stand in the first.
    """
    if times.null_count() == len(times):  # no message has a time: one week
        return np.bincount(of[of >= 0], minlength=groups).reshape(groups, 1)
    day = pl.col(times.name).dt.date()
    behind = times.to_frame().select((day.max() - day).dt.total_days() // 7).to_series()
    back = behind.fill_null(strategy="max").to_numpy()
    return in_weeks(back, of, groups, int(back.max()) + 1)


def in_weeks(back: np.ndarray, of: np.ndarray, groups: int, count: int) -> np.ndarray:
    """Counts (groups × `count` weeks), oldest first, of messages that lie `back` weeks behind the newest."""
    table = np.zeros((groups, count), dtype=np.int64)
    placed = of >= 0
    np.add.at(table, (of[placed], np.maximum(count - 1 - back[placed], 0)), 1)
    return table


@dataclass(frozen=True, slots=True)
class Growth:
    """Weekly means now and before, and their ratio, of each topic; `years`: how many earlier years "before" is made of,
    0 where it is the weeks just before.
    """

    now: np.ndarray
    before: np.ndarray
    ratio: np.ndarray
    years: int


def growth(table: np.ndarray, heard: np.ndarray, recent: int, past: int) -> Growth:
    """The `recent` weeks against the same weeks of earlier years, else against the `past` weeks before them.

    `table`: topics × weeks; `heard`: messages of the whole reading in each week. An earlier year counts when something
    was heard in each of its weeks. Half a message a week is added to both means, so that a topic of three messages
    cannot grow a hundredfold.
    """
    count = len(heard)
    seasons = [season for season in _seasons(count, recent) if (heard[season] > 0).all()]
    now = _mean(table[:, -recent:])
    before = _mean(table[:, np.concatenate(seasons)] if seasons else table[:, -(recent + past) : -recent])
    return Growth(now, before, (now + 0.5) / (before + 0.5), len(seasons))


def _seasons(count: int, recent: int) -> list[np.ndarray]:
    """Columns of the same weeks, one year back, two years back, … as far as `count` weeks reach."""
    found = []
    first = count - recent - AROUND - YEAR
    while first >= 0:
        found.append(np.arange(first, first + recent + 2 * AROUND))
        first -= YEAR
    return found


def _mean(table: np.ndarray) -> np.ndarray:
    return table.mean(axis=1) if table.shape[1] else np.zeros(len(table))
