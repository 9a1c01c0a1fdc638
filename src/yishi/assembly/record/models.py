"""The record book: who did what, with what proof. Rows never change; a correction is a new row that reverses one."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, who_and_when
from yishi.assembly.record import kinds


class Deed(Thing):
    """履职记录: one thing one member did. Whoever organised it records it (谁组织谁记录)."""

    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="deeds", verbose_name=_("委员"))
    kind = models.CharField(_("类型"), max_length=24)  # a code of engine/scoring's table of deed kinds
    day = models.DateField(_("日期"))
    title = models.CharField(_("事由"), max_length=200)
    share = models.CharField(_("角色"), max_length=20, blank=True)
    amount = models.FloatField(_("数量"), default=1)
    thing = models.CharField(_("事项"), max_length=80, blank=True)  # kind:public_id of what it belongs to
    stage = models.CharField(_("阶段"), max_length=20, blank=True)
    proof = models.CharField(_("佐证"), max_length=300, blank=True)
    recorded_by = account(_("记录人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)
    reverses = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversed_by",
        verbose_name=_("冲销"),
    )
    why = models.CharField(_("冲销理由"), max_length=200, blank=True)
    edition = models.PositiveSmallIntegerField(default=0)  # entries of the same part that were reversed before this one

    class Meta:
        verbose_name = _("履职记录")
        ordering = ["-day", "-created_at"]
        constraints = [
            who_and_when("confirmed_by", "confirmed_at"),
            # The same part of the same thing counts once; after a reversal it may be put right.
            models.UniqueConstraint(
                fields=["assembly", "member", "kind", "thing", "day", "edition"],
                condition=~models.Q(thing="") & models.Q(reverses__isnull=True),
                name="record_deed_once",
            ),
        ]
        indexes = [
            models.Index(fields=["assembly", "member", "-day"]),
            models.Index(fields=["assembly", "thing"]),
            models.Index(fields=["assembly", "-day"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_word(self) -> str:
        return kinds.word_of(self.kind)

    @property
    def share_word(self) -> str:
        return kinds.share_word(self.share)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only: what is in the book stays as it was written."""
        if not self._state.adding:
            raise ValueError("a deed is never changed; reverse it")
        super().save(*args, **kwargs)
