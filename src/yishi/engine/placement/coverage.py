"""党建全覆盖: Party members into branches, and every other member linked to one Party member."""

from collections.abc import Callable

import numpy as np
from scipy.spatial import cKDTree

from yishi.engine.placement.model import Kind
from yishi.engine.placement.problem import Draft, Pairs, Problem, even, limits, problem
from yishi.engine.placement.situation import Situation, numbers
from yishi.engine.placement.units import Units

NOBODY = ""  # the cell of those whom nobody links
ALL_PAIRS = 400_000
MOST_PAIRS = 4_000_000
HUNGRY = 1.5  # times the least number of people: branches with fewer of their own are open to everybody
NEAREST = 24


def branches(situation: Situation) -> Problem:
    ids = situation.body_ids("branch")
    rows = situation.given.bodies_of("branch").to_dicts()
    of_town = np.array([[town in (row["towns"] or ()) for row in rows] for town in [*situation.towns, None]])
    of_sector = np.array([[sector in (row["sectors"] or ()) for row in rows] for sector in [*situation.sectors, None]])
    of_town, of_sector = of_town.reshape(-1, len(ids)), of_sector.reshape(-1, len(ids))
    total = int(situation.party.sum())

    def priced(who: np.ndarray, cells: np.ndarray) -> dict[str, np.ndarray]:
        near = of_town[situation.member_town[who], cells] | of_sector[situation.sector[who], cells]
        return {"unrelated": (~near).astype(float)}

    def kinds(units: Units) -> list[Kind]:
        rules = situation.scheme.branch
        least, most = limits(situation, "branch", ids, rules.least, rules.most)
        low, high = even(total, len(ids))
        price = rules.prices["size"]
        return [Kind("size", "size", units.added(situation.party), least, most, low, high, price, price)]

    was = numbers(situation.given.people["branch"], {name: at for at, name in enumerate(ids)})
    draft = Draft("branch", situation.party, ids, was, priced, kinds, _related(situation, of_town, of_sector))
    return problem(situation, draft, situation.rulings("branch", ids))


