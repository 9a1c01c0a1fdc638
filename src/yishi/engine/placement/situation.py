"""The given tables as arrays: who is what, how far things are, what is ruled. Made once, read by every placement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import polars as pl
from scipy.spatial import cKDTree

from yishi.engine.placement.given import Given
from yishi.engine.placement.scheme import Scheme

KM_PER_DEGREE = 111.32
STANDING = ("standing", "secretary", "vice_chair", "chair")
THIRDS = 3


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided for one placement, by numbers: subject → body, or pairs of subjects."""

    fixed: dict[int, int] = field(default_factory=dict)
    barred: set[tuple[int, int]] = field(default_factory=set)
    wish: dict[int, int] = field(default_factory=dict)
    together: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)


class Situation:
    """`people`, `villages` and bodies are numbered by their place in `given`; −1 is nobody or nowhere."""

    def __init__(self, given: Given, scheme: Scheme) -> None:
        self.given, self.scheme = given, scheme
        people, places = given.people, given.places
        self.member_ids: list[str] = people["member_id"].to_list()
        self.village_ids: list[str] = places["village_id"].to_list()
        self.number_of = {name: at for at, name in enumerate(self.member_ids)}
        self.village_of = {name: at for at, name in enumerate(self.village_ids)}
        self.sector, self.sectors = coded(people["sector"])
        self.town, self.towns = coded(places["town"])
        self.home, self.work = (numbers(people[name], self.village_of) for name in ("home", "workplace"))
        self.party = people["party"].is_in(list(scheme.branch.party_members)).fill_null(False).to_numpy()
        self.woman = (people["sex"] == "female").fill_null(False).to_numpy()
        self.standing = people["post"].is_in(list(STANDING)).fill_null(False).to_numpy()
        self.third = thirds(people["born"])
        self.xy, self.lost = positions(places)

    @cached_property
    def member_town(self) -> np.ndarray:
        """Of home, else of the workplace."""
        place = np.where(self.home >= 0, self.home, self.work)
        return np.where(place >= 0, self.town[place], -1) if self.town.size else np.full(place.size, -1)

    @cached_property
    def neighbours(self) -> list[np.ndarray]:
        """Villages that share a border, both ways; where none are given, worked out from positions."""
        return neighbours(self.given.places, self.xy)

    def body_ids(self, kind: str) -> list[str]:
        return self.given.bodies_of(kind)["body_id"].to_list()

    def rulings(self, placement: str, bodies: Sequence[str]) -> Rulings:
        """Those of one placement. A sector's ruling holds for each of its members."""
        found = Rulings()
        subjects = self.village_of if placement == "village" else self.number_of
        body = {name: at for at, name in enumerate(bodies)}
        for row in self.given.rulings.filter(pl.col("placement") == placement).iter_rows(named=True):
            kind, who, other = row["kind"], row["who"], row["other"]
            for subject in [subjects[who]] if who in subjects else self._of_sector(who):
                if kind in ("together", "apart"):
                    getattr(found, kind).append((subject, subjects[other]))
                elif other not in body:
                    continue
                elif kind == "barred":
                    found.barred.add((subject, body[other]))
                else:
                    getattr(found, kind)[subject] = body[other]
        return found

    def _of_sector(self, name: str) -> Iterable[int]:
        return np.flatnonzero(self.sector == self.sectors.index(name)).tolist()


def coded(column: pl.Series) -> tuple[np.ndarray, list[str]]:
    """Numbers of the values in their order, −1 for null; and the values."""
    values = column.drop_nulls().unique().sort().to_list()
    return numbers(column, {value: at for at, value in enumerate(values)}), values


def numbers(column: pl.Series, known: dict[str, int]) -> np.ndarray:
    """−1 for null and for what is not known."""
    return np.array([known.get(value, -1) if value is not None else -1 for value in column], dtype=np.int64)


