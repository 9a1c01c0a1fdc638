"""Themes, and what is tied to them at which tier."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, account, who_and_when


class Tier(models.TextChoices):
    """Where, from the county down to the village, a part of the theme took place."""

    COUNTY = "county", _("市(县)层面")
    TOWN = "town", _("镇(街道)层面")
    VILLAGE = "village", _("村(社区)层面")


class Theme(Revised):
    """主题: what ties consultations of several tiers together. Its life is in `rules.py`."""

    class State(models.TextChoices):
        OPEN = "open", _("已立题")
        UNDER_WAY = "under_way", _("推进中")
        CONCLUDED = "concluded", _("已总结")

    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.OPEN)
    title = models.CharField(_("主题名称"), max_length=120)
    year = models.PositiveSmallIntegerField(_("年度"))
    leader = models.ForeignKey(
        "people.Member", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("牵头领导")
    )
    why = models.TextField(_("立题理由"))
    conclusion = models.TextField(_("总结"), blank=True)
    planned_by = account(_("登记人"))
    concluded_by = account(_("总结人"))
    concluded_at = models.DateTimeField(_("总结时间"), null=True)
    published_by = account(_("公布人"))
    published_at = models.DateTimeField(_("公布时间"), null=True)

    class Meta:
        verbose_name = _("组合式协商主题")
        ordering = ["-year", "-pk"]
        constraints = [
            who_and_when("concluded_by", "concluded_at"),
            who_and_when("published_by", "published_at"),
            models.UniqueConstraint(fields=["assembly", "year", "title"], name="consultation_theme_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Tie(OfAssembly):
    """归入: a thing of any room that belongs to the theme, by its `kind:public_id`, at one tier."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="ties")
    tier = models.CharField(_("层面"), max_length=8, choices=Tier.choices)
    ref = models.CharField(_("事项"), max_length=80)
    title = models.CharField(_("名称"), max_length=200)  # as it was called when it was tied
    tied_by = account(_("归入人"))

    class Meta:
        verbose_name = _("归入主题的事项")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "theme", "ref"], name="consultation_tie_once")]
        indexes = [models.Index(fields=["assembly", "ref"])]

    def __str__(self) -> str:
        return self.title
