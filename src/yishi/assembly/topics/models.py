"""Topics: what people keep raising. A run proposes candidates; a person confirms before one counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when
from yishi.assembly.topics.brief.models import Brief
from yishi.assembly.topics.bursts.models import Burst
from yishi.assembly.topics.corrections.models import Anchor, Correction, Side
from yishi.assembly.topics.weights.models import Remit, WeightSet

# Django looks for a room's models here; those of a subject stand in its own folder.
__all__ = ["Anchor", "Brief", "Burst", "Correction", "Incident", "Placing", "Remit", "Side", "Topic", "WeightSet"]


class Topic(Thing):
    """议题: a matter that people keep raising, with the numbers and reasons of its rank."""

    class State(models.TextChoices):
        CANDIDATE = "candidate", _("候选")
        CONFIRMED = "confirmed", _("已确认")
        TAKEN_UP = "taken_up", _("已列入协商")
        DISMISSED = "dismissed", _("不采用")
        MERGED = "merged", _("已并入")

    class Trend(models.TextChoices):
        NEW = "new", _("新出现")
        RISING = "rising", _("上升")
        RETURNING = "returning", _("再次出现")
        FADING = "fading", _("回落")
        STEADY = "steady", _("平稳")
        UNKNOWN = "unknown", _("尚难判断")

    run = models.ForeignKey("runs.Run", on_delete=models.PROTECT, related_name="topics", verbose_name=_("运行"))
    key = models.CharField(max_length=40)  # the engine's topic_id
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.CANDIDATE)
    label = models.CharField(_("名称"), max_length=80)
    terms = models.JSONField(_("关键词"), default=list)
    size = models.PositiveIntegerField(_("工单数"))
    incident_count = models.PositiveIntegerField(_("事件数"))
    places = models.PositiveIntegerField(_("地点数"))
    first = models.DateTimeField(_("最早"))
    last = models.DateTimeField(_("最近"))
    weeks = models.JSONField(_("每周工单数"), default=list)
    trend = models.CharField(_("走势"), max_length=9, choices=Trend.choices, default=Trend.UNKNOWN)
    trend_told = models.JSONField(default=dict)  # {"code", "params"} of its sentence
    band = models.JSONField(_("预期区间"), default=dict)  # {"expected", "low", "high"}, by week as `weeks`
    rank = models.PositiveIntegerField(_("位次"))
    score = models.FloatField(_("得分"))
    parts = models.JSONField(_("排序依据"), default=list)  # [{part, value, level, weight, points, params}]
    decided_by = account(_("确认人"))
    decided_at = models.DateTimeField(_("确认时间"), null=True)
    decision = models.TextField(_("理由"), blank=True)
    decided_size = models.PositiveIntegerField(_("确认时工单数"), null=True)

    class Meta:
        verbose_name = _("议题")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "run", "key"], name="topics_topic_key"),
            who_and_when("decided_by", "decided_at"),
        ]
        indexes = [models.Index(fields=["assembly", "state", "rank"])]

    def __str__(self) -> str:
        return self.label


class Incident(OfAssembly):
    """事件: messages on the same matter at the same place."""

    topic = models.ForeignKey(
        Topic, null=True, on_delete=models.CASCADE, related_name="incidents", verbose_name=_("议题")
    )
    run = models.ForeignKey("runs.Run", on_delete=models.PROTECT, related_name="incidents", verbose_name=_("运行"))
    key = models.CharField(max_length=40)
    label = models.CharField(_("名称"), max_length=120)
    place = models.CharField(_("地点"), max_length=120, blank=True)
    size = models.PositiveIntegerField(_("工单数"))
    callers = models.PositiveIntegerField(_("来电人数"), null=True)
    first = models.DateTimeField(_("最早"))
    last = models.DateTimeField(_("最近"))
    example = models.ForeignKey(
        "hotline.Ticket", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("代表工单")
    )

    class Meta:
        verbose_name = _("事件")
        ordering = ["-size", "-last"]
        constraints = [models.UniqueConstraint(fields=["assembly", "run", "key"], name="topics_incident_key")]
        indexes = [models.Index(fields=["topic", "-size"])]

    def __str__(self) -> str:
        return self.label


class Placing(OfAssembly):
    """归类: where a run put one ticket. Neither incident nor topic: it could not decide."""

    run = models.ForeignKey("runs.Run", on_delete=models.PROTECT, related_name="placings")
    ticket = models.ForeignKey("hotline.Ticket", on_delete=models.CASCADE, related_name="placings")
    incident = models.ForeignKey(Incident, null=True, on_delete=models.CASCADE, related_name="placings")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.CASCADE, related_name="placings")
    confidence = models.FloatField(_("把握"))

    class Meta:
        verbose_name = _("归类")
        constraints = [models.UniqueConstraint(fields=["assembly", "run", "ticket"], name="topics_placing_ticket")]
        indexes = [models.Index(fields=["topic", "ticket"])]

    def __str__(self) -> str:
        return f"{self.ticket_id} → {self.topic_id}"
