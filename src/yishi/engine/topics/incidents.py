"""Incidents: messages of one matter at one place, found window by window along time.

A window holds so many new messages and, as one row each, the incidents heard of lately; so cost grows with the
messages, not with their square. Few messages make a single window.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from yishi.engine.report import Progress
from yishi.engine.text.short import too_short
from yishi.engine.topics import evidence, linkage, neighbours
from yishi.engine.topics.evidence import Evidence
from yishi.engine.topics.settings import Settings
from yishi.engine.topics.views import DAY, moments


@dataclass(frozen=True, slots=True)
class Incidents:
    """`of`: incident number of each message. `central`: its most central message, an index. `size`: its messages."""

    of: np.ndarray
    central: np.ndarray
    size: np.ndarray


def find(seen: Evidence, tickets: pl.DataFrame, settings: Settings, progress: Progress) -> Incidents:
    """Groups of `tickets` (table TICKET; `seen`: their evidence), numbered by their first message."""
    day = moments(tickets["time"]) // DAY
    same = _alike(tickets)
    order = np.lexsort((np.arange(len(day)), day))
    chain = _Chain(len(day), settings)
    for start in range(0, len(order), settings.window):
        progress("topics.step.incidents", start, len(order))
        new = order[start : start + settings.window]
        chain.add(new, seen.only(new), day[new], same[new])
    of = np.unique(chain.ends(), return_inverse=True)[1]
    return Incidents(of, _central(seen.matter, of), np.bincount(of))


def _alike(tickets: pl.DataFrame) -> np.ndarray:
    """A number for each message, the same for those written letter for letter alike at one place: a text sent in a
    thousand times has no rare word to be found by.
    """
    alike = pl.struct("title", "text", "place", "village")
    number = tickets.select(alike.rank("dense").cast(pl.Int64)).to_series().to_numpy()
    return np.where(too_short(tickets), -1 - np.arange(tickets.height), number)


class _Chain:
    """Groups as they grow. A group bears the number of one of its messages; `into`: what each number has become."""

    def __init__(self, messages: int, settings: Settings) -> None:
        self.into = np.arange(messages)
        self.settings = settings
        self.least = linkage.Least(settings.least_evidence, settings.least_matter)
        self.open: Evidence | None = None
        self.number, self.last = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)

    def add(self, new: np.ndarray, rows: Evidence, day: np.ndarray, same: np.ndarray) -> None:
        """`new`: messages in the order of time; `rows`, `day`, `same`: theirs. Those alike are one from the start."""
        first, copy = np.unique(same, return_index=True, return_inverse=True)[1:]
        self.into[new] = new[first][copy]
        rows, new, day = rows.joined(copy, len(first)), new[first], _latest(copy, day, len(first))
        number, last = np.concatenate([self.number, new]), np.concatenate([self.last, day])
        rows = rows if self.open is None else evidence.stacked([self.open, rows])
        of = linkage.average(rows, *neighbours.pairs(rows, self.settings), self.least)
        of = np.unique(of, return_inverse=True)[1]
        groups = int(of.max()) + 1
        least = np.full(groups, len(self.into))
        np.minimum.at(least, of, number)
        self.into[number] = least[of]
        latest = _latest(of, last, groups)
        still = np.flatnonzero(latest >= day.max() - self.settings.open_days)
        self.open = rows.joined(of, groups).only(still)
        self.number, self.last = least[still], latest[still]

    def ends(self) -> np.ndarray:
        """The number of each message's group in the end."""
        return linkage.ends(self.into)


def _latest(of: np.ndarray, day: np.ndarray, groups: int) -> np.ndarray:
    """The last day of each group."""
    latest = np.full(groups, np.iinfo(np.int64).min)
    np.maximum.at(latest, of, day)
    return latest


def _central(matter: np.ndarray, of: np.ndarray) -> np.ndarray:
    """The message of each group that is most like all of it, the first of equals."""
    sums = np.zeros((int(of.max()) + 1, matter.shape[1]))
    np.add.at(sums, of, matter)
    likeness = np.round(np.einsum("ij,ij->i", matter, sums[of]), 4)  # rounded: equals are equal on every machine
    order = np.lexsort((np.arange(len(of)), -likeness, of))
    return order[np.searchsorted(of[order], np.arange(len(sums)))]
