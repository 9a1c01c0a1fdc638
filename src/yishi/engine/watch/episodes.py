"""Alarms that are about the same thing, put together: one topic, places that touch, within days."""

from dataclasses import dataclass

import numpy as np

from yishi.engine.watch.scan import Alarms
from yishi.engine.watch.zones import Zones

SILENCE = 7  # days without an alarm after which an episode is over


@dataclass(slots=True)
class Episode:
    """`flagged`: day of the first alarm; `last`: of the newest. The rest is of its rarest window."""

    topic: int
    zone: int
    flagged: int
    last: int
    start: int
    day: int
    seen: int
    told: float
    chance: float
    cells: set[int]  # all cells of its alarms


def episodes(alarms: Alarms, zones: Zones, threshold: float) -> list[Episode]:
    """Episodes of the alarms rarer than `threshold`, by the day they were flagged."""
    found: list[Episode] = []
    running: dict[int, list[Episode]] = {}
    for row in np.flatnonzero(alarms.chance < threshold):
        topic, day = int(alarms.topic[row]), int(alarms.day[row])
        cells = set(zones.cells_of(alarms.zone[row]).tolist())
        running[topic] = [one for one in running.get(topic, []) if day - one.last <= SILENCE]
        episode = next((one for one in running[topic] if one.cells & cells), None)
        if episode is None:
            episode = _begun(alarms, int(row), cells)
            running[topic].append(episode)
            found.append(episode)
        episode.last = day
        episode.cells |= cells
        if alarms.chance[row] < episode.chance:
            _grow(episode, alarms, int(row))
    return found


def _begun(alarms: Alarms, row: int, cells: set[int]) -> Episode:
    day = int(alarms.day[row])
    episode = Episode(int(alarms.topic[row]), 0, day, day, 0, day, 0, 0.0, 1.0, cells)
    _grow(episode, alarms, row)
    return episode


def _grow(episode: Episode, alarms: Alarms, row: int) -> None:
    episode.zone, episode.start, episode.day = int(alarms.zone[row]), int(alarms.start[row]), int(alarms.day[row])
    episode.seen, episode.told = int(alarms.seen[row]), float(alarms.told[row])
    episode.chance = float(alarms.chance[row])
