"""What decided where a person is, as a sentence code and what it quotes. One small function a placement."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from yishi.engine.placement import committees
from yishi.engine.placement.problem import Problem

Why = tuple[str, Mapping[str, Any]]


def why_of(found: Problem, choice: np.ndarray, cell: np.ndarray) -> Callable[[int], Why]:
    """Why each person is in their cell, for one placement. cell: (people,) where each is."""
    own: dict[str, type[_Whys]] = {"committee": _Committee, "group": _Group, "branch": _Branch, "link": _Link}
    whys = own[found.placement](found, choice, cell)
    return whys.of


class _Whys:
    def __init__(self, found: Problem, choice: np.ndarray, cell: np.ndarray) -> None:
        self.found, self.cell, self.situation = found, cell, found.situation
        self.people = found.situation.given.people
        self.names = [name or member for name, member in self.people.select("name", "member_id").iter_rows()]
        ways = found.prices(found.units.subjects, cell[found.units.subjects])
        weights = found.situation.scheme.prices(found.placement)
        self.amount = {
            part: dict(zip(found.units.subjects.tolist(), (price / (weights[part] or 1.0)).tolist(), strict=True))
            for part, price in ways.items()
        }
        self.partners: dict[int, int] = {}
        for one, other in found.rulings.together:
            self.partners |= {one: other, other: one}

    def of(self, person: int) -> Why:
        return self._ruled(person) or self._own(person)

    def _ruled(self, person: int) -> Why | None:
        rulings, here = self.found.rulings, int(self.cell[person])
        if person in rulings.fixed:
            return "fixed", {}
        if person in self.partners:
            return "together", {"name": self.names[self.partners[person]]}
        if rulings.wish.get(person) == here:
            return "wish", {}
        return None

    def _stays(self, person: int) -> bool:
        return bool(self.found.was[person] == self.cell[person])

    def _own(self, person: int) -> Why:
        raise NotImplementedError


class _Committee(_Whys):
    def __init__(self, found: Problem, choice: np.ndarray, cell: np.ndarray) -> None:
        super().__init__(found, choice, cell)
        kept = committees.kept_whole(found.situation)
        counts = np.zeros((len(found.situation.sectors) + 1, len(found.cells)), dtype=np.int64)
        np.add.at(counts, (kept, cell), 1)
        self.kept, self.home = kept, counts.argmax(axis=1)
        self.posts = set(found.situation.scheme.committee.posts_stay)

    def _ruled(self, person: int) -> Why | None:
        if person in self.found.rulings.fixed and self._stays(person) and self.people["post"][person] in self.posts:
            return "post", {}
        return super()._ruled(person)

    def _own(self, person: int) -> Why:
        unfit, sector = self.amount["field"][person], int(self.kept[person])
        fit = {"fit": round(1 - unfit, 2), "expertise": self.people["expertise"][person] or "—"}
        if sector >= 0 and self.home[sector] == self.cell[person]:
            return "sector_whole", {"sector": self.situation.sectors[sector], **fit}
        if sector >= 0:
            return "exception", {"sector": self.situation.sectors[sector], **fit}
        return ("stays", {}) if self._stays(person) else ("fit", fit)


class _Group(_Whys):
    def __init__(self, found: Problem, choice: np.ndarray, cell: np.ndarray) -> None:
        super().__init__(found, choice, cell)
        self.party = np.bincount(cell[found.situation.party], minlength=len(found.cells))
        self.villages = found.situation.given.places["name"]

    def _own(self, person: int) -> Why:
        situation, here = self.situation, int(self.cell[person])
        only = situation.party[person] and self.party[here] == 1
        home, work = int(situation.home[person]), int(situation.work[person])
        km = round(self.amount["home"][person], 1)
        if home >= 0 and self.amount["home"][person] < 1e-9:
            return ("lives_party" if only else "lives"), {"village": self.villages[home]}
        if only:
            return "party", {"km": km}
        if self._stays(person):
            return "stays", {}
        if work >= 0 and self.amount["work"][person] < 1e-9:
            return "works", {"village": self.villages[work], "km": km}
        return ("near", {"km": km}) if home >= 0 else ("balance", {})


class _Branch(_Whys):
    def __init__(self, found: Problem, choice: np.ndarray, cell: np.ndarray) -> None:
        super().__init__(found, choice, cell)
        self.rows = found.situation.given.bodies_of("branch").to_dicts()

    def _own(self, person: int) -> Why:
        row, situation = self.rows[int(self.cell[person])], self.situation
        town, sector = int(situation.member_town[person]), self.people["sector"][person]
        if town >= 0 and situation.towns[town] in (row["towns"] or ()):
            return "branch_town", {"town": situation.towns[town]}
        if sector is not None and sector in (row["sectors"] or ()):
            return "branch_sector", {"sector": sector}
        return ("stays", {}) if self._stays(person) else ("branch_other", {})


class _Link(_Whys):
    def __init__(self, found: Problem, choice: np.ndarray, cell: np.ndarray) -> None:
        super().__init__(found, choice, cell)
        numbers = {member: at for at, member in enumerate(found.situation.member_ids)}
        self.there = np.array([numbers.get(name, -1) for name in found.cells])

    def _own(self, person: int) -> Why:
        by = int(self.there[self.cell[person]])
        if by < 0:
            return "nobody", {}
        params = {"name": self.names[by], "km": round(self.amount["far"][person], 1)}
        situation = self.situation
        if not self.amount["apart"][person]:
            return "link_group", params
        if situation.member_town[person] >= 0 and situation.member_town[person] == situation.member_town[by]:
            return "link_town", params
        if situation.sector[person] >= 0 and situation.sector[person] == situation.sector[by]:
            return "link_sector", params
        return "link_near", params
