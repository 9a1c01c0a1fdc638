"""The audit log: who did what to which thing, and why. One line for every action.

Lines hold no foreign keys: the log never stands in the way of the live data, and outlives it.
"""

from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _


class Actor(Protocol):
    """Whoever acts: an account of `people`."""

    pk: Any
    assembly_id: Any

    def __str__(self) -> str: ...


class AuditLine(models.Model):
    assembly_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    actor_id = models.CharField(max_length=26, blank=True)
    actor_name = models.CharField(_("操作人"), max_length=80)
    verb = models.CharField(_("操作"), max_length=60)  # room.verb, as in `topics.confirm`
    thing = models.CharField(_("事项"), max_length=80, blank=True)  # kind:public_id
    title = models.CharField(_("名称"), max_length=200, blank=True)
    why = models.TextField(_("理由"), blank=True)
    detail = models.JSONField(_("明细"), default=dict)

    class Meta:
        verbose_name = _("审计记录")
        indexes = [
            models.Index(fields=["assembly_id", "-at"]),
            models.Index(fields=["assembly_id", "thing"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.verb} {self.title}"


def note(*, by: Actor | None, verb: str, thing: Any = None, why: str = "", **detail: Any) -> AuditLine:
    """Write one line. `thing` has a `ref` (any `Thing`); `detail` is plain JSON, never personal data.

    `by` is nobody when work goes on whose beginner's account is gone; the thing then tells the assembly.
    """
    return AuditLine.objects.create(
        assembly_id=by.assembly_id if by else thing.assembly_id,
        actor_id=str(by.pk) if by else "",
        actor_name=str(by) if by else "—",
        verb=verb,
        thing=getattr(thing, "ref", ""),
        title=str(thing)[:200] if thing is not None else "",
        why=why,
        detail=detail,
    )
