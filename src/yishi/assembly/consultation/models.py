"""Consultations: from a confirmed topic to a session, what was said there, and what was agreed."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when
from yishi.assembly.consultation.plan.kinds import Kind, Result


class Consultation(Thing):
    """协商. Its life is in `rules.py`; its kinds are data, in `plan/kinds.py`."""

    Kind, Result = Kind, Result

    class State(models.TextChoices):
        PLANNED = "planned", _("筹备中")
        NOTICED = "noticed", _("已通知")
        HELD = "held", _("已召开")
        CLOSED = "closed", _("已办结")
        CALLED_OFF = "called_off", _("已取消")

    kind = models.CharField(_("形式"), max_length=12, choices=Kind.choices, default=Kind.TIMELY)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PLANNED)
    title = models.CharField(_("名称"), max_length=120)
    topic = models.ForeignKey(
        "topics.Topic",
        null=True,
        on_delete=models.PROTECT,
        related_name="consultations",
        verbose_name=_("议题"),
    )
    subject = models.ForeignKey(
        "consultation.Subject",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consultations",
        verbose_name=_("计划题目"),
    )
    purpose = models.TextField(_("协商目的"), blank=True)
    starts_at = models.DateTimeField(_("召开时间"))
    venue = models.CharField(pgettext("session", "地点"), max_length=120)
    town = models.ForeignKey(
        "people.Town",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("镇(街道)"),
    )
    convener = models.ForeignKey(
        "people.Member",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("召集人"),
    )
    units = models.ManyToManyField("people.HandlingUnit", blank=True, related_name="+", verbose_name=_("参加单位"))
    noticed_at = models.DateTimeField(_("通知发出时间"), null=True)
    late_why = models.CharField(_("迟发通知的理由"), max_length=200, blank=True)
    minutes = models.TextField(_("会议纪要"), blank=True)
    minutes_version = models.PositiveIntegerField(default=0)  # counts savings, so that two writers lose nothing
    result = models.CharField(_("协商结果"), max_length=10, choices=Result.choices, blank=True)
    planned_by = account(_("筹备人"))
    closed_by = account(_("办结人"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    class Meta:
        verbose_name = _("协商")
        ordering = ["-starts_at"]
        constraints = [who_and_when("closed_by", "closed_at")]
        indexes = [models.Index(fields=["assembly", "state", "-starts_at"])]

    def __str__(self) -> str:
        return self.title


class Paper(Thing):
    """会议材料: text to read before the session."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(_("标题"), max_length=120)
    text = models.TextField(_("内容"))

    class Meta:
        verbose_name = _("会议材料")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Invitation(OfAssembly):
    """邀请: one member's notice, answer and attendance."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("待回复")
        COMING = "coming", _("参加")
        EXCUSED = "excused", _("请假")

    class Leave(models.TextChoices):
        ASKED = "asked", _("请假待批")
        GRANTED = "granted", _("已准假")
        REFUSED = "refused", _("未准假")

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="invitations")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="invitations")
    answer = models.CharField(_("回复"), max_length=8, choices=Answer.choices, default=Answer.WAITING)
    reason = models.CharField(_("请假事由"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("回复时间"), null=True)
    leave = models.CharField(_("准假"), max_length=8, choices=Leave.choices, blank=True)
    leave_word = models.CharField(_("批假意见"), max_length=200, blank=True)
    leave_by = account(_("批假人"))
    leave_at = models.DateTimeField(_("批假时间"), null=True)
    read_at = models.DateTimeField(_("阅读时间"), null=True)
    reminded_at = models.DateTimeField(_("提醒时间"), null=True)
    signed_in_at = models.DateTimeField(_("签到时间"), null=True)  # a help for the list of those present, never scored
    attended = models.BooleanField(_("到会"), null=True)
    spoke = models.BooleanField(_("发言"), default=False)

    class Meta:
        verbose_name = _("邀请")
        constraints = [
            models.UniqueConstraint(fields=["assembly", "consultation", "member"], name="consultation_invitation_once"),
            who_and_when("leave_by", "leave_at"),
        ]
        indexes = [models.Index(fields=["member", "answer"])]

    def __str__(self) -> str:
        return f"{self.member} {self.get_answer_display()}"

    @property
    def is_excused(self) -> bool:
        """Leave was asked for, and nobody refused it."""
        return self.answer == self.Answer.EXCUSED and self.leave != self.Leave.REFUSED


class Statement(Thing):
    """意见: one short statement that others agree or disagree with. Written by people, never by the software."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="statements")
    member = models.ForeignKey(
        "people.Member",
        null=True,
        on_delete=models.PROTECT,
        related_name="statements",
        verbose_name=_("提出人"),
    )
    text = models.CharField(_("意见"), max_length=140)
    withdrawn = models.BooleanField(_("已撤回"), default=False)

    class Meta:
        verbose_name = _("意见")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "consultation", "text"], name="consultation_statement_text")
        ]

    def __str__(self) -> str:
        return self.text


class Vote(OfAssembly):
    """表态: agree 1, disagree −1, pass 0. The last answer of a member counts."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="votes")
    value = models.SmallIntegerField(_("表态"), validators=[MinValueValidator(-1), MaxValueValidator(1)])

    class Meta:
        verbose_name = _("表态")
        constraints = [
            models.UniqueConstraint(fields=["assembly", "statement", "member"], name="consultation_vote_once"),
            models.CheckConstraint(condition=models.Q(value__in=(-1, 0, 1)), name="consultation_vote_value"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.value}"


class Advice(Thing):
    """建议: a numbered item that the session agreed on, each followed to its fate on its own."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="advice")
    number = models.PositiveSmallIntegerField(_("序号"))
    text = models.CharField(_("建议"), max_length=300)
    unit = models.ForeignKey(
        "people.HandlingUnit",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("承办单位"),
    )

    class Meta:
        verbose_name = _("建议")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "consultation", "number"], name="consultation_advice_number")
        ]

    def __str__(self) -> str:
        return self.text


# Django finds the models of the folders here.
from yishi.assembly.consultation.agenda import models as _agenda  # noqa: E402, F401
from yishi.assembly.consultation.ballots import models as _ballots  # noqa: E402, F401
from yishi.assembly.consultation.floor import models as _floor  # noqa: E402, F401
from yishi.assembly.consultation.plan import models as _plan  # noqa: E402, F401
from yishi.assembly.consultation.public import models as _public  # noqa: E402, F401
from yishi.assembly.consultation.research import models as _research  # noqa: E402, F401
from yishi.assembly.consultation.seating import models as _seating  # noqa: E402, F401
from yishi.assembly.consultation.supervision import models as _supervision  # noqa: E402, F401
from yishi.assembly.consultation.themes import models as _themes  # noqa: E402, F401
