"""A key proposal, and what its leader did to see it through."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when
from yishi.assembly.proposals.models import Proposal


class Way(models.TextChoices):
    """督办形式 (全国政协重点提案遴选与督办办法)."""

    VISIT = "visit", _("视察督办")
    TALK = "talk", _("协商座谈")
    RESEARCH = "research", _("调研督办")
    LETTER = "letter", _("书面督办")


class KeyProposal(Thing):
    """重点提案. Its life is in `rules.py`."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("拟列重点")
        DECIDED = "decided", _("重点提案")
        TURNED_DOWN = "turned_down", _("未列重点")

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="key")
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.PROPOSED)
    why = models.CharField(_("遴选理由"), max_length=300)
    leader = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("督办领导"))
    way = models.CharField(_("督办形式"), max_length=10, choices=Way.choices)
    due = models.DateField(_("督办期限"))
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("提出人")
    )
    word = models.CharField(_("审定意见"), max_length=200, blank=True)
    decided_by = account(_("审定人"))
    decided_at = models.DateTimeField(_("审定时间"), null=True)

    class Meta:
        verbose_name = _("重点提案")
        ordering = ["due", "pk"]
        constraints = [who_and_when("decided_by", "decided_at")]

    def __str__(self) -> str:
        return str(self.proposal)


class FollowUp(OfAssembly):
    """督办: what was done on one day, and what came of it."""

    key = models.ForeignKey(KeyProposal, on_delete=models.CASCADE, related_name="follow_ups")
    day = models.DateField(_("日期"))
    way = models.CharField(_("督办形式"), max_length=10, choices=Way.choices)
    words = models.CharField(_("督办情况"), max_length=500)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("督办记录")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.get_way_display()}"
