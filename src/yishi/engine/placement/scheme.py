"""What an office wants of a placement, as data: which placements, limits, prices. Read from YAML by `parse`."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yishi.engine.tables_placing import PLACEMENTS

# Placement → its prices in the order in which they are told.
PRICES: Mapping[str, tuple[str, ...]] = {
    "committee": ("field", "exception", "size", "standing", "wish", "moved"),
    "village": ("compact", "load", "population", "residents", "crossing", "moved", "short"),
    "group": ("home", "work", "sector", "party", "women", "age", "standing", "size", "wish", "moved"),
    "branch": ("unrelated", "size", "wish", "moved"),
    "link": ("unrelated", "apart", "far", "many", "nobody", "wish", "moved"),
}
DIVIDE = ("anew", "keep")
Prices = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Committees:
    """全员入委. `spread`: per cent around the even size within which nothing is paid. `split`: sectors that may
    be parted at no price. `posts_stay`: who hold these stay where they are."""

    least: int
    most: int
    spread: int
    split: tuple[str, ...]
    posts_stay: tuple[str, ...]
    prices: Prices


@dataclass(frozen=True, slots=True)
class Villages:
    """Villages into groups. `number`: of groups; None: as many as there are, or as the limits ask for."""

    divide: str
    number: int | None
    least: int
    most: int
    prices: Prices


@dataclass(frozen=True, slots=True)
class Groups:
    """全员属地: members into groups."""

    least: int
    most: int
    prices: Prices


@dataclass(frozen=True, slots=True)
class Branches:
    """Party members into branches. `party_members`: values of `party` that count."""

    party_members: tuple[str, ...]
    least: int
    most: int
    prices: Prices


@dataclass(frozen=True, slots=True)
class Links:
    """Every other member linked to one Party member. `most`: people whom one links."""

    most: int
    prices: Prices


@dataclass(frozen=True, slots=True)
class Scheme:
    """The whole text. `gap`: stop when so near the bound. `rounds`: passes of improving; seconds would not repeat."""

    make: tuple[str, ...]
    committee: Committees
    village: Villages
    group: Groups
    branch: Branches
    link: Links
    seed: int
    gap: float
    rounds: int
    text: str

    @property
    def digest(self) -> str:
        """Sha-256 of the text: which scheme it was, to the letter."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def prices(self, placement: str) -> Prices:
        found: Prices = getattr(self, placement).prices
        return found

    def only(self, placements: Iterable[str]) -> "Scheme":
        """The same, making these placements only."""
        wanted = set(placements)
        return replace(self, make=tuple(name for name in self.make if name in wanted))

    def makes(self, placement: str) -> bool:
        return placement in self.make and placement in PLACEMENTS
