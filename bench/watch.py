"""Watching, measured: how soon planted bursts are flagged, at how many false alarms, beside what is usual.

    python -m bench.watch [--quick] [--calls N]

Counties are invented (bench/outbreaks.py); every method sees each caller once a week, and the same places. The usual
methods are given three callers as the least, as ours, and once more the threshold at which they too raise no more than
one false alarm a month on these very counties, which flatters them. Settings were chosen on seeds 101 to 106; the seeds
here are others. Tables are printed for people, then one JSON object of the figures.
"""

import argparse
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from bench import outbreaks
from bench.outbreaks import County, Plant
from yishi.engine.watch.bursts import bursts
from yishi.engine.watch.calls import distinct, table
from yishi.engine.watch.episodes import episodes
from yishi.engine.watch.scan import Alarms
from yishi.engine.watch.zones import Zones, zones

SEEDS, QUICK = (1, 2, 3, 4, 5), (1,)
MONTHS = outbreaks.WATCHED / 30.4
AFTER = 7  # days after a burst's end in which a flag still is its flag
LEAST = 3  # callers
Score = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag as it is judged; `cells` empty: the county."""

    topics: frozenset[int]
    cells: frozenset[int]
    day: int


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.watch")
    parser.add_argument("--quick", action="store_true", help="one county")
    parser.add_argument("--calls", type=float, default=200, help="calls a day (200)")
    chosen = parser.parse_args()
    counties = [outbreaks.invent(seed, chosen.calls) for seed in (QUICK if chosen.quick else SEEDS)]
    flags = {"Yishi": [_ours(county) for county in counties], **_usual(counties)}
    rows = {name: _judged(counties, found) for name, found in flags.items()}
    _show(rows)
    ours = rows["Yishi"]
    print(json.dumps({name: value for name, value in ours.items() if value is None or math.isfinite(value)}))


def _ours(county: County) -> list[Flag]:
    found = bursts(county.calls, zones(county.cells), outbreaks.TOPICS, outbreaks.LAST, since=outbreaks.HISTORY)
    return [
        Flag(frozenset((one.topic, *one.others)), frozenset(one.cells), one.flagged)
        for one in found
        if one.kind != "one_caller"
    ]


# -- What is usual ------------------------------------------------


def mean_and_deviations(daily: np.ndarray) -> np.ndarray:
    """The last seven days, in standard deviations of the eight weeks before (days × topics in and out)."""
    week = _sums(daily, 7)
    past = np.stack([_later(week, 7 * back) for back in range(1, 9)])
    return _over(week, past.mean(axis=0), past.std(axis=0, ddof=1))


def ears_c2(daily: np.ndarray) -> np.ndarray:
    """EARS C2 (Hutwagner et al. 2003): today, in standard deviations of seven days that end three days ago."""
    past = np.stack([_later(daily, back) for back in range(3, 10)])
    return _over(daily, past.mean(axis=0), past.std(axis=0, ddof=1))


def farrington(daily: np.ndarray) -> np.ndarray:
    """The last seven days against the same seven weeks of two earlier years, as Farrington et al. (1996), no trend."""
    week = _sums(daily, 7)
    past = np.stack([_later(week, 364 * year + 7 * near) for year in (1, 2) for near in range(-3, 4)])
    mean = np.maximum(past.mean(axis=0), 0.05)
    spread = np.maximum(past.var(axis=0, ddof=1) / mean, 1)
    error = 2 / 3 * np.sqrt(spread * (1 + 1 / len(past)) / mean)
    return ((week / mean) ** (2 / 3) - 1) / error


def _sums(daily: np.ndarray, days: int) -> np.ndarray:
    total = np.concatenate([np.zeros((days, daily.shape[1])), np.cumsum(daily, axis=0)])
    return total[days:] - total[:-days]


def _later(table_: np.ndarray, days: int) -> np.ndarray:
    return np.concatenate([np.zeros((days, table_.shape[1])), table_[:-days]])


def _over(seen: np.ndarray, mean: np.ndarray, deviation: np.ndarray) -> np.ndarray:
    return (seen - mean) / np.maximum(deviation, 0.2)  # a floor as EARS has: cells that were empty have none


USUAL: dict[str, tuple[Score, float, int]] = {  # score, usual threshold, days of the count
    "mean + 3 sd of 8 weeks": (mean_and_deviations, 3.0, 7),
    "EARS C2": (ears_c2, 3.0, 1),
    "Farrington-like": (farrington, 2.58, 7),
}


def _usual(counties: Sequence[County]) -> dict[str, list[list[Flag]]]:
    found = {}
    for name, (score, threshold, days) in USUAL.items():
        alarms = [_alarms(county, score, threshold, days) for county in counties]
        told = partial(_flags, counties, alarms)
        found[name] = told(-threshold)
        found[f"{name}, one false alarm a month"] = told(_bounded(counties, told, -threshold))
    return found


def _alarms(county: County, score: Score, threshold: float, days: int) -> tuple[Alarms, Zones]:
    """Alarms of all zones; the chance is the negative score, so that the rarest are the least."""
    watched, calls = zones(county.cells), distinct(county.calls)
    length = int(calls.day.max()) + 1
    rows = []
    for zone in range(len(watched.kind)):
        inside = np.zeros(county.cells.height, dtype=bool)
        inside[watched.cells_of(zone)] = True
        daily = table(calls.only(inside[calls.cell]), length, outbreaks.TOPICS)
        value, seen = score(daily), _sums(daily, days)
        value[: outbreaks.HISTORY] = -np.inf
        day, topic = np.nonzero((value > threshold) & (seen >= LEAST))
        columns = (day, day - days + 1, topic, np.full(len(day), zone), seen[day, topic], 0 * day, -value[day, topic])
        rows.append(np.column_stack(columns))
    every = np.concatenate(rows)
    every = every[np.lexsort((every[:, 3], every[:, 2], every[:, 6], every[:, 0]))]
    day, start, topic, zone, seen = every[:, :5].astype(np.int64).T
    return Alarms(day, start, topic, zone, seen, every[:, 5], every[:, 6]), watched


def _flags(counties: Sequence[County], alarms: list[tuple[Alarms, Zones]], threshold: float) -> list[list[Flag]]:
    found = []
    for county, (one, watched) in zip(counties, alarms, strict=True):
        told = episodes(one, watched, threshold)
        whole = county.cells.height
        found.append(
            [
                Flag(
                    frozenset([e.topic]),
                    frozenset(c if len(c := watched.cells_of(e.zone).tolist()) < whole else ()),
                    e.flagged,
                )
                for e in told
            ]
        )
    return found


def _bounded(counties: Sequence[County], told: Callable[[float], list[list[Flag]]], loose: float) -> float:
    """The least strict threshold, of those tried, with no more than one false alarm a month."""
    strict, middle = loose * 64, loose
    for _ in range(12):
        middle = -math.sqrt(loose * strict)
        few = _false(counties, told(middle)) <= 1
        strict, loose = (middle, loose) if few else (strict, middle)
    return strict


# -- Judging ------------------------------------------------------


def _is_of(flag: Flag, plant: Plant) -> bool:
    here = not flag.cells or not flag.cells.isdisjoint(plant.cells.tolist())
    return plant.topic in flag.topics and here and plant.start <= flag.day <= plant.end + AFTER


def _is_of_storm(flag: Flag, county: County) -> bool:
    """A flag of several topics that a storm raised is right; a flag of one of them is a false alarm."""
    shared = len(flag.topics) > 1
    return shared and any(
        first <= flag.day <= last + AFTER and len(flag.topics & set(topics.tolist())) > 1
        for first, last, topics in county.storms
    )


def _false(counties: Sequence[County], found: Sequence[Sequence[Flag]]) -> float:
    """False alarms a month."""
    wrong = sum(
        not any(_is_of(flag, plant) for plant in county.plants) and not _is_of_storm(flag, county)
        for county, flags in zip(counties, found, strict=True)
        for flag in flags
    )
    return wrong / (MONTHS * len(counties))


def _judged(counties: Sequence[County], found: Sequence[Sequence[Flag]]) -> dict[str, float | None]:
    delays: dict[tuple[str, int], list[float]] = {}
    for county, flags in zip(counties, found, strict=True):
        for plant in county.plants:
            days = [flag.day - plant.start for flag in flags if _is_of(flag, plant)]
            delays.setdefault((plant.kind, plant.size), []).append(min(days, default=math.inf))
    every = np.concatenate(list(delays.values()))
    row: dict[str, float | None] = {
        "burst_days": _median(every[np.isfinite(every)]),
        "burst_days_never_counted": _median(every),
        "false_alarms_month": round(_false(counties, found), 2),
        "found": round(float(np.isfinite(every).mean()), 3),
    }
    for (kind, size), of_kind in delays.items():
        some = np.array(of_kind)
        row[f"found_{kind}_{size}"] = round(float(np.isfinite(some).mean()), 3)
        row[f"days_{kind}_{size}"] = _median(some)
    return row


def _median(values: np.ndarray) -> float | None:
    """None where there is none, or more than half are never flagged."""
    middle = float(np.median(values)) if len(values) else math.inf
    return middle if math.isfinite(middle) else None


def _show(rows: dict[str, dict[str, float | None]]) -> None:
    print("| method | median days, flagged | median days, all | false alarms a month | found |")
    print("|---|---|---|---|---|")
    for name, row in rows.items():
        print("| " + " | ".join([name, *(_cell(row[key]) for key in list(row)[:4])]) + " |")
    for kind in outbreaks.KINDS:
        print(f"\n{kind}: found, median days (never: more than half are not found), by extra calls a week")
        for name, row in rows.items():
            cells = [f"{_cell(row[f'found_{kind}_{n}'])}, {_cell(row[f'days_{kind}_{n}'])}" for n in outbreaks.SIZES]
            print("| " + " | ".join([name, *cells]) + " |")


def _cell(value: float | None) -> str:
    return "never" if value is None else f"{value:g}"


if __name__ == "__main__":
    main()
