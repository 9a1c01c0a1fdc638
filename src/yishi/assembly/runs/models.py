"""Runs: long work with its progress, and what a pipeline answered, kept under a number."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing


class Run(Thing):
    """One piece of long work. `job` names the function in a room's `jobs.py` that does it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("排队中")
        RUNNING = "running", _("进行中")
        DONE = "done", _("已完成")
        FAILED = "failed", _("未成功")
        CANCELLED = "cancelled", _("已取消")
        WITHDRAWN = "withdrawn", _("已撤回")

    job = models.CharField(_("工作"), max_length=80)  # dotted path of a function in a room's jobs.py
    title = models.CharField(_("名称"), max_length=120)
    params = models.JSONField(_("参数"), default=dict)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.QUEUED)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("发起人"),
    )
    step = models.CharField(_("步骤"), max_length=80, blank=True)  # sentence code
    done = models.PositiveIntegerField(_("已处理"), default=0)
    total = models.PositiveIntegerField(_("总数"), default=0)
    cancel_asked = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)  # running: the worker's lease; queued: when to hand it over again
    started_at = models.DateTimeField(_("开始"), null=True)
    ended_at = models.DateTimeField(_("结束"), null=True)
    report = models.JSONField(_("报告"), default=dict)
    error = models.JSONField(_("差错"), default=dict)  # {"code", "params"} of an InputError, or {"kind"} of a fault

    class Meta:
        verbose_name = _("运行")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["assembly", "state"]), models.Index(fields=["state", "lease_until"])]

    def __str__(self) -> str:
        return self.title

    @property
    def over(self) -> bool:
        return self.state not in (self.State.QUEUED, self.State.RUNNING)

    @property
    def seconds(self) -> float | None:
        """How long the last try took, or has been going on; null before the first."""
        if not self.started_at:
            return None
        return ((self.ended_at or timezone.now()) - self.started_at).total_seconds()

    @property
    def percent(self) -> int:
        if self.state == self.State.DONE:
            return 100
        return min(99, round(100 * self.done / self.total)) if self.total else 0

    @property
    def seconds_left(self) -> float | None:
        """Remaining time at the pace so far; null until something was done."""
        if not (self.done and self.total and self.started_at and self.state == self.State.RUNNING):
            return None
        return (self.seconds or 0.0) * (self.total - self.done) / self.done
