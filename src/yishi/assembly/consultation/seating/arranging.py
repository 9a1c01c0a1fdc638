"""Seats by rule, in plain Python: who comes before whom, and where the first, the second and the rest of them sit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

Someone = TypeVar("Someone")


class Order(models.TextChoices):
    NUMBER = "number", _("委员名册顺序")
    PINYIN = "pinyin", _("姓名拼音")
    SECTOR = "sector", _("界别")
    COMMITTEE = "committee", _("专委会")
    GROUP = "group", _("行动小组")


@dataclass(frozen=True, slots=True)
class Comer:
    """A member who comes, with what an order looks at."""

    member_id: int
    name: str
    number: str = ""
    pinyin: str = ""
    sector: str = ""
    committee: str = ""
    group: str = ""


def ordered(comers: Sequence[Comer], order: str) -> list[Comer]:
    """By the wanted body and in it by the roll's number; `pinyin`: by the sound of the name."""
    if order == Order.PINYIN:
        return sorted(comers, key=lambda comer: (comer.pinyin, comer.number))
    if order == Order.NUMBER:
        return sorted(comers, key=_roll)
    return sorted(comers, key=lambda comer: (getattr(comer, order) == "", getattr(comer, order), _roll(comer)))


def rostrum(people: Sequence[Someone]) -> list[Someone]:
    """The row from left to right as seen from the floor, of `people` in order of precedence.

    The first sits in the middle, the second at the first's left hand, the third at the right hand, and so on outward
    (以左为上). With an even number the first and the second share the middle. Those on the rostrum face the floor:
    their left hand is the floor's right.
    """
    row: list[Someone] = []
    for place, someone in enumerate(people):
        if place % 2:
            row.append(someone)  # the left hand of who sits there, seen from the floor on the right
        else:
            row.insert(0, someone)
    return row


def rows(people: Sequence[Someone], columns: int) -> Iterator[list[Someone]]:
    """From the front to the back, each row from the left."""
    for start in range(0, len(people), columns):
        yield list(people[start : start + columns])


def _roll(comer: Comer) -> tuple[int, str]:
    """Numbers of one roll are of different lengths: 9 comes before 10."""
    return len(comer.number), comer.number
