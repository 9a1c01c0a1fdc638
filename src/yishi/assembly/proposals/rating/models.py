"""What proposers say of the work done and of its result: each signer alone, never the unit."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, account, who_and_when
from yishi.assembly.proposals.models import Proposal


class Rating(OfAssembly):
    """评价: one signer's word on one round. From the member's own session, or from paper by two persons."""

    class Degree(models.TextChoices):
        SATISFIED = "satisfied", _("满意")
        FAIRLY = "fairly", _("基本满意")
        NOT = "not", _("不满意")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ratings")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="ratings")
    round = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    work = models.CharField(_("对办理工作"), max_length=10, choices=Degree.choices)
    result = models.CharField(_("对办理结果"), max_length=10, choices=Degree.choices)
    words = models.CharField(_("意见"), max_length=300, blank=True)
    on_paper = models.BooleanField(_("书面评价"), default=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("评价时间"), auto_now_add=True)
    # a paper rating counts when a second person read the same paper
    checked_by = account()
    checked_at = models.DateTimeField(_("核对时间"), null=True)

    class Meta:
        verbose_name = _("评价")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "proposal", "member", "round"], name="proposals_rating_once"),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True) | ~models.Q(checked_by=models.F("entered_by")),
                name="proposals_rating_two_people",
            ),
            who_and_when("checked_by", "checked_at"),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.get_work_display()} {self.get_result_display()}"

    @property
    def counts(self) -> bool:
        return not self.on_paper or self.checked_by_id is not None

    @property
    def unsatisfied(self) -> bool:
        return self.Degree.NOT in (self.work, self.result)
