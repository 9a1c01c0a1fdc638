"""Where something starts to be raised unusually: in one village, in neighbouring ones, in a town, everywhere.

Three things are told apart: a burst; one caller who calls again and again; a shock that many topics share (a storm).
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from yishi.engine.watch.calls import UNKNOWN, Calls, distinct
from yishi.engine.watch.episodes import SILENCE, Episode, episodes
from yishi.engine.watch.rates import rates
from yishi.engine.watch.rehearsal import rehearse
from yishi.engine.watch.scan import scan
from yishi.engine.watch.settings import Settings
from yishi.engine.watch.zones import KINDS, Zones

SHARED_TOPICS = 3  # topics that rise county-wide within SHARED_DAYS: one shock, not so many bursts
SHARED_DAYS = 3
ONE_CALLER_DAYS = 7


@dataclass(frozen=True, slots=True)
class Burst:
    """One flag. Days count from 0. `told`: calls to be expected from `start` to `day`; `months`: once in how many
    months chance alone raises as rare a flag anywhere on the grid. `others`: further topics of a shared shock.
    """

    kind: str  # village, neighbours, town, county, shared, one_caller
    topic: int
    cells: tuple[int, ...]
    flagged: int
    start: int
    day: int
    messages: int
    callers: int
    told: float | None = None
    chance: float | None = None
    months: float | None = None
    others: tuple[int, ...] = ()


def bursts(
    calls: Calls, zones: Zones, topics: int, last: date, *, since: int, settings: Settings | None = None
) -> list[Burst]:
    """Bursts flagged from the day `since` on, told on each day from that day and the days before it.

    The greatest day of `calls` is the day `last`. Empty where less than `burst_history` days were heard before.
    """
    settings = settings or Settings()
    found = _insistent(calls, since, settings)
    since = max(since, int(calls.day.min()) + settings.burst_history) if len(calls) else 0
    if not len(calls) or since > calls.day.max():
        return found
    heard = distinct(calls)
    told = rates(heard, zones, topics, last, since, settings)
    rehearsal = rehearse(told, zones, settings)
    threshold = rehearsal.threshold(settings.caution * settings.false_alarms)
    for group in _together(episodes(scan(heard, zones, told, since, settings), zones, threshold), zones):
        found.append(_burst(group, calls, heard, zones, rehearsal.once_in(group[0].chance)))
    return sorted(found, key=lambda one: (one.flagged, one.chance or 0.0, one.topic, one.cells))


def _burst(group: list[Episode], calls: Calls, heard: Calls, zones: Zones, months: float) -> Burst:
    first = group[0]
    cells = zones.cells_of(first.zone)
    lies = (calls.topic == first.topic) & np.isin(calls.cell, cells) & (calls.day >= first.start)
    messages = int((lies & (calls.day <= first.day)).sum())
    kind = KINDS[zones.kind[first.zone]] if len(group) == 1 else "shared"
    flagged = min(one.flagged for one in group)
    others = tuple(sorted(one.topic for one in group[1:]))
    where = tuple(cells.tolist()) if kind not in ("county", "shared") else ()
    numbers = (flagged, first.start, first.day, messages, first.seen, first.told, first.chance, months, others)
    return Burst(kind, first.topic, where, *numbers)


def _together(found: list[Episode], zones: Zones) -> list[list[Episode]]:
    """Each episode by itself; those of many topics that rise county-wide within days, as one, the rarest first."""
    county = [one for one in found if KINDS[zones.kind[one.zone]] == "county"]
    groups = [[one] for one in found if KINDS[zones.kind[one.zone]] != "county"]
    while county:
        near = [one for one in county if one.flagged - county[0].flagged <= SHARED_DAYS]
        if len({one.topic for one in near}) < SHARED_TOPICS:
            near = county[:1]
        groups.append(sorted(near, key=lambda one: (one.chance, one.topic)))
        county = [one for one in county if one not in near]
    return groups


def _insistent(calls: Calls, since: int, settings: Settings) -> list[Burst]:
    """Callers with at least `one_caller` messages on one topic from one cell within a week."""
    known = calls.only(calls.caller != UNKNOWN)
    known = known.only(np.lexsort((known.day, known.cell, known.topic, known.caller)))
    step = settings.one_caller - 1
    if len(known) <= step:
        return []
    same = known.day[step:] - known.day[:-step] < ONE_CALLER_DAYS
    for column in (known.caller, known.topic, known.cell):
        same &= column[step:] == column[:-step]
    found: list[Burst] = []
    ends: dict[tuple[int, int, int], int] = {}
    for row in np.flatnonzero(same & (known.day[step:] >= since)) + step:
        who = (int(known.caller[row]), int(known.topic[row]), int(known.cell[row]))
        flagged = int(known.day[row])
        if flagged - ends.get(who, -SILENCE - 1) > SILENCE:
            found.append(_one_caller(known, int(row) - step, int(row)))
        ends[who] = flagged
    return found


def _one_caller(known: Calls, first: int, last: int) -> Burst:
    """`first` and `last`: places in `known` of the first call of the week and of the one that was too many."""
    start, flagged = int(known.day[first]), int(known.day[last])
    theirs = (known.caller == known.caller[first]) & (known.topic == known.topic[first])
    theirs &= (known.cell == known.cell[first]) & (known.day >= start) & (known.day < start + ONE_CALLER_DAYS)
    until, messages = int(known.day[theirs].max()), int(theirs.sum())
    return Burst("one_caller", int(known.topic[first]), (int(known.cell[first]),), flagged, start, until, messages, 1)
