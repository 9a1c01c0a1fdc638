"""A ballot, who may vote in it, and what was counted.

Secret: `Voter.voted` says that somebody voted, `Tally.votes` how many chose what. No row, time, order or key joins the
two: voters' rows stand in the order of names from the opening on, tallies are three numbers that only grow.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when
from yishi.assembly.consultation.ballots.counting import Choice, Majority, Quorum


class Ballot(Thing):
    """表决. Its life is in `rules.py`; the counts are fixed when it is closed."""

    class State(models.TextChoices):
        PLANNED = "planned", _("准备中")
        OPEN = "open", _("表决中")
        CLOSED = "closed", _("表决结束")
        CALLED_OFF = "called_off", _("已取消")

    consultation = models.ForeignKey("consultation.Consultation", on_delete=models.PROTECT, related_name="ballots")
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PLANNED)
    question = models.CharField(_("表决事项"), max_length=200)
    secret = models.BooleanField(_("无记名"), default=False)
    quorum = models.CharField(_("有效人数"), max_length=20, choices=Quorum.choices, default=Quorum.HALF)
    majority = models.CharField(_("通过条件"), max_length=20, choices=Majority.choices, default=Majority.HALF_OF_ALL)
    decision = models.TextField(_("决定"), blank=True)
    opened_at = models.DateTimeField(_("开始时间"), null=True)
    closed_by = account()
    closed_at = models.DateTimeField(_("结束时间"), null=True)
    carried = models.BooleanField(_("通过"), null=True)  # null: not valid, or not closed

    class Meta:
        verbose_name = _("表决")
        ordering = ["pk"]
        constraints = [who_and_when("closed_by", "closed_at")]

    def __str__(self) -> str:
        return self.question


class Voter(OfAssembly):
    """应到人员: entitled from the opening on. `choice` is written in an open ballot only."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="voters")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    voted = models.BooleanField(_("已表决"), default=False)
    choice = models.CharField(_("表决"), max_length=8, choices=Choice.choices, blank=True)

    class Meta:
        verbose_name = _("应到人员")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "ballot", "member"], name="consultation_voter_once")]

    def __str__(self) -> str:
        return str(self.member)


class Tally(OfAssembly):
    """计票: how many chose one thing. Three rows a ballot, made at its opening."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="tallies")
    choice = models.CharField(_("表决"), max_length=8, choices=Choice.choices)
    votes = models.PositiveIntegerField(_("票数"), default=0)

    class Meta:
        verbose_name = _("计票")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "ballot", "choice"], name="consultation_tally_once")]

    def __str__(self) -> str:
        return f"{self.choice} {self.votes}"
