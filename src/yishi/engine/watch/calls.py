"""Messages as numbers: day, topic, cell, caller; and each caller counted but once in a while."""

from dataclasses import dataclass

import numpy as np

UNKNOWN = -1  # caller
APART = 7  # days: who calls again sooner on the same topic from the same place is not counted again


@dataclass(frozen=True, slots=True)
class Calls:
    """One entry a message, whole numbers: `day` from 0, `topic`, `cell`, `caller` (UNKNOWN where no code is given)."""

    day: np.ndarray
    topic: np.ndarray
    cell: np.ndarray
    caller: np.ndarray

    def __len__(self) -> int:
        return len(self.day)

    def only(self, chosen: np.ndarray) -> "Calls":
        return Calls(self.day[chosen], self.topic[chosen], self.cell[chosen], self.caller[chosen])


def distinct(calls: Calls) -> Calls:
    """The calls without those of a caller who called on the same topic from the same cell within `APART` days."""
    order = np.lexsort((calls.day, calls.cell, calls.topic, calls.caller))
    kept = calls.only(order)
    same = np.ones(len(kept), dtype=bool)
    for column in (kept.caller, kept.topic, kept.cell):
        same[1:] &= column[1:] == column[:-1]
    same[1:] &= kept.day[1:] - kept.day[:-1] < APART
    same[:1] = False
    return kept.only(~same | (kept.caller == UNKNOWN))


def table(calls: Calls, days: int, topics: int) -> np.ndarray:
    """Calls a day (days × topics)."""
    found = np.zeros((days, topics))
    np.add.at(found, (calls.day, calls.topic), 1)
    return found


def weekly(daily: np.ndarray) -> np.ndarray:
    """Sums of whole weeks counted back from the last day (weeks × topics); days before the first one are left."""
    weeks = len(daily) // 7
    return daily[len(daily) - 7 * weeks :].reshape(weeks, 7, -1).sum(axis=1)
