"""The plan of a year, the subjects proposed for it, its changes after publication, and an assembly's own deadlines."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, Thing, who_and_when
from yishi.assembly.consultation.plan.kinds import Kind


def pointer(model: str, label: Any, name: str = "+") -> models.ForeignKey:
    """A row of another room, where one is known."""
    return models.ForeignKey(
        model, null=True, blank=True, on_delete=models.PROTECT, related_name=name, verbose_name=label
    )


class Plan(Thing):
    """年度协商计划. Its life is in `rules.py`; each step keeps who decided and when."""

    class State(models.TextChoices):
        COLLECTING = "collecting", _("征集选题")
        DRAFTED = "drafted", _("党组已拟定")
        DECIDED = "decided", _("党委已审定")
        ADOPTED = "adopted", _("会议已通过")
        PUBLISHED = "published", _("已公布")

    class Body(models.TextChoices):
        CHAIRMEN = "chairmen", _("主席会议")
        STANDING = "standing", _("常委会会议")

    year = models.PositiveSmallIntegerField(_("年度"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.COLLECTING)
    drafted_on = models.DateField(_("党组会议日期"), null=True)
    decided_on = models.DateField(_("党委会议日期"), null=True)
    document = models.CharField(_("文号"), max_length=60, blank=True)
    adopted_on = models.DateField(_("通过日期"), null=True)
    adopted_by = models.CharField(_("通过会议"), max_length=8, choices=Body.choices, blank=True)
    published_by = pointer(settings.AUTH_USER_MODEL, _("公布人"))
    published_at = models.DateTimeField(_("公布时间"), null=True)

    class Meta:
        verbose_name = _("年度协商计划")
        ordering = ["-year"]
        constraints = [
            who_and_when("published_by", "published_at"),
            models.UniqueConstraint(fields=["assembly", "year"], name="consultation_plan_year"),
        ]

    def __str__(self) -> str:
        return str(_("%(year)s年度协商计划") % {"year": self.year})


class Subject(Revised):
    """计划题目: who proposed it and why, and what became of it. `version` counts savings: two writers lose nothing."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("已提出")
        DRAFTED = "drafted", _("列入草案")
        ADOPTED = "adopted", _("已列入计划")
        DONE = "done", _("已完成")
        ADJUSTED_OUT = "adjusted_out", _("已调出")
        DECLINED = "declined", _("未列入")

    class Origin(models.TextChoices):
        MEMBER = "member", _("委员提出")
        COMMITTEE = "committee", _("专委会提出")
        TOPIC = "topic", _("群众来件议题")
        PUBLIC = "public", _("群众征集")
        CARRIED = "carried", _("上年结转")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="subjects", verbose_name=_("年度协商计划"))
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.PROPOSED)
    title = models.CharField(_("题目"), max_length=120)
    why = models.TextField(_("提出理由"))
    origin = models.CharField(_("来源"), max_length=10, choices=Origin.choices)
    member = pointer("people.Member", _("提出人"), "proposed_subjects")
    topic = pointer("topics.Topic", _("议题"), "planned_subjects")
    source = models.CharField(_("结转自"), max_length=80, blank=True)  # kind:public_id of what is still open
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("登记人")
    )
    kind = models.CharField(_("形式"), max_length=12, choices=Kind.choices, blank=True)
    committee = pointer("people.Committee", _("牵头专委会"))
    leader = pointer("people.Member", _("牵头领导"))
    month = models.PositiveSmallIntegerField(
        _("月份"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    expected = models.CharField(_("成果转化方式"), max_length=120, blank=True)
    answer = models.CharField(_("办理说明"), max_length=200, blank=True)  # why it was declined or moved out

    class Meta:
        verbose_name = _("计划题目")
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "plan", "topic"],
                condition=models.Q(topic__isnull=False),
                name="consultation_subject_topic",
            ),
            models.UniqueConstraint(
                fields=["assembly", "plan", "source"],
                condition=~models.Q(source=""),
                name="consultation_subject_source",
            ),
        ]
        indexes = [models.Index(fields=["assembly", "plan", "state"])]

    def __str__(self) -> str:
        return self.title


class Adjustment(OfAssembly):
    """调整: one change of a published plan, with its reason. Never rewritten."""

    class What(models.TextChoices):
        ADDED = "added", _("增列")
        CHANGED = "changed", _("修改")
        OUT = "out", _("调出")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="adjustments")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="adjustments", verbose_name=_("题目"))
    what = models.CharField(_("调整"), max_length=8, choices=What.choices)
    why = models.CharField(_("调整理由"), max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("调整时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("计划调整")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.subject}"


class KindDays(OfAssembly):
    """An assembly's own deadlines for a kind from a day on, in working days. None: no deadline."""

    kind = models.CharField(_("形式"), max_length=12, choices=Kind.choices)
    since = models.DateField(_("起"))
    notice = models.PositiveSmallIntegerField(_("会前几个工作日发通知"), null=True, blank=True)
    papers = models.PositiveSmallIntegerField(_("会前几个工作日发材料"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("会后几个工作日内出纪要"), null=True, blank=True)

    class Meta:
        verbose_name = _("办理期限")
        ordering = ["kind", "-since"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "kind", "since"], name="consultation_kinddays_since")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.since}"
