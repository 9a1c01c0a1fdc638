"""The branches (履职党支部): which towns and sectors each stands on, who links whom, what it does."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Dated, OfAssembly, Thing, account, who_and_when


class BranchScope(OfAssembly):
    """What a branch stands on: a town's working committee (镇工委), a sector's home (委员之家), or both."""

    branch = models.OneToOneField("people.Branch", on_delete=models.CASCADE, related_name="scope")
    towns = models.ManyToManyField("people.Town", related_name="+", blank=True, verbose_name=_("镇(街道)"))
    sectors = models.ManyToManyField("people.Sector", related_name="+", blank=True, verbose_name=_("界别"))

    class Meta:
        verbose_name = _("支部依托")

    def __str__(self) -> str:
        return str(self.branch)


class Pair(OfAssembly, Dated):
    """联系: a Party member (`by`) keeps contact with one who is not, from one day to another."""

    by = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="links", verbose_name=_("党员委员"))
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="linked", verbose_name=_("委员"))

    class Meta:
        verbose_name = _("联系")
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "member"], condition=models.Q(until__isnull=True), name="placement_pair_one_open"
            ),
            models.CheckConstraint(condition=~models.Q(by=models.F("member")), name="placement_pair_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.by} → {self.member}"


class Activity(Thing):
    """支部活动: what was done, recorded by the branch, confirmed by the office. Being there earns nothing by itself."""

    class Kind(models.TextChoices):
        ACTIVITY = "activity", _("主题活动")
        MEETING = "meeting", _("组织生活会")
        VISIT = "visit", _("联系走访")

    branch = models.ForeignKey("people.Branch", on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(_("类型"), max_length=8, choices=Kind.choices, default=Kind.ACTIVITY)
    day = models.DateField(_("日期"))
    theme = models.CharField(_("主题"), max_length=120)
    place = models.CharField(_("地点"), max_length=80, blank=True)
    outcome = models.TextField(_("成效"), max_length=1000, blank=True)
    people = models.ManyToManyField("people.Member", related_name="+", verbose_name=_("参加人员"))
    recorded_by = account(_("登记人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("支部活动")
        ordering = ["-day", "-pk"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]

    def __str__(self) -> str:
        return self.theme
