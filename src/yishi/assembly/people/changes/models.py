"""One change of somebody or something in the register, and what followed."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, one_of


class Change(Thing):
    """变动. `followed`: code of a follower → how many things it touched."""

    class Kind(models.TextChoices):
        JOINED = "joined", _("增补")
        MOVED = "moved", _("调整")
        LEFT = "left", _("辞任或免职")
        DIED = "died", _("逝世")
        SUSPENDED = "suspended", _("暂停履职")
        RESUMED = "resumed", _("恢复履职")
        REELECTED = "reelected", _("连任")
        UNIT_ENDED = "unit_ended", _("单位撤销")
        MERGED = "merged", _("村(社区)合并")

    kind = models.CharField(_("变动"), max_length=10, choices=Kind.choices)
    member = models.ForeignKey("people.Member", null=True, on_delete=models.PROTECT, related_name="changes")
    unit = models.ForeignKey("people.HandlingUnit", null=True, on_delete=models.PROTECT, related_name="changes")
    village = models.ForeignKey("people.Village", null=True, on_delete=models.PROTECT, related_name="changes")
    day = models.DateField(_("生效日期"))
    why = models.CharField(_("理由和依据"), max_length=200)
    followed = models.JSONField(_("随之变动"), default=dict)
    noted_by = account(_("登记人"))

    class Meta:
        verbose_name = _("变动")
        ordering = ["-day", "-pk"]
        constraints = [one_of("member", "unit", "village")]

    def __str__(self) -> str:
        return f"{self.subject} {self.get_kind_display()}"

    @property
    def subject(self) -> Any:
        """The member, unit or village."""
        return self.member or self.unit or self.village
