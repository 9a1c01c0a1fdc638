"""When a ballot is valid and carried: quorum and majority as data, in whole numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Majority(models.TextChoices):
    """Of whom more than half, or at least two thirds, must be for it."""

    HALF_OF_ALL = "half_of_all", _("应到人员过半数")
    HALF_OF_CAST = "half_of_cast", _("参加表决人员过半数")
    TWO_THIRDS_OF_ALL = "two_thirds_of_all", _("应到人员三分之二以上")
    TWO_THIRDS_OF_CAST = "two_thirds_of_cast", _("参加表决人员三分之二以上")


class Quorum(models.TextChoices):
    """How many of those entitled must have voted."""

    HALF = "half", _("过半数")
    TWO_THIRDS = "two_thirds", _("三分之二以上")


class Choice(models.TextChoices):
    FOR = "for", _("赞成")
    AGAINST = "against", _("反对")
    ABSTAIN = "abstain", _("弃权")


@dataclass(frozen=True, slots=True)
class Count:
    """entitled: who could vote; counts of each choice."""

    entitled: int
    votes: Mapping[str, int]

    @property
    def cast(self) -> int:
        return sum(self.votes.values())

    def is_valid(self, quorum: str) -> bool:
        return _reaches(self.cast, self.entitled, two_thirds=quorum == Quorum.TWO_THIRDS)

    def is_carried(self, majority: str) -> bool:
        of = self.entitled if majority in (Majority.HALF_OF_ALL, Majority.TWO_THIRDS_OF_ALL) else self.cast
        two_thirds = majority in (Majority.TWO_THIRDS_OF_ALL, Majority.TWO_THIRDS_OF_CAST)
        return _reaches(self.votes.get(Choice.FOR, 0), of, two_thirds=two_thirds)


def _reaches(part: int, whole: int, *, two_thirds: bool) -> bool:
    """More than half, or at least two thirds; of nobody nothing is reached."""
    if whole == 0:
        return False
    return 3 * part >= 2 * whole if two_thirds else 2 * part > whole
