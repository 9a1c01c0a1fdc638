"""全员属地: members into groups, near home and work, mixed."""

from collections.abc import Callable

import numpy as np
from scipy.spatial import cKDTree

from yishi.engine.placement.model import Kind
from yishi.engine.placement.problem import Draft, Pairs, Problem, even, limits, problem
from yishi.engine.placement.situation import THIRDS, Situation, numbers
from yishi.engine.placement.units import Units

ALL_PAIRS = 400_000  # pairs of people and groups up to which all are looked at
NEAREST = 24  # villages around a home whose groups are looked at first, of more


class Reach:
    """Kilometres from a village to the nearest village of a group."""

    def __init__(self, situation: Situation, group: np.ndarray, groups: int) -> None:
        """group: (villages,) number of each village's group, −1: none."""
        self.xy, self.group = situation.xy, group
        held = np.flatnonzero(group >= 0)
        order = held[np.argsort(group[held], kind="stable")]
        counts = np.bincount(group[held], minlength=groups)
        self.empty = counts == 0
        first = np.concatenate(([0], np.cumsum(counts)[:-1]))
        width = max(1, int(counts.max(initial=0)))
        place = first[:, None] + np.minimum(np.arange(width), np.maximum(counts - 1, 0)[:, None])
        self.villages = order[np.minimum(place, max(order.size - 1, 0))] if order.size else np.zeros((groups, 0), int)

    def km(self, village: np.ndarray, group: np.ndarray) -> np.ndarray:
        """0 where the village is not known (−1), or the group has none."""
        found = np.zeros(village.size)
        known = np.flatnonzero((village >= 0) & ~self.empty[group])
        for part in np.array_split(known, max(1, known.size // 500_000)):
            ways = self.xy[village[part]][:, None] - self.xy[self.villages[group[part]]]
            found[part] = np.sqrt((ways**2).sum(axis=2)).min(axis=1)
        return found


def build(situation: Situation, groups: list[str], group: np.ndarray) -> Problem:
    """groups: their ids; group: (villages,) the group of each village by number, −1: none."""
    reach = Reach(situation, group, len(groups))
    people = situation.given.people
    rulings = situation.rulings("group", groups)

    def priced(who: np.ndarray, cells: np.ndarray) -> dict[str, np.ndarray]:
        return {"home": reach.km(situation.home[who], cells), "work": reach.km(situation.work[who], cells)}

    draft = Draft(
        "group",
        np.ones(people.height, dtype=bool),
        groups,
        numbers(people["group"], {name: at for at, name in enumerate(groups)}),
        priced,
        lambda units: _kinds(situation, groups, units),
        _near(situation, reach, len(groups)),
    )
    return problem(situation, draft, rulings)


def _kinds(situation: Situation, groups: list[str], units: Units) -> list[Kind]:
    rules, prices, cells = situation.scheme.group, situation.scheme.group.prices, len(groups)
    people = situation.member_ids
    least, most = limits(situation, "group", groups, rules.least, rules.most)
    one = units.added(np.ones(len(people)))
    low, high = even(len(people), cells)
    kinds = [Kind("size", "size", one, least, most, low, high, prices["size"], prices["size"])]
    kinds.append(Kind("party", "party", units.added(situation.party), low=1, under=prices["party"]))
    low, high = even(int(situation.woman.sum()), cells)
    women = units.added(situation.woman)
    kinds.append(Kind("women", "women", women, low=low, high=high, under=prices["women"], over=prices["women"]))
    _low, high = even(int(situation.standing.sum()), cells)
    kinds.append(Kind("standing", "standing", units.added(situation.standing), high=high, over=prices["standing"]))
    for third in range(THIRDS):
        inside = situation.third == third
        high = even(int(inside.sum()), cells)[1]
        kinds.append(Kind(f"age {third}", "age", units.added(inside), high=high, over=prices["age"]))
    for number, name in enumerate(situation.sectors):
        amounts = units.added(situation.sector == number)
        kinds.append(Kind(f"sector {name}", "sector", amounts, high=1, over=prices["sector"]))
    return kinds


def _near(situation: Situation, reach: Reach, groups: int) -> Callable[[np.ndarray | int], Pairs] | None:
    """Groups of the villages near home, and what any other would cost. Who has no known home may go anywhere."""
    people = len(situation.member_ids)
    if people * groups <= ALL_PAIRS:
        return None
    held = np.flatnonzero(reach.group >= 0)
    tree = cKDTree(situation.xy[held])
    price = situation.scheme.group.prices["home"]
    known, lost = np.flatnonzero(situation.home >= 0), np.flatnonzero(situation.home < 0)
    everywhere = (np.repeat(lost, groups), np.tile(np.arange(groups), lost.size))

    def near(worth: np.ndarray | int) -> Pairs:
        beyond = np.full(people, np.inf)
        homes = situation.xy[situation.home[known]]
        if isinstance(worth, int) or price <= 0:
            nearest = min(NEAREST * (worth if isinstance(worth, int) else 1), held.size)
            far, at = tree.query(homes, k=nearest)
            at, sizes = at.reshape(-1), np.full(known.size, nearest)
            beyond[known] = price * far.reshape(known.size, nearest)[:, -1]
        else:
            found = tree.query_ball_point(homes, worth[known] / price + 1e-9)
            sizes = np.array([len(one) for one in found], dtype=np.int64)
            at = np.concatenate([*found, []]).astype(np.int64)
            beyond[known] = worth[known]
        who = np.concatenate([np.repeat(known, sizes), everywhere[0]])
        return who, np.concatenate([reach.group[held[at]], everywhere[1]]), beyond

    return near
