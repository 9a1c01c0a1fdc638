"""Messages a week, and whether a topic grows against its own past."""

import numpy as np
import polars as pl


def weeks(times: pl.Series, of: np.ndarray, groups: int) -> np.ndarray:
    """Counts (groups × weeks), oldest week first.

    Weeks are counted back from the newest message, so the last is whole. Messages without a time stand in the first.
    """
    if times.null_count() == len(times):  # no message has a time: one week
        return np.bincount(of[of >= 0], minlength=groups).reshape(groups, 1)
    day = pl.col(times.name).dt.date()
    behind = times.to_frame().select((day.max() - day).dt.total_days() // 7).to_series()
    back = behind.fill_null(strategy="max").to_numpy()
    count = int(back.max()) + 1
    table = np.zeros((groups, count), dtype=np.int64)
    placed = of >= 0
    np.add.at(table, (of[placed], count - 1 - back[placed]), 1)
    return table


def growth(table: np.ndarray, recent: int, past: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weekly means of the `recent` weeks and of the `past` weeks before them, and their ratio.

    Half a message a week is added to both means, so that a topic of three messages cannot grow a hundredfold.
    """
    now = table[:, -recent:]
    before = table[:, -(recent + past) : -recent]
    mean_now = now.mean(axis=1) if now.shape[1] else np.zeros(len(table))
    mean_before = before.mean(axis=1) if before.shape[1] else np.zeros(len(table))
    return mean_now, mean_before, (mean_now + 0.5) / (mean_before + 0.5)
