"""Which group each set of villages becomes: the old one, one of the given ones that fits its town, or a new one."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.optimize import linear_sum_assignment

from yishi.engine import tables_placing as tables
from yishi.engine.placement import explain_villages
from yishi.engine.placement.conflict import Conflict, Rule
from yishi.engine.placement.districts import Divided, Told, TooMany, divide
from yishi.engine.placement.situation import Rulings, Situation, numbers

FORBIDDEN = 1e6
MOST_MATCHED = 1_500


@dataclass(frozen=True, slots=True)
class Grouped:
    """`groups`: ids; `group`: (villages,) the number of each village's. `made`: groups for want of given ones
    (BODY)."""

    groups: list[str]
    group: np.ndarray
    least: float
    made: pl.DataFrame


def wanted(situation: Situation) -> int:
    """How many groups: as the scheme says, as there are, or as the limits of villages and members leave room for."""
    scheme = situation.scheme
    if scheme.village.number is not None:
        return scheme.village.number
    if ids := situation.body_ids("group"):
        return len(ids)
    old = situation.given.places["group"].drop_nulls().n_unique()
    if old:
        return old
    villages, people = len(situation.village_ids), len(situation.member_ids)
    fewest = max(-(-villages // scheme.village.most), -(-people // scheme.group.most))
    highest = min(villages // max(1, scheme.village.least), people // max(1, scheme.group.least))
    middle = round(2 * villages / (scheme.village.least + scheme.village.most))
    return max(1, min(max(middle, fewest), max(highest, fewest)))


def grouped(situation: Situation, told: Told) -> Grouped:
    """Raises Conflict where so many groups do not fit the villages."""
    ids = situation.body_ids("group") or sorted(set(situation.given.places["group"].drop_nulls()))
    was = numbers(situation.given.places["group"], {name: at for at, name in enumerate(ids)})
    rulings = situation.rulings("village", ids)
    count = wanted(situation)
    _fits(situation, count)
    try:
        found = divide(situation, was, rulings, count, told)
    except TooMany as error:
        raise explain_villages.conflict(situation, ids, rulings) or _number(situation, count) from error
    return _named(situation, ids, was, rulings, found)


def _fits(situation: Situation, count: int) -> None:
    villages, rules = len(situation.village_ids), situation.scheme.village
    if not villages:
        raise Conflict("village", [Rule("placement.rule.no_villages", "placement.mend.no_villages")])
    if not -(-villages // rules.most) <= count <= villages:
        raise _number(situation, count)


def _number(situation: Situation, count: int) -> Conflict:
    villages, rules = len(situation.village_ids), situation.scheme.village
    fewest, highest = -(-villages // rules.most), max(1, villages // max(1, rules.least))
    params = {"number": count, "villages": villages, "least": rules.least, "most": rules.most}
    params |= {"fewest": fewest, "highest": highest}
    return Conflict("village", [Rule("placement.rule.number", "placement.mend.number", params)])


def _named(situation: Situation, ids: list[str], was: np.ndarray, rulings: Rulings, found: Divided) -> Grouped:
    name: dict[int, str] = {at: ids[label] for at, label in enumerate(found.labels) if label >= 0}
    free = [at for at in range(len(found.labels)) if at not in name]
    left = [at for at, one in enumerate(ids) if one not in set(name.values())]
    for at, label in _matched(situation, (ids, left, was), rulings, found, free).items():
        name[at] = ids[label]
    made, rows = 0, []
    towns = situation.towns
    for at in range(len(found.labels)):
        if at not in name:
            made += 1
            town = towns[situation.town[np.flatnonzero(found.group == at)[0]]]
            name[at] = _fresh(made, {*ids, *name.values()})
            rows.append(("group", name[at], f"{town}新第{made}行动小组", None, [town], None, None, None))
    groups = sorted(name.values())
    number = {one: at for at, one in enumerate(groups)}
    group = np.array([number[name[int(at)]] for at in found.group], dtype=np.int64)
    bodies = pl.DataFrame(rows, schema=tables.BODY.schema, orient="row")
    return Grouped(groups, group, found.least, bodies)


def _fresh(number: int, taken: set[str]) -> str:
    while f"new-{number:03}" in taken:
        number += 1
    return f"new-{number:03}"


def _matched(
    situation: Situation,
    given: tuple[list[str], list[int], np.ndarray],
    rulings: Rulings,
    found: Divided,
    free: list[int],
) -> dict[int, int]:
    """Groups without a label to given groups that are left: of the same town, of as many old villages as may be."""
    ids, left, was = given
    rows = {row["body_id"]: row["towns"] or () for row in situation.given.bodies_of("group").iter_rows(named=True)}
    if len(left) > MOST_MATCHED or len(free) > MOST_MATCHED or not left or not free:
        return dict(zip(free, left, strict=False))
    cost = np.zeros((len(free), len(left)))
    for row, at in enumerate(free):
        villages = np.flatnonzero(found.group == at)
        town = situation.towns[situation.town[villages[0]]]
        for column, label in enumerate(left):
            towns = rows.get(ids[label], ())
            cost[row, column] = (10.0 if towns and town not in towns else 0.0) - float((was[villages] == label).sum())
            cost[row, column] += 1e-6 * abs(row - column)  # in their order where nothing tells
            if any((int(village), label) in rulings.barred for village in villages):
                cost[row, column] += FORBIDDEN
    taken = linear_sum_assignment(cost)
    return {free[row]: left[column] for row, column in zip(*taken, strict=True) if cost[row, column] < FORBIDDEN / 2}
