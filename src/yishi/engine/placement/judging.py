"""What both halves of the checker need: the tables as dictionaries, distances, and the rulings looked at one by one."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from yishi.engine.placement.given import SUBJECTS, Given
from yishi.engine.placement.scheme import Scheme

Broken = tuple[str, str | None, str, Mapping[str, Any]]  # placement, subject, code, params
DEGREE = 111.32  # km


class Found:
    """Amounts by part, and what is broken, of one placement."""

    def __init__(self, placement: str) -> None:
        self.placement = placement
        self.amounts: dict[str, float] = defaultdict(float)
        self.broken: list[Broken] = []

    def breaks(self, code: str, subject: str | None, **params: Any) -> None:
        self.broken.append((self.placement, subject, f"placement.broken.{code}", params))


class Roster:
    """Everything by id. `at[placement]`: where each is placed; `village_at`: each village's group."""

    def __init__(self, given: Given, frames: Mapping[str, pl.DataFrame], scheme: Scheme) -> None:
        self.given, self.scheme = given, scheme
        self.people = {row["member_id"]: row for row in given.people.iter_rows(named=True)}
        self.places = {row["village_id"]: row for row in given.places.iter_rows(named=True)}
        self.bodies: dict[str, dict[str, dict]] = defaultdict(dict)
        for row in given.bodies.iter_rows(named=True):
            self.bodies[row["kind"]][row["body_id"]] = row
        self.at: dict[str, dict[str, str]] = defaultdict(dict)
        for placement, who, body in frames["assignments"].select("placement", "member_id", "body_id").iter_rows():
            if body is not None:
                self.at[placement][who] = body
        villages = frames.get("villages")
        if villages is None or not villages.height:
            villages = given.places.select("village_id", body_id="group")
        self.village_at = {name: body for name, body in villages.select("village_id", "body_id").iter_rows() if body}
        self.where = _positions(list(self.places.values()))
        self.party = {who for who, row in self.people.items() if row["party"] in set(scheme.branch.party_members)}

    def km(self, one: str, other: str) -> float:
        (east, north), (east2, north2) = self.where[one], self.where[other]
        return math.hypot(east - east2, north - north2)

    def groups(self) -> list[str]:
        """The groups there are: those that villages are placed in, else those given."""
        placed = sorted(set(self.village_at.values()))
        return placed if placed and self.scheme.makes("village") else sorted(self.bodies["group"]) or placed

    def ruled(self, found: Found, at: Mapping[str, str]) -> None:
        """Fixed, barred, together, apart, wishes of one placement."""
        rulings = self.given.rulings.filter(pl.col("placement") == found.placement)
        for row in rulings.iter_rows(named=True):
            for who in self._subjects(row["who"]):
                here, other = at.get(who), row["other"]
                if row["kind"] == "fixed" and here != other:
                    found.breaks("fixed", who, other=other)
                elif row["kind"] == "barred" and here == other:
                    found.breaks("barred", who, other=other)
                elif row["kind"] == "together" and here != at.get(other):
                    found.breaks("together", who, other=other)
                elif row["kind"] == "apart" and here is not None and here == at.get(other):
                    found.breaks("apart", who, other=other)
                elif row["kind"] == "wish":
                    found.amounts["wish"] += here != other

    def _subjects(self, who: str) -> Iterable[str]:
        if who in self.people or who in self.places:
            return [who]
        return [member for member, row in self.people.items() if row["sector"] == who]

    def sizes(self, found: Found, at: Mapping[str, str], bodies: Iterable[str]) -> Counter:
        """Members of each body; who is nowhere or in a body that is not there, and limits, are told."""
        rules = getattr(self.scheme, found.placement)
        known, rows = set(bodies), self.bodies[SUBJECTS[found.placement]]
        sizes = Counter(at.values())
        for who, body in sorted(at.items()):
            if body not in known:
                found.breaks("unknown", who, other=body)
        for body in sorted(known):
            row = rows.get(body, {})
            least = row["least"] if row.get("least") is not None else rules.least
            most = row["most"] if row.get("most") is not None else rules.most
            if not least <= sizes[body] <= most:
                found.breaks("size", body, found=sizes[body], least=least, most=most)
        return sizes

    def moved(self, found: Found, at: Mapping[str, str], known: Iterable[str], column: str) -> None:
        there = set(known)
        for who, here in at.items():
            was = self.people[who][column]
            found.amounts["moved"] += was is not None and was in there and was != here


def span(total: int, bodies: int) -> tuple[int, int]:
    """The even share, rounded down and up."""
    return (total // bodies, -(-total // bodies)) if bodies else (0, 0)


def outside(value: float, low: float, high: float) -> float:
    return max(0.0, low - value, value - high)


def _positions(places: list[dict]) -> dict[str, tuple[float, float]]:
    """Kilometres; a village without a position stands in the middle of its town, else of the whole."""

    def known(row: dict) -> bool:
        return row["longitude"] is not None and row["latitude"] is not None

    def mean(rows: list[dict], column: str) -> float:
        values = [row[column] for row in rows if known(row)]
        return math.fsum(values) / len(values) if values else math.nan

    by_town: dict[str, list[dict]] = defaultdict(list)
    for row in places:
        by_town[row["town"]].append(row)
    overall = [mean(places, column) for column in ("longitude", "latitude")]
    degrees = {}
    for rows in by_town.values():
        choices = [(mean(rows, column), overall[at], 0.0) for at, column in enumerate(("longitude", "latitude"))]
        middle = tuple(next(value for value in values if not math.isnan(value)) for values in choices)
        for row in rows:
            degrees[row["village_id"]] = (row["longitude"], row["latitude"]) if known(row) else middle
    if not degrees:
        return {}
    north = math.fsum(point[1] for point in degrees.values()) / len(degrees)
    wide = DEGREE * math.cos(math.radians(north))
    return {name: (point[0] * wide, point[1] * DEGREE) for name, point in degrees.items()}
