"""Which rules cannot hold together, where nothing can be placed: a smallest set of them, and how each would have
to give.

Whether a set of rules can hold is asked of a small model: only those who are named in a rule stand for themselves, all
others are one number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from yishi.engine.placement.conflict import Conflict, Rule, smallest
from yishi.engine.placement.problem import Problem

LIMITS = ("least", "most")


@dataclass(frozen=True, slots=True)
class _Held:
    """A rule and what it says by numbers: a ruling's people and cells, or a limit of cells."""

    kind: str
    numbers: tuple[int, ...] = ()
    cells: tuple[int, ...] = ()


def conflict(found: Problem) -> Conflict:
    """Why there is no placement. `found` cannot hold."""
    told = _rules(found)
    by_rule = {id(rule): held for rule, held in told}

    def holds(rules: Sequence[Rule]) -> bool:
        return _holds(found, [by_rule[id(rule)] for rule in rules])

    least = smallest([rule for rule, _held in told], holds)
    mended = [_mended(found, rule, by_rule[id(rule)], [by_rule[id(one)] for one in least]) for rule in least]
    return Conflict(found.placement, mended or [Rule("placement.rule.unknown", "placement.mend.unknown")])


def _rules(found: Problem) -> list[tuple[Rule, _Held]]:
    """Limits first: of two smallest sets the one with rulings says more."""
    size = found.model.kinds[0]
    shape = (found.model.cells,)
    rules: list[tuple[Rule, _Held]] = []
    for kind in LIMITS:
        limit = np.broadcast_to(getattr(size, kind), shape)
        for value in np.unique(limit).tolist():
            cells = np.flatnonzero(limit == value).tolist()
            if (kind == "least" and value <= 0) or value > found.units.subjects.size:
                continue
            names = _bodies(found, cells)
            params = {"value": value, "bodies": names, "count": len(cells), "people": int(found.units.subjects.size)}
            rules.append((_rule(f"{kind}", params), _Held(kind, (value,), tuple(cells))))
    rulings = found.rulings
    for person, cell in sorted(rulings.fixed.items()):
        rules.append((_ruling(found, "fixed", person, cell), _Held("fixed", (person,), (cell,))))
    for person, cell in sorted(rulings.barred):
        rules.append((_ruling(found, "barred", person, cell), _Held("barred", (person,), (cell,))))
    for kind in ("together", "apart"):
        for one, other in getattr(rulings, kind):
            params = {"name": _name(found, one), "other": _name(found, other)}
            rules.append((_rule(kind, params), _Held(kind, (one, other))))
    return rules


def _rule(kind: str, params: dict[str, Any]) -> Rule:
    return Rule(f"placement.rule.{kind}", f"placement.mend.{kind}", params)


def _ruling(found: Problem, kind: str, person: int, cell: int) -> Rule:
    return _rule(kind, {"name": _name(found, person), "body": _bodies(found, [cell])})


def _name(found: Problem, person: int) -> str:
    name = found.situation.given.people["name"][person]
    return f"{name}({found.situation.member_ids[person]})" if name else found.situation.member_ids[person]


def _bodies(found: Problem, cells: list[int]) -> str:
    ids = [found.cells[cell] for cell in cells]
    rows = {row["body_id"]: row["name"] for row in found.situation.given.bodies.iter_rows(named=True)}
    names = [str(rows.get(name) or name or "—") for name in ids[:3]]
    return "、".join(names) + ("…" if len(ids) > 3 else "")


def _mended(found: Problem, rule: Rule, held: _Held, conflict_: list[_Held]) -> Rule:
    """With the value that a limit would have to have, the others of the conflict as they are."""
    if held.kind not in LIMITS:
        return rule
    others = [one for one in conflict_ if one is not held]
    low, high = (0, held.numbers[0]) if held.kind == "least" else (held.numbers[0], int(found.units.subjects.size))
    while high - low > 1:  # the nearest value that holds
        middle = (low + high) // 2
        good = _holds(found, [*others, _Held(held.kind, (middle,), held.cells)])
        if held.kind == "least":
            low, high = (middle, high) if good else (low, middle)
        else:
            low, high = (low, middle) if good else (middle, high)
    return Rule(rule.code, rule.mend, {**rule.params, "holds": low if held.kind == "least" else high})


def _holds(found: Problem, rules: Sequence[_Held]) -> bool:
    named = sorted({person for rule in rules if rule.kind not in LIMITS for person in rule.numbers})
    asked = [person for person in named if found.units.of[person] >= 0]
    cells, rest = found.model.cells, int(found.units.subjects.size) - len(asked)
    row = {person: at for at, person in enumerate(asked)}
    high = np.ones((len(asked) + 1, cells))
    high[-1] = rest
    limits = [_once(len(asked), cells, rest)]
    for rule in rules:
        here = [row[person] for person in rule.numbers if person in row] if rule.kind not in LIMITS else []
        if rule.kind == "fixed" and here:
            high[here[0], [cell for cell in range(cells) if cell not in rule.cells]] = 0
        elif rule.kind == "barred" and here:
            high[here[0], list(rule.cells)] = 0
        elif rule.kind in ("together", "apart") and len(here) == 2:
            limits.append(_pair(here, rule.kind == "together", (len(asked) + 1, cells)))
        elif rule.kind in LIMITS:
            limits.append(_limit(rule, len(asked) + 1, cells))
    answer = milp(
        np.zeros(high.size), integrality=np.ones(high.size), bounds=Bounds(0, high.ravel()), constraints=limits
    )
    return answer.x is not None


def _once(named: int, cells: int, rest: int) -> LinearConstraint:
    rows = sparse.kron(sparse.identity(named + 1), np.ones((1, cells)), format="csr")
    right = np.append(np.ones(named), rest)
    return LinearConstraint(rows, right, right)


def _pair(people: list[int], together: bool, shape: tuple[int, int]) -> LinearConstraint:
    count, cells = shape
    take = np.zeros((1, count))
    take[0, people[0]], take[0, people[1]] = 1, (-1 if together else 1)
    rows = sparse.kron(sparse.csr_matrix(take), sparse.identity(cells), format="csr")
    return LinearConstraint(rows, 0 if together else -np.inf, 0 if together else 1)


def _limit(rule: _Held, count: int, cells: int) -> LinearConstraint:
    one = sparse.csr_matrix(
        (np.ones(len(rule.cells)), (np.arange(len(rule.cells)), list(rule.cells))), shape=(len(rule.cells), cells)
    )
    rows = sparse.hstack([one] * count, format="csr")
    value = rule.numbers[0]
    return LinearConstraint(rows, value if rule.kind == "least" else -np.inf, value if rule.kind == "most" else np.inf)
