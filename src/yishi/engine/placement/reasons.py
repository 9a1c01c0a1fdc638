"""Why each person is where they are, and the next best place with what it would cost, the others as they are.

Where no single move keeps the limits, the next best is the cheapest exchange with one other person.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from yishi.engine import tables_placing as tables
from yishi.engine.placement import committees
from yishi.engine.placement.answer import as_json
from yishi.engine.placement.groups import Grouped
from yishi.engine.placement.model import BREACH
from yishi.engine.placement.moves import Moves, moves
from yishi.engine.placement.problem import Problem
from yishi.engine.placement.search import State, best_swap
from yishi.engine.placement.situation import Situation
from yishi.engine.placement.whys import Why, why_of

EXCHANGED = 2_000  # units of a placement up to which exchanges are looked at for everybody who cannot move alone
MANY_EXCHANGED = 300  # of a larger one
EQUAL = 1e-6


@dataclass(frozen=True, slots=True)
class Other:
    """The next best cell of a unit: what it costs, why it is worse, and with whom it would be exchanged."""

    cell: int
    cost: float
    part: str
    amount: float
    partner: int | None = None


def of_people(found: Problem, choice: np.ndarray) -> pl.DataFrame:
    """Table PLACED."""
    situation, placement = found.situation, found.placement
    cell = found.cell_of(choice)
    others = _others(found, choice)
    why = why_of(found, choice, cell)
    ids, was, rows = situation.member_ids, found.was, []
    for person in found.units.subjects.tolist():
        body = found.cells[cell[person]] or None
        before = found.cells[was[person]] if was[person] >= 0 else None
        code, params = _why(why, person)
        other = _told(found, others.get(int(found.units.of[person])))
        moved = before is not None and before != body
        rows.append((placement, ids[person], body, before, moved, code, as_json(params), *other))
    return pl.DataFrame(rows, schema=tables.PLACED.schema, orient="row")


def _why(why: Callable[[int], Why], person: int) -> Why:
    code, params = why(person)
    return f"placement.why.{code}", params


def _told(found: Problem, other: Other | None) -> tuple[str | None, float | None, str | None, str | None]:
    if other is None:
        return None, None, None, None
    params: dict[str, Any] = {"amount": round(other.amount, 3)}
    way = "other"
    if other.partner is not None:
        first = found.units.people(other.partner)[0]
        params["name"] = name_of(found.situation, first)
        way = "swap"
    code = f"placement.{way}.{found.placement}.{other.part}"
    if other.cost < EQUAL:
        code = f"placement.{way}_equal"
    return found.cells[other.cell] or None, round(other.cost, 6), code, as_json(params)


def name_of(situation: Situation, person: int) -> str:
    name = situation.given.people["name"][person]
    return str(name) if name is not None else situation.member_ids[person]


def _others(found: Problem, choice: np.ndarray) -> dict[int, Other]:
    model = found.model
    extra = exceptions(found, choice) if found.placement == "committee" else None
    looked = moves(model, choice, extra)
    items = np.flatnonzero(looked.best >= 0)
    best = looked.best[items]
    part, amount = _worst(found, looked, (items, best), extra)
    cells = model.options.cell[best]
    others = {
        int(item): Other(int(cells[at]), max(0.0, float(looked.rise[best[at]])), part[at], float(amount[at]))
        for at, item in enumerate(items)
    }
    if found.placement != "committee":
        others |= _exchanges(found, choice, np.flatnonzero(looked.best < 0))
    return others


def _worst(
    found: Problem, looked: Moves, taken: tuple[np.ndarray, np.ndarray], extra: np.ndarray | None
) -> tuple[list[str], np.ndarray]:
    """The part that rises most, and by how many of its units."""
    items, best = taken
    by_part = looked.parts(items, best)
    if extra is not None:
        by_part["exception"] = extra[best]
    prices = found.situation.scheme.prices(found.placement)
    names = [name for name in by_part if name in prices]
    if not items.size:
        return [], np.zeros(0)
    table = np.column_stack([by_part[name] for name in names])
    column = table.argmax(axis=1)
    worst = [names[at] for at in column]
    price = np.array([prices[name] or 1.0 for name in worst])
    return worst, table[np.arange(items.size), column] / price


def _exchanges(found: Problem, choice: np.ndarray, items: np.ndarray) -> dict[int, Other]:
    """For those who cannot move alone: the cheapest exchange."""
    if not items.size:
        return {}
    state, model = State(found.model, choice), found.model
    most = EXCHANGED if model.items <= EXCHANGED else MANY_EXCHANGED
    others = {}
    prices = found.situation.scheme.prices(found.placement)
    for item in items[:most].tolist():
        swap = best_swap(state, item)
        if swap is None or swap[0] >= BREACH / 2:
            continue
        rise, partner, mine, theirs = swap
        parts = {
            name: price[mine] - price[choice[item]] + price[theirs] - price[choice[partner]]
            for name, price in model.options.parts.items()
        }
        name = max(parts, key=lambda one: parts[one])
        amount = parts[name] / (prices[name] or 1.0)
        others[item] = Other(int(model.options.cell[mine]), max(0.0, rise), name, amount, partner)
    return others


def exceptions(found: Problem, choice: np.ndarray) -> np.ndarray:
    """(options,) what each would add to the price of members apart from their sector."""
    model, units = found.model, found.units
    sector = committees.kept_whole(found.situation)
    here = found.cell_of(choice)
    counts = np.zeros((len(found.situation.sectors) + 1, model.cells), dtype=np.int64)
    inside = units.subjects[sector[units.subjects] >= 0]
    np.add.at(counts, (sector[inside], here[inside]), 1)
    largest = counts.max(axis=1)
    added = np.zeros(model.options.cell.size)
    item = model.options.item
    person = np.full(units.count, -1)  # one of each unit: exact for all who are no unit of several
    person[units.of[inside[::-1]]] = inside[::-1]
    known = person[item] >= 0
    who, cell = person[item[known]], model.options.cell[known]
    row, home = sector[who], here[who]
    without = counts[row].copy()
    without[np.arange(row.size), home] = -1
    after = np.maximum(np.maximum(counts[row, cell] + 1, counts[row, home] - 1), without.max(axis=1))
    added[known] = np.where(cell == home, 0, largest[row] - after)
    return added * found.situation.scheme.committee.prices["exception"]


def of_villages(situation: Situation, grouped: Grouped) -> pl.DataFrame:
    """Table PLACED_VILLAGE."""
    places, rows = situation.given.places, []
    fixed = situation.rulings("village", grouped.groups).fixed
    members = {number: np.flatnonzero(grouped.group == number) for number in range(len(grouped.groups))}
    for village, (name, was) in enumerate(places.select("village_id", "group").iter_rows()):
        body = grouped.groups[grouped.group[village]]
        code, params = _village(situation, village, members[int(grouped.group[village])])
        if was == body:
            code = "village_stays"
        if village in fixed:
            code = "village_fixed"
        known = was in grouped.groups or was in set(situation.body_ids("group"))
        rows.append((name, body, was, known and was != body, f"placement.why.{code}", as_json(params)))
    return pl.DataFrame(rows, schema=tables.PLACED_VILLAGE.schema, orient="row")


def _village(situation: Situation, village: int, group: np.ndarray) -> tuple[str, Mapping[str, Any]]:
    ways = np.linalg.norm(situation.xy[group][:, None] - situation.xy[group][None], axis=2)
    middle = int(group[np.argmin(ways.sum(axis=1))])
    names = situation.given.places["name"]
    km = float(np.linalg.norm(situation.xy[village] - situation.xy[middle]))
    if village == middle:
        return "village_middle", {"count": int(group.size)}
    return "village_near", {"km": round(km, 1), "village": names[middle]}
