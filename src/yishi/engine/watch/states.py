"""Whether a topic is new, rising, returning, fading or steady: plain rules on its weekly counts, all of them here."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from yishi.engine.watch.band import AROUND, YEAR, band, interval
from yishi.engine.watch.settings import Settings

STATES = ("new", "rising", "returning", "fading", "steady", "unknown")


@dataclass(frozen=True, slots=True)
class State:
    """`reason`: sentence code; `params`: the numbers it quotes."""

    state: str
    reason: str
    params: dict[str, float | int]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the rules look at: `now`, `quiet`, `before`, `last_year` a week; the last three of all `now_weeks`."""

    age: int
    known: int
    seen: int
    now: float
    quiet: float
    before: float
    last_year: float
    expected: float
    low: float
    high: float


def states(counts: np.ndarray, last: date, settings: Settings | None = None) -> list[State]:
    """One state a topic. `counts`: weeks × topics, oldest first; the last week ends with the day `last`.

    What was to be expected now is told from the weeks before the `now_weeks` last ones, without their trend.
    """
    settings = settings or Settings()
    weeks, topics = counts.shape
    now = settings.now_weeks
    if weeks <= now:
        return [State("unknown", "watch.state.unknown", {"weeks": weeks})] * topics
    told = band(counts, last, settings, held=now, trend=False)
    mean, doubt = told.expected[-now:].sum(axis=0), np.sqrt(told.doubt[-now:]).sum(axis=0) ** 2
    variance = (told.variance - told.doubt)[-now:].sum(axis=0) + doubt
    low, high = interval(mean, variance, settings.outside)
    numbers = np.column_stack([*_history(counts, settings), mean, low, high])
    heard = int((counts.sum(axis=1) > 0).argmax())
    seen = counts[-now:].sum(axis=0)
    return [_state(_of(counts[:, n], heard, int(seen[n]), row), settings) for n, row in enumerate(numbers)]


def _history(counts: np.ndarray, settings: Settings) -> list[np.ndarray]:
    """Messages a week: now, in the weeks of quiet before, at most in earlier weeks, in the same weeks of last year."""
    weeks, topics = counts.shape
    now, quiet = settings.now_weeks, settings.quiet_weeks
    nothing = np.zeros(topics)
    earlier = counts[: max(weeks - now - quiet, 0)]
    spans = np.lib.stride_tricks.sliding_window_view(earlier, now, axis=0) if len(earlier) >= now else None
    first = weeks - YEAR - now - AROUND
    year_ago = counts[first : first + now + 2 * AROUND].mean(axis=0) if first >= 0 else nothing
    return [
        counts[-now:].mean(axis=0),
        counts[max(weeks - now - quiet, 0) : -now].mean(axis=0),
        spans.mean(axis=2).max(axis=0) if spans is not None else nothing,
        year_ago,
    ]


def _of(counts: np.ndarray, heard: int, seen: int, row: np.ndarray) -> _Seen:
    weeks = len(counts)
    first = int((counts > 0).argmax()) if counts.any() else weeks
    now, quiet, before, last_year, expected, low, high = (float(value) for value in row)
    return _Seen(weeks - first, weeks - heard, seen, now, quiet, before, last_year, expected, low, high)


def _state(topic: _Seen, settings: Settings) -> State:
    """The rules, in their order."""
    weeks = settings.now_weeks
    enough = topic.seen >= settings.least_messages
    usual: dict[str, float | int] = {
        "weeks": weeks,
        "seen": topic.seen,
        "expected": round(topic.expected, 1),
        "low": topic.low,
        "high": topic.high,
    }
    if enough and topic.age <= settings.new_weeks and topic.known >= settings.known_weeks:
        return State("new", "watch.state.new", {"age": topic.age, "known": topic.known, "seen": topic.seen})
    quiet = topic.quiet <= settings.quiet_share * topic.now
    if enough and quiet and topic.before >= settings.return_share * topic.now:
        back = {"weeks": weeks, "now": topic.now, "quiet_weeks": settings.quiet_weeks, "quiet": topic.quiet}
        if topic.last_year >= settings.return_share * topic.now:
            return State("returning", "watch.state.returning.season", {**back, "last_year": topic.last_year})
        return State("returning", "watch.state.returning", {**back, "before": topic.before})
    if np.isnan(topic.expected):
        return State("unknown", "watch.state.unknown", {"weeks": topic.known})
    if enough and topic.seen > topic.high:
        return State("rising", "watch.state.rising", usual)
    if topic.seen < topic.low:
        return State("fading", "watch.state.fading", usual)
    return State("steady", "watch.state.steady", usual)