def _related(
    situation: Situation, of_town: np.ndarray, of_sector: np.ndarray
) -> Callable[[np.ndarray | int], Pairs] | None:
    """The branches of one's town and sector, and those with too few people of their own, for everybody; any other costs
    what an unrelated one does."""
    asked, cells = np.flatnonzero(situation.party), of_town.shape[1]
    if asked.size * cells <= ALL_PAIRS:
        return None
    kinds, of, sizes = np.unique(
        np.column_stack([situation.member_town, situation.sector])[asked],
        axis=0,
        return_inverse=True,
        return_counts=True,
    )
    related = of_town[kinds[:, 0]] | of_sector[kinds[:, 1]]
    people = (related * sizes[:, None]).sum(axis=0)
    beyond = np.full(len(situation.member_ids), np.inf)
    beyond[asked] = situation.scheme.branch.prices["unrelated"]

    def near(worth: np.ndarray | int) -> Pairs:
        times = worth if isinstance(worth, int) else 1
        hungry = np.argsort(people, kind="stable")[: MOST_PAIRS // asked.size]
        hungry = hungry[people[hungry] <= HUNGRY * times * situation.scheme.branch.least]
        known = related.copy()
        known[:, hungry] = True
        mine = [np.flatnonzero(row) for row in known]
        taken = [mine[kind] for kind in of.ravel()]
        return np.repeat(asked, [len(one) for one in taken]), np.concatenate(taken), beyond

    return near


def links(situation: Situation, group: np.ndarray) -> Problem:
    """group: (people,) the group of each by number, −1: none."""
    people = situation.given.people
    asked = ~situation.party
    by = np.flatnonzero(situation.party)
    ids = [*(situation.member_ids[person] for person in by), NOBODY]
    there = np.append(by, -1)
    place = np.where(situation.home >= 0, situation.home, situation.work)

    def same(values: np.ndarray, who: np.ndarray, cells: np.ndarray) -> np.ndarray:
        return (values[who] >= 0) & (values[who] == values[there[cells]])

    def priced(who: np.ndarray, cells: np.ndarray) -> dict[str, np.ndarray]:
        somebody = there[cells] >= 0
        in_group = same(group, who, cells)
        related = in_group | same(situation.member_town, who, cells) | same(situation.sector, who, cells)
        one, two = place[who], place[there[cells]]
        far = np.linalg.norm(situation.xy[one] - situation.xy[two], axis=1) if len(situation.xy) else np.zeros(one.size)
        return {
            "unrelated": (somebody & ~related).astype(float),
            "apart": (somebody & ~in_group).astype(float),
            "far": np.where(somebody & (one >= 0) & (two >= 0), far, 0.0),
            "nobody": (~somebody).astype(float),
        }

    def kinds(units: Units) -> list[Kind]:
        rules = situation.scheme.link
        most, high = np.full(len(ids), rules.most), np.full(len(ids), even(int(asked.sum()), by.size)[1])
        most[-1] = high[-1] = people.height
        return [Kind("many", "many", units.added(asked), most=most, high=high, over=rules.prices["many"])]

    was = numbers(people["link"], {name: at for at, name in enumerate(ids[:-1])})
    near = _near(situation, by, place, group)
    draft = Draft("link", asked, ids, was, priced, kinds, near)
    return problem(situation, draft, situation.rulings("link", ids))


def _near(
    situation: Situation, by: np.ndarray, place: np.ndarray, group: np.ndarray
) -> Callable[[np.ndarray | int], Pairs] | None:
    """Party members of the same group, those who live near, and nobody; and what any other would cost."""
    asked = np.flatnonzero(~situation.party)
    if asked.size * (by.size + 1) <= ALL_PAIRS:
        return None
    prices = situation.scheme.link.prices
    same_group = _of_the_group(asked, by, group)
    placed, homes = asked[place[asked] >= 0], by[place[by] >= 0]
    lost = np.flatnonzero(place[by] < 0)  # their way is not known, so they may be near
    tree = cKDTree(situation.xy[place[homes]])

    def near(worth: np.ndarray | int) -> Pairs:
        beyond = np.full(len(situation.member_ids), np.inf)
        ways = situation.xy[place[placed]]
        if isinstance(worth, int) or prices["far"] <= 0:
            nearest = min(NEAREST * (worth if isinstance(worth, int) else 1), homes.size)
            far, at = tree.query(ways, k=nearest)
            sizes, radius = np.full(placed.size, nearest), far.reshape(placed.size, nearest)[:, -1]
            at = at.reshape(-1)
        else:
            radius = np.maximum(worth[placed] - prices["apart"], 0) / prices["far"] + 1e-9
            found = tree.query_ball_point(ways, radius)
            sizes = np.array([len(one) for one in found], dtype=np.int64)
            at = np.concatenate([*found, []]).astype(np.int64)
        beyond[placed] = prices["apart"] + prices["far"] * radius
        beyond[asked[place[asked] < 0]] = prices["apart"]  # no way is known, so any other costs at least this
        pairs = [same_group, (np.repeat(placed, sizes), np.searchsorted(by, homes[at]))]
        pairs.append((np.repeat(asked, lost.size), np.tile(lost, asked.size)))
        pairs.append((asked, np.full(asked.size, by.size)))
        return np.concatenate([one for one, _ in pairs]), np.concatenate([cell for _, cell in pairs]), beyond

    return near


def _of_the_group(asked: np.ndarray, by: np.ndarray, group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Everybody with each Party member of the same group."""
    order = np.argsort(group[by], kind="stable")
    first = np.searchsorted(group[by][order], group[asked], side="left")
    last = np.searchsorted(group[by][order], group[asked], side="right")
    sizes = np.where(group[asked] < 0, 0, last - first)
    step = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(asked, sizes), order[np.repeat(first, sizes) + step]
