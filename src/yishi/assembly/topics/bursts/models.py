"""Bursts: where a topic starts to be raised unusually, flagged by a reading, looked at and closed by a person."""

from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, who_and_when


class Burst(Thing):
    """突增: a topic raised by unusually many within days at one place. Later readings bring its numbers up to date."""

    class State(models.TextChoices):
        NEW = "new", _("待知悉")
        SEEN = "seen", _("已知悉")
        CLOSED = "closed", _("已了结")

    class Kind(models.TextChoices):
        VILLAGE = "village", _("一个村(社区)")
        NEIGHBOURS = "neighbours", _("相邻几个村(社区)")
        TOWN = "town", _("一个镇(街道)")
        COUNTY = "county", _("全域")
        SHARED = "shared", _("多个议题同时")
        ONE_CALLER = "one_caller", _("同一来电人")

    class Verdict(models.TextChoices):
        REAL = "real", _("确有其事")
        CHANCE = "chance", _("属于偶然")
        UNCLEAR = "unclear", _("说不清")

    run = models.ForeignKey("runs.Run", on_delete=models.PROTECT, related_name="bursts", verbose_name=_("运行"))
    topic = models.ForeignKey(
        "topics.Topic", null=True, on_delete=models.SET_NULL, related_name="bursts", verbose_name=_("议题")
    )
    others = models.ManyToManyField("topics.Topic", related_name="+", verbose_name=_("其他议题"))
    state = models.CharField(_("状态"), max_length=6, choices=State.choices, default=State.NEW)
    kind = models.CharField(_("突增范围"), max_length=10, choices=Kind.choices)
    towns = models.JSONField(_("镇(街道)"), default=list)  # names; none: everywhere, or unknown
    villages = models.JSONField(_("村(社区)"), default=list)  # names; none: a whole town, everywhere, or unknown
    since = models.DateField(_("起"))  # since … until: the days least like chance; a later reading may move them
    until = models.DateField(_("止"))
    flagged = models.DateField(_("首次提示"))
    messages = models.PositiveIntegerField(_("工单数"))
    callers = models.PositiveIntegerField(_("反映人数"))
    expected = models.FloatField(_("预期人数"), null=True)
    chance = models.FloatField(_("概率"), null=True)  # of as many or more without a burst
    reason = models.CharField(max_length=40)  # sentence code of engine/watch
    params = models.JSONField(default=dict)  # what the sentence quotes
    seen_by = account(_("知悉人"))
    seen_at = models.DateTimeField(_("知悉时间"), null=True)
    word = models.TextField(_("说明"), blank=True)
    closed_by = account(_("了结人"))
    closed_at = models.DateTimeField(_("了结时间"), null=True)
    verdict = models.CharField(_("结论"), max_length=7, choices=Verdict.choices, blank=True)
    closing = models.TextField(_("了结说明"), blank=True)

    class Meta:
        verbose_name = _("突增")
        ordering = ["-flagged", "-pk"]
        constraints = [who_and_when("seen_by", "seen_at"), who_and_when("closed_by", "closed_at")]
        indexes = [models.Index(fields=["assembly", "state", "-flagged"])]

    def __str__(self) -> str:
        return f"{self.place} · {self.label}"

    @property
    def label(self) -> str:
        """The topic's name; that of the time where the topic is no more."""
        return self.topic.label if self.topic else str(self.params.get("topic", ""))

    @property
    def place(self) -> str:
        """Villages, town, or the whole county, in words."""
        if self.kind in (self.Kind.COUNTY, self.Kind.SHARED):
            return str(_("全域"))
        return str(self.params.get("place") or _("没有写明地点"))

    @property
    def told(self) -> dict[str, Any]:
        """The note whose sentence tells the burst, with the topic's name of today."""
        since = date_format(self.since, gettext("Y年n月j日"))
        return {"code": self.reason, "params": {**self.params, "topic": self.label, "since": since}}
