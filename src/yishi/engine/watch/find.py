"""Tickets and their topics in; the state, the expected band and the bursts of each topic out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from yishi import __version__
from yishi.engine import tables
from yishi.engine.report import Progress, Report, fingerprint, silent
from yishi.engine.watch.band import band
from yishi.engine.watch.bursts import Burst, bursts
from yishi.engine.watch.calls import UNKNOWN, Calls, table, weekly
from yishi.engine.watch.settings import Settings
from yishi.engine.watch.states import states
from yishi.engine.watch.zones import Zones, zones

PLACES = {"town": pl.String(), "village": pl.String(), "longitude": pl.Float64(), "latitude": pl.Float64()}


@dataclass(frozen=True, slots=True)
class Watching:
    """`states`: table TOPIC_STATE; `bursts`: table BURST, newest flag first."""

    states: pl.DataFrame
    bursts: pl.DataFrame
    report: Report = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Read:
    """The tickets as numbers. Day 0 is the first, `last` the newest; `topics`: id and label, in numbers' order."""

    calls: Calls
    zones: Zones
    topics: pl.DataFrame
    last: date

    def day(self, number: int) -> date:
        return self.last - timedelta(days=int(self.calls.day.max()) - number)


def watch(
    tickets: pl.DataFrame,
    assignments: pl.DataFrame,
    topics: pl.DataFrame,
    *,
    places: pl.DataFrame | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Watching:
    """Tables TICKET, ASSIGNMENT, TOPIC in. `places`: town, village, longitude, latitude of the villages, so that
    neighbouring ones can be watched together; without it, villages and towns are taken from the tickets.
    """
    settings = settings or Settings()
    report = Report("watch", __version__, fingerprint(tickets, assignments))
    progress("watch.step.states", 0, 2)
    read = _read(tickets, assignments, topics, places)
    if read is None:
        report.info("watch.note.no_time")
        return Watching(tables.TOPIC_STATE.empty(), tables.BURST.empty(), report)
    told = _states(read, settings)
    progress("watch.step.bursts", 1, 2)
    days = int(read.calls.day.max()) + 1
    found = bursts(
        read.calls,
        read.zones,
        read.topics.height,
        read.last,
        since=max(days - settings.recent_days, 0),
        settings=settings,
    )
    if days <= settings.burst_history:
        report.info("watch.note.short", days=days, least=settings.burst_history)
    flags = _flags(read, found)
    report.counts = {"days": days, "topics": read.topics.height, "bursts": flags.height}
    progress("watch.step.bursts", 2, 2)
    return Watching(told, flags, report)


def _read(
    tickets: pl.DataFrame, assignments: pl.DataFrame, topics: pl.DataFrame, places: pl.DataFrame | None
) -> _Read | None:
    """None where no message has a topic and a time."""
    named = topics.select("topic_id", "label").sort("topic_id").with_row_index("topic")
    cells = _cells(tickets, places)
    dated = tickets.filter(pl.col("time").is_not_null()).sort("time")
    rows = (
        dated.join(assignments.select("ticket_id", "topic_id"), on="ticket_id")
        .join(named.select("topic_id", "topic"), on="topic_id")
        .join(cells.select("town", "village", "cell"), on=["town", "village"], nulls_equal=True)
        .sort("ticket_id")
    )
    if rows.is_empty():
        return None
    day = rows["time"].dt.date()
    first: date = dated["time"].dt.date().to_list()[0]
    caller = rows["caller"].rank("dense").cast(pl.Int64).fill_null(UNKNOWN).to_numpy()
    number, topic, cell = (
        column.cast(pl.Int64).to_numpy() for column in ((day - first).dt.total_days(), rows["topic"], rows["cell"])
    )
    calls = Calls(number, topic, cell, caller)
    return _Read(calls, zones(cells.drop("cell")), named, first + timedelta(days=int(number.max())))


def _cells(tickets: pl.DataFrame, places: pl.DataFrame | None) -> pl.DataFrame:
    """Every village that is known, and every pair of town and village (either may be null) that tickets name."""
    known = pl.DataFrame(schema=PLACES) if places is None else places.select(*PLACES)
    named = tickets.select("town", "village").unique()
    rest = named.join(known, on=["town", "village"], how="anti", nulls_equal=True)
    return pl.concat([known, rest], how="diagonal").sort("town", "village", nulls_last=True).with_row_index("cell")


def _states(read: _Read, settings: Settings) -> pl.DataFrame:
    days, count = int(read.calls.day.max()) + 1, read.topics.height
    weeks = weekly(table(read.calls, days, count))
    told, found = band(weeks, read.last, settings), states(weeks, read.last, settings)
    lead = [None] * (-(-days // 7) - len(weeks))
    rows = [
        {
            "topic_id": topic_id,
            "state": state.state,
            "reason": state.reason,
            "params": _json(state.params),
            "expected": lead + _numbers(told.expected[:, number], 2),
            "low": lead + _numbers(told.low[:, number], 0),
            "high": lead + _numbers(told.high[:, number], 0),
        }
        for number, (topic_id, state) in enumerate(zip(read.topics["topic_id"], found, strict=True))
    ]
    return tables.TOPIC_STATE.fit(pl.DataFrame(rows, schema=tables.TOPIC_STATE.schema))


def _flags(read: _Read, found: list[Burst]) -> pl.DataFrame:
    rows = [_flag(read, burst) for burst in sorted(found, key=lambda one: (-one.flagged, one.chance or 0.0, one.topic))]
    return tables.BURST.fit(pl.DataFrame(rows, schema=tables.BURST.schema))


def _flag(read: _Read, burst: Burst) -> dict[str, Any]:
    ids, labels = read.topics["topic_id"], read.topics["label"]
    where = read.zones.cells.select("town", "village")[list(burst.cells)]
    villages = where["village"].drop_nulls().to_list()
    towns = where["town"].drop_nulls().unique(maintain_order=True).to_list()
    numbers = {
        "topic": labels[burst.topic],
        "place": "、".join((towns if burst.kind == "town" else villages) or towns),
        "since": read.day(burst.start).isoformat(),
        "days": burst.day - burst.start + 1,
        "messages": burst.messages,
        "callers": burst.callers,
        "others": len(burst.others),
        "told": None if burst.told is None else round(burst.told, 2),
        "months": None if burst.months is None else round(burst.months, 1),
    }
    return {
        "topic_id": ids[burst.topic],
        "kind": burst.kind,
        "towns": towns,
        "villages": [] if burst.kind == "town" else villages,
        "since": read.day(burst.start),
        "until": read.day(burst.day),
        "flagged": read.day(burst.flagged),
        "messages": burst.messages,
        "callers": burst.callers,
        "expected": burst.told,
        "chance": burst.chance,
        "others": [ids[other] for other in burst.others],
        "reason": _reason(burst, numbers["place"]),
        "params": _json(numbers),
    }


def _reason(burst: Burst, place: object) -> str:
    nowhere = burst.kind == "one_caller" and not place
    return f"watch.burst.{burst.kind}" + (".nowhere" if nowhere else "")


def _numbers(column: np.ndarray, digits: int) -> list[float | None]:
    return [None if np.isnan(value) else round(float(value), digits) for value in column]


def _json(params: Mapping[str, Any]) -> str:
    return json.dumps(params, ensure_ascii=False, sort_keys=True)
