"""Corrections: what a person changed about the topics, the messages that it is told of, and where those are now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when


class Correction(Thing):
    """更正: what a person changed about the topics. It is told of messages, so that every later reading respects it."""

    class Kind(models.TextChoices):
        RENAME = "rename", _("改名")
        MERGE = "merge", _("合并议题")
        SPLIT = "split", _("拆分议题")
        MOVE = "move", _("移动来件")

    class State(models.TextChoices):
        IN_FORCE = "in_force", _("有效")
        DOUBTED = "doubted", _("与新来件不符，暂未执行")
        WITHDRAWN = "withdrawn", _("已撤销")

    kind = models.CharField(_("类型"), max_length=6, choices=Kind.choices)
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.IN_FORCE)
    label = models.CharField(_("名称"), max_length=80, blank=True)  # the name given by it
    label_before = models.CharField(_("原名称"), max_length=80, blank=True)
    why = models.TextField(_("理由"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("更正人")
    )
    doubts = models.JSONField(_("不符之处"), default=list)  # [{"code", "params"}], of the last reading
    withdrawn_by = account(_("撤销人"))
    withdrawn_at = models.DateTimeField(_("撤销时间"), null=True)
    withdrawn_why = models.TextField(_("撤销理由"), blank=True)

    class Meta:
        verbose_name = _("更正")
        ordering = ["created_at", "pk"]
        constraints = [who_and_when("withdrawn_by", "withdrawn_at")]
        indexes = [models.Index(fields=["assembly", "state", "created_at"])]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Side(OfAssembly):
    """One side of a correction: messages that belong together, and the topic they are in now.

    Rename: the topic (0). Merge: the topic that stays (0), the ones that join it (1, 2, …). Split: what stays (0), what
    goes (1). Move: where to (0; without a topic: out), what moves (1).
    """

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="sides")
    number = models.PositiveSmallIntegerField()
    topic = models.ForeignKey("topics.Topic", null=True, on_delete=models.SET_NULL, related_name="sides")
    label = models.CharField(_("名称"), max_length=80, blank=True)  # the topic's name when it was corrected
    size = models.PositiveIntegerField(_("工单数"), default=0)  # its messages then

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "correction", "number"], name="topics_side_number"),
        ]

    def __str__(self) -> str:
        return self.label


class Anchor(OfAssembly):
    """A message that holds a side of a correction in place; and the incident it was in."""

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="anchors")
    ticket = models.ForeignKey("hotline.Ticket", on_delete=models.CASCADE, related_name="+")
    incident = models.ForeignKey("topics.Incident", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "side", "ticket"], name="topics_anchor_ticket")]

    def __str__(self) -> str:
        return f"{self.ticket_id} ∈ {self.side_id}"
