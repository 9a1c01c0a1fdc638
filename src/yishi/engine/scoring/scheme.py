"""A scheme as data: blocks of items, what each counts, and the limits around them. Points are whole hundredths."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from yishi.engine.scoring.kinds.rule import Rule
from yishi.engine.scoring.shares import Shares


class Words(NamedTuple):
    """A name in both languages."""

    zh: str
    en: str


Who = Literal["all", "standing", "ordinary"]
SameThing = Literal["once", "once_a_day"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the scheme. `most` limits a member's points from it in one period; null: no limit."""

    code: str
    name: Words
    kind: str
    rule: Rule
    deeds: tuple[str, ...]
    things: tuple[str, ...]
    who: Who
    same_thing: SameThing
    shares: Shares
    most: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """Items under one heading. `most` limits what they add up to; deductions stop at `least`."""

    code: str
    name: Words
    items: tuple[Item, ...]
    most: int | None
    least: int | None


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the points from which it is given."""

    code: str
    name: Words
    least: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """The whole text. `open` says what its source leaves open."""

    name: Words
    version: int
    source: Words
    blocks: tuple[Block, ...]
    grades: tuple[Grade, ...]  # highest first
    open: tuple[Words, ...]
    most: int | None
    least: int | None
    text: str

    @property
    def digest(self) -> str:
        """Sha-256 of the text: which scheme it was, to the letter."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def items(self) -> Iterator[Item]:
        return (item for block in self.blocks for item in block.items)

    def block_of(self, item: Item) -> Block:
        return next(block for block in self.blocks if item in block.items)

    def grade_name(self, code: str | None) -> Words | None:
        return next((grade.name for grade in self.grades if grade.code == code), None)
