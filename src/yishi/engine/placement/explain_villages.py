"""Which rulings about villages cannot hold together: a smallest set of them."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from yishi.engine.placement.areas import areas_of, prices_of
from yishi.engine.placement.columns import Columns, columns_of
from yishi.engine.placement.conflict import Conflict, Rule, smallest
from yishi.engine.placement.partition import rows_of
from yishi.engine.placement.situation import Rulings, Situation

Held = tuple[str, int, int]  # kind, village, group or other village


def conflict(situation: Situation, ids: list[str], rulings: Rulings) -> Conflict | None:
    """None where the rulings are not what is in the way."""
    names = [name or village for name, village in situation.given.places.select("name", "village_id").iter_rows()]
    bodies = {row["body_id"]: row["name"] for row in situation.given.bodies_of("group").iter_rows(named=True)}
    held: list[Held] = [("fixed", village, group) for village, group in sorted(rulings.fixed.items())]
    held += [("barred", village, group) for village, group in sorted(rulings.barred)]
    held += [(kind, *pair) for kind in ("together", "apart") for pair in getattr(rulings, kind)]
    told = []
    for kind, one, other in held:
        pair = kind in ("together", "apart")
        params = {"name": names[one], "other": names[other]} if pair else {"name": names[one]}
        if not pair:
            params["body"] = bodies.get(ids[other]) or ids[other]
        told.append((Rule(f"placement.rule.{kind}", f"placement.mend.{kind}", params), (kind, one, other)))
    by_rule = {id(rule): one for rule, one in told}
    least = smallest(
        [rule for rule, _held in told], lambda rules: _holds(situation, [by_rule[id(rule)] for rule in rules])
    )
    most = situation.scheme.village.most
    connected = Rule("placement.rule.connected", "placement.mend.connected", {"most": most})
    return Conflict("village", [*least, connected]) if least else None


def _holds(situation: Situation, held: Sequence[Held]) -> bool:
    """Whether the villages concerned can be divided at all, into however many groups."""
    rulings = Rulings()
    for kind, one, other in held:
        if kind == "fixed":
            rulings.fixed[one] = other
        elif kind == "barred":
            rulings.barred.add((one, other))
        else:
            getattr(rulings, kind).append((one, other))
    nowhere = np.full(situation.town.size, -1)
    share = np.zeros((situation.town.size, 2))
    concerned = {
        village for kind, one, other in held for village in ((one,) if kind in ("fixed", "barred") else (one, other))
    }
    for area in areas_of(situation, nowhere, rulings, share, keep=False):
        if concerned & set(area.villages.tolist()) and not _divides(columns_of(area, prices_of(situation))):
            return False
    return True


def _divides(columns: Columns) -> bool:
    equal, once = rows_of(columns, frozenset())
    limits = [LinearConstraint(equal[:-1], 1, 1)]
    if once is not None:
        limits.append(LinearConstraint(once, -np.inf, 1))
    size = columns.cost.size
    return milp(np.zeros(size), integrality=np.ones(size), bounds=Bounds(0, 1), constraints=limits).x is not None
