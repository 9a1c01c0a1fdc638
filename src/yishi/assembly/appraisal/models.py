"""Appraisal: schemes as texts, and each member's sheet with the reason for every point."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when


class Scheme(Thing):
    """考核办法: a YAML text that anyone can read; in force once adopted, and then unchangeable."""

    class State(models.TextChoices):
        DRAFT = "draft", _("草案")
        ADOPTED = "adopted", _("施行")
        RETIRED = "retired", _("废止")

    name = models.CharField(_("名称"), max_length=80)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.DRAFT)
    text = models.TextField(_("正文"))
    proposed_by = account(_("提出人"))
    adopted_by = account(_("批准人"))
    adopted_at = models.DateTimeField(_("批准时间"), null=True)

    class Meta:
        verbose_name = _("考核办法")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "name", "version"], name="appraisal_scheme_version"),
            who_and_when("adopted_by", "adopted_at"),
        ]

    def __str__(self) -> str:
        return str(_("%(name)s(第%(version)s版)") % {"name": self.name, "version": self.version})


class Sheet(Thing):
    """考核表: one member's points in one year under one scheme, as the last run worked them out."""

    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="sheets", verbose_name=_("委员"))
    year = models.PositiveSmallIntegerField(_("年度"))
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="sheets", verbose_name=_("考核办法"))
    run = models.ForeignKey("runs.Run", on_delete=models.PROTECT, related_name="sheets", verbose_name=_("运行"))
    points = models.FloatField(_("积分"))
    done = models.FloatField(_("做了什么"))
    accomplished = models.FloatField(_("做成什么"))
    grade = models.CharField(_("等次"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("考核表")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "member", "year"], name="appraisal_sheet_member_year")
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.year}"


class PointLine(OfAssembly):
    """积分明细: one line of a sheet: what counted, by which item, how much before and after caps, and why."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines", verbose_name=_("考核表"))
    item = models.CharField(_("考核项目"), max_length=60)
    deed = models.ForeignKey(
        "record.Deed", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("履职记录")
    )
    outcome = models.ForeignKey(
        "outcomes.Outcome", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("转化")
    )
    day = models.DateField(_("日期"), null=True)
    before = models.FloatField(_("限前分"))
    points = models.FloatField(_("积分"))
    reason = models.CharField(max_length=120)  # sentence code of engine/scoring
    params = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("积分明细")
        ordering = ["item", "day", "pk"]

    def __str__(self) -> str:
        return f"{self.item} {self.points}"
