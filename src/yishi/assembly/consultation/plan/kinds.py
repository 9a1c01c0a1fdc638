"""Kinds of consultation as data: each a recipe of dated stages, rights and results.

Days are working days. The defaults (notice 15 before, papers 10 before, minutes 7 after) follow the party rule of one
city quoted in the field's practice; an assembly sets its own (`models.KindDays`). What a kind may result in follows the
same rule: 纪要, 建议案, 报告; only the timely consultation settles on the spot or carries a matter up.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Words


class Kind(models.TextChoices):
    TIMELY = "timely", _("暨时议")
    PLENARY = "plenary", _("全体会议协商")
    STANDING = "standing", _("专题议政性常委会会议")
    CHAIRMEN = "chairmen", _("主席会议协商")
    SPECIAL = "special", _("专题协商会")
    FORTNIGHTLY = "fortnightly", _("双周协商座谈会")
    PROPOSAL = "proposal", _("提案办理协商")
    COUNTERPART = "counterpart", _("对口协商")
    SECTOR = "sector", _("界别协商")
    EXPERT = "expert", _("专家协商会")


class Tier(models.TextChoices):
    """How high it meets: 龙头, 重点, 常态, 基层."""

    LEADING = "leading", _("龙头")
    KEY = "key", _("重点")
    REGULAR = "regular", _("常态")
    GRASSROOTS = "grassroots", _("基层")


class Result(models.TextChoices):
    SETTLED = "settled", _("现场达成一致")
    CARRIED_UP = "carried_up", _("提请上级研究")
    MINUTES = "minutes", _("形成会议纪要")
    RESOLUTION = "resolution", _("形成建议案")
    REPORT = "report", _("形成协商报告")


@dataclass(frozen=True, slots=True)
class Days:
    """Working days: the notice and the papers before the session, the minutes after it. None: no deadline."""

    notice: int | None = 15
    papers: int | None = 10
    minutes: int | None = 7


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a kind asks for. `heads_come`: at least one unit must be asked to come before the notice goes out.
    `studies_first`: its agenda begins with the first item (第一议题)."""

    kind: Kind
    tier: Tier
    convener: Words
    invited: Words
    results: tuple[Result, ...]
    heads_come: bool = True
    studies_first: bool = True
    open_to_public: bool = False
    days: Days = Days()

    @property
    def may_settle(self) -> bool:
        return Result.SETTLED in self.results


OFFICIAL = (Result.MINUTES, Result.RESOLUTION, Result.REPORT)
WRITTEN = (Result.MINUTES, Result.REPORT)
RECIPES: dict[str, Recipe] = {
    recipe.kind.value: recipe
    for recipe in (
        Recipe(
            Kind.TIMELY, Tier.GRASSROOTS, _("协商议事室召集人"), _("当地委员、群众代表、有关单位"),
            (Result.SETTLED, Result.CARRIED_UP), heads_come=False, studies_first=False, open_to_public=True,
            days=Days(None, None, 7),
        ),
        Recipe(Kind.PLENARY, Tier.LEADING, _("常委会"), _("全体委员"), OFFICIAL),
        Recipe(Kind.STANDING, Tier.KEY, _("常委会"), _("常委、有关委员"), OFFICIAL),
        Recipe(Kind.CHAIRMEN, Tier.KEY, _("主席会议"), _("主席会议成员、有关委员"), OFFICIAL),
        Recipe(Kind.SPECIAL, Tier.KEY, _("主席会议"), _("有关委员、专家"), WRITTEN, open_to_public=True),
        Recipe(Kind.FORTNIGHTLY, Tier.REGULAR, _("主席会议"), _("有关界别委员、专家"), WRITTEN),
        Recipe(Kind.PROPOSAL, Tier.REGULAR, _("提案委员会"), _("提案人、承办单位"), WRITTEN),
        Recipe(Kind.COUNTERPART, Tier.REGULAR, _("专委会"), _("专委会委员、对口部门"), WRITTEN),
        Recipe(Kind.SECTOR, Tier.REGULAR, _("界别召集人"), _("界别委员、界别群众"), WRITTEN, open_to_public=True),
        Recipe(
            Kind.EXPERT, Tier.REGULAR, _("专委会"), _("专家、有关委员，小范围"), WRITTEN, heads_come=False
        ),
    )
}  # fmt: skip


def recipe(kind: str) -> Recipe:
    return RECIPES[kind]
