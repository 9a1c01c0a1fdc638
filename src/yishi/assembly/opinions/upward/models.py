"""What an assembly below sent up: kept as it was signed, then published here, or kept with an opinion."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, who_and_when


class Incoming(Thing):
    """下级来稿: a bulletin of an assembly below, in a verified package."""

    class State(models.TextChoices):
        RECEIVED = "received", _("待处理")
        TAKEN = "taken", _("已编发")
        KEPT = "kept", _("留存")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.RECEIVED)
    received = models.OneToOneField(
        "exchange.Received", on_delete=models.PROTECT, related_name="incoming", verbose_name=_("交换包")
    )
    title = models.CharField(_("标题"), max_length=200)
    number = models.CharField(_("期号"), max_length=60)
    signatory = models.CharField(_("签发人"), max_length=40, blank=True)
    items = models.JSONField(default=list)  # [{place, title, situation, analysis, advice, reflector}]
    opinion = models.CharField(_("意见"), max_length=500, blank=True)
    decided_by = account(_("处理人"))
    decided_at = models.DateTimeField(_("处理时间"), null=True)

    class Meta:
        verbose_name = _("下级来稿")
        ordering = ["-created_at", "-pk"]
        constraints = [who_and_when("decided_by", "decided_at")]

    def __str__(self) -> str:
        return self.title
