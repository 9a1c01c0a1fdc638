"""A round of quality review, what each reviewer says, and the proposals honoured at its end."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from yishi.assembly.base.models import OfAssembly, Thing
from yishi.assembly.proposals.models import Plenary, Proposal


class Grade(models.TextChoices):
    EXCELLENT = "excellent", _("优秀")
    GOOD = "good", _("较好")
    FAIR = "fair", pgettext("grade", "一般")


class Round(Thing):
    """质量评价: of one plenary's proposals. Its life is in `rules.py`; the questions are fixed when it opens."""

    class State(models.TextChoices):
        OPEN = "open", _("评价中")
        CLOSED = "closed", _("评价结束")

    plenary = models.OneToOneField(
        Plenary, on_delete=models.PROTECT, related_name="quality_round", verbose_name=_("全体会议")
    )
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.OPEN)
    indicators = models.JSONField(_("评价指标"))  # [[group, question], …] in order

    class Meta:
        verbose_name = _("质量评价")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.plenary)


class Assessment(Thing):
    """评价表: one reviewer's word on one proposal, given once. `third`: asked because the first two differ."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assessments")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="assessments")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    third = models.BooleanField(default=False)
    grades = models.JSONField(default=dict)  # number of the question → grade
    overall = models.CharField(_("总评"), max_length=10, choices=Grade.choices, blank=True)
    words = models.CharField(_("评语"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("评价时间"), null=True)

    class Meta:
        verbose_name = _("评价表")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "proposal", "reviewer"], name="proposals_assessment_once")
        ]

    def __str__(self) -> str:
        return str(self.proposal)


class Honour(OfAssembly):
    """优秀提案: decided by a leader among those that two reviewers found excellent."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="honour")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("审定时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("优秀提案")

    def __str__(self) -> str:
        return str(self.proposal)
