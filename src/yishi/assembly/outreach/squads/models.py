"""Squads, their talks and materials, and what villages ask for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import path_of
from yishi.assembly.base.models import Thing, account, who_and_when


class Squad(Thing):
    """宣讲小分队."""

    name = models.CharField(_("小分队名称"), max_length=60)
    themes = models.CharField(_("宣讲专题"), max_length=200, help_text=_("用顿号分开，例如：医保政策、垃圾分类。"))
    head = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("队长"))
    members = models.ManyToManyField("people.Member", related_name="squads", verbose_name=_("队员"))
    disbanded = models.DateField(_("解散日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("宣讲小分队")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["assembly", "name"], name="outreach_squad_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def topics(self) -> list[str]:
        return [part.strip() for part in self.themes.replace(",", "、").replace("，", "、").split("、") if part.strip()]


class Material(Thing):
    """宣讲材料."""

    squad = models.ForeignKey(Squad, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("材料名称"), max_length=80)
    file = models.FileField(_("文件"), upload_to=path_of)
    file_name = models.CharField(max_length=200)
    added_by = account(_("上传人"))

    class Meta:
        verbose_name = _("宣讲材料")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class TalkRequest(Thing):
    """宣讲需求: what a village would like to hear about. Its life is in `rules.py`."""

    class State(models.TextChoices):
        OPEN = "open", _("待安排")
        MATCHED = "taken_up", _("已安排")
        HEARD = "done", _("已宣讲")
        DECLINED = "declined", _("未安排")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    village = models.ForeignKey(
        "people.Village", on_delete=models.PROTECT, related_name="+", verbose_name=_("村(社区)")
    )
    topic = models.CharField(_("想听什么"), max_length=120)
    wish = models.DateField(_("希望日期"), null=True, blank=True)
    why = models.CharField(_("说明"), max_length=200, blank=True)
    asked_by = account(_("登记人"))

    class Meta:
        verbose_name = _("宣讲需求")
        ordering = ["wish", "pk"]
        indexes = [models.Index(fields=["assembly", "state"])]

    def __str__(self) -> str:
        return f"{self.village} · {self.topic}"


class Talk(Thing):
    """宣讲: one squad at one place. Confirmed by the office it makes deeds."""

    squad = models.ForeignKey(Squad, on_delete=models.PROTECT, related_name="talks", verbose_name=_("宣讲小分队"))
    request = models.OneToOneField(TalkRequest, null=True, on_delete=models.SET_NULL, related_name="talk")
    title = models.CharField(_("宣讲题目"), max_length=120)
    starts_at = models.DateTimeField(_("时间"))
    village = models.ForeignKey(
        "people.Village", on_delete=models.PROTECT, related_name="talks", verbose_name=_("村(社区)")
    )
    place = models.CharField(_("地点"), max_length=80, blank=True)
    speakers = models.ManyToManyField("people.Member", related_name="+", verbose_name=_("宣讲委员"))
    materials = models.ManyToManyField(Material, blank=True, related_name="talks", verbose_name=_("宣讲材料"))
    listeners = models.PositiveIntegerField(_("听众人数"), null=True)
    notes = models.CharField(_("现场情况"), max_length=300, blank=True)
    cancelled_why = models.CharField(_("取消理由"), max_length=200, blank=True)
    planned_by = account(_("安排人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("宣讲")
        ordering = ["-starts_at"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]
        indexes = [models.Index(fields=["assembly", "-starts_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.starts_at <= timezone.now()