def thirds(born: pl.Series) -> np.ndarray:
    """0, 1, 2: the oldest, the middle, the youngest third of those whose year is known; −1: unknown."""
    known = np.sort(born.drop_nulls().to_numpy())
    if not known.size:
        return np.full(len(born), -1)
    cuts = [known[known.size * part // THIRDS] for part in range(1, THIRDS)]
    years = born.fill_null(-1).to_numpy()
    return np.where(years < 0, -1, np.searchsorted(cuts, years, side="right"))


def positions(places: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """(villages, 2) kilometres east and north of the middle; and which have no position: they stand in the middle of
    their town (of the whole, where no village of the town has one)."""
    frame = places.select("town", "longitude", "latitude").with_columns(
        lost=pl.any_horizontal(pl.col("longitude", "latitude").is_null())
    )
    for column in ("longitude", "latitude"):
        known = pl.when(~pl.col("lost")).then(pl.col(column))
        frame = frame.with_columns(
            pl.coalesce(known, known.mean().over("town"), known.mean(), pl.lit(0.0)).alias(column)
        )
    degrees = frame.select("longitude", "latitude").to_numpy()
    if not degrees.size:
        return np.zeros((0, 2)), np.zeros(0, dtype=bool)
    middle = degrees.mean(axis=0)
    scale = KM_PER_DEGREE * np.array([np.cos(np.radians(middle[1])), 1.0])
    return (degrees - middle) * scale, frame["lost"].to_numpy()


NEAR = 6  # neighbours looked at where borders are not told


def neighbours(places: pl.DataFrame, xy: np.ndarray) -> list[np.ndarray]:
    """Of each village those it borders on, both ways. Where a town, or the whole, falls apart, its nearest villages
    across the water count as neighbours, too."""
    number = {name: at for at, name in enumerate(places["village_id"])}
    told: list[set[int]] = [set() for _ in range(places.height)]
    listed = places["neighbours"]
    for at, names in enumerate(listed):
        for name in names if names is not None else ():
            if number.get(name, at) != at:
                told[at].add(number[name])
                told[number[name]].add(at)
    untold = np.flatnonzero(listed.is_null().to_numpy())
    if untold.size and places.height > 1:
        _by_position(told, untold, xy)
    town = places["town"].to_numpy()
    for name in sorted(set(town)):
        _bridged(told, np.flatnonzero(town == name), xy)
    _bridged(told, np.arange(places.height), xy)
    return [np.array(sorted(each), dtype=np.int64) for each in told]


def _by_position(told: list[set[int]], untold: np.ndarray, xy: np.ndarray) -> None:
    """Gabriel graph among the nearest: two are neighbours where no third lies in the circle between them."""
    _far, near = cKDTree(xy).query(xy[untold], k=min(len(xy), 2 * NEAR + 1))
    for at, row in zip(untold.tolist(), near, strict=True):
        others = row[row != at]
        middle = (xy[at] + xy[others]) / 2
        radius = np.linalg.norm(xy[at] - xy[others], axis=1) / 2
        apart = np.linalg.norm(middle[:, None] - xy[row][None], axis=2)
        blocked = (apart < radius[:, None] * (1 - 1e-9)).any(axis=1)
        for other in others[~blocked].tolist():
            told[at].add(other)
            told[other].add(at)


def _bridged(told: list[set[int]], villages: np.ndarray, xy: np.ndarray) -> None:
    """Join the pieces that these villages fall into, each by its shortest way to the others."""
    inside = set(villages.tolist())
    while True:
        seen: set[int] = set()
        ahead = [int(villages[0])] if villages.size else []
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead += told[here] & inside
        if len(seen) == len(inside):
            return
        piece, rest = np.array(sorted(seen)), np.array(sorted(inside - seen))
        far, near = cKDTree(xy[piece]).query(xy[rest])
        at = int(np.argmin(far))
        told[rest[at]].add(int(piece[near[at]]))
        told[piece[near[at]]].add(int(rest[at]))
