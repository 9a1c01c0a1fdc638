"""What handling units do with a proposal: signed for, talked over with the proposer, answered item by item."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when
from yishi.assembly.proposals.models import Proposal, Suggestion


class Assignment(Thing):
    """交办: one unit's part in one proposal and round. Its life is in `rules.py`."""

    class Part(models.TextChoices):
        SINGLE = "single", _("单办")
        SPLIT = "split", _("分办")
        LEAD = "lead", _("主办")
        ASSISTING = "assisting", _("会办")

    class State(models.TextChoices):
        HANDED = "handed", _("待签收")
        ASKED_BACK = "asked_back", _("申请退回")
        SIGNED = "signed", _("办理中")
        ANSWERED = "answered", _("已答复")
        TAKEN_BACK = "taken_back", _("已改办")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(
        "people.HandlingUnit", on_delete=models.PROTECT, related_name="assignments", verbose_name=_("承办单位")
    )
    round = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    part = models.CharField(_("办理方式"), max_length=10, choices=Part.choices)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.HANDED)
    handed_on = models.DateField(_("交办日期"))
    sign_due = models.DateField(_("签收期限"))
    due = models.DateField(_("答复期限"))
    signed_at = models.DateTimeField(_("签收时间"), null=True)
    back_why = models.CharField(_("退回理由"), max_length=200, blank=True)
    back_answer = models.CharField(_("退回答复"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        verbose_name = _("交办")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "proposal", "unit", "round"],
                condition=~models.Q(state="taken_back"),
                name="proposals_assignment_once",
            )
        ]
        indexes = [models.Index(fields=["assembly", "unit", "state", "due"])]

    def __str__(self) -> str:
        return f"{self.unit} · {self.proposal}"


class Extension(OfAssembly):
    """延期: asked for before the date, with the reason, granted or refused by the office."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField(_("延期至"))
    why = models.CharField(_("延期理由"), max_length=200)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("申请时间"), auto_now_add=True)
    granted = models.BooleanField(_("同意"), null=True)
    answer = models.CharField(_("审批意见"), max_length=200, blank=True)
    decided_by = account()
    decided_at = models.DateTimeField(_("审批时间"), null=True)

    class Meta:
        verbose_name = _("延期")
        ordering = ["-pk"]
        constraints = [who_and_when("decided_by", "decided_at")]

    def __str__(self) -> str:
        return f"{self.assignment} {self.until}"


class Contact(OfAssembly):
    """沟通: how the unit and the proposer talked. Two are needed before the reply, one early, one on the draft."""

    class Way(models.TextChoices):
        FACE = "face", _("面谈")
        MEETING = "meeting", _("座谈会")
        VISIT = "visit", _("实地察看")
        PHONE = "phone", _("电话")
        LETTER = "letter", _("书信")
        OTHER = "other", _("其他")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="contacts")
    way = models.CharField(_("沟通方式"), max_length=10, choices=Way.choices)
    day = models.DateField(_("日期"))
    words = models.CharField(_("沟通情况"), max_length=300)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    # the proposer's own word: a contact that never was cannot be entered by the unit alone
    confirmed = models.BooleanField(_("提案人确认"), null=True)

    class Meta:
        verbose_name = _("沟通")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.day}"


class Urging(OfAssembly):
    """催办: a word from the office to a unit that lets time pass; on its desk until it has answered."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="urgings")
    word = models.CharField(_("催办意见"), max_length=200)
    urged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    urged_at = models.DateTimeField(_("催办时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("催办")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.word


class ReplyClass(OfAssembly):
    """答复类别 A, B, C …: what each means is the office's own to say."""

    code = models.CharField(_("类别"), max_length=2)
    meaning = models.CharField(_("含义"), max_length=120)
    solved = models.BooleanField(_("算作解决"), default=False)

    class Meta:
        verbose_name = _("答复类别")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["assembly", "code"], name="proposals_replyclass_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.meaning}"


class Reply(Revised):
    """答复: the unit's letter (or an assisting unit's opinion), signed by its head. Fixed once sent."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="reply")
    letter_number = models.CharField(_("答复文号"), max_length=60, blank=True)
    text = models.TextField(_("答复内容"))
    result = models.ForeignKey(
        ReplyClass, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("答复类别")
    )
    signed_by = models.CharField(_("签发人"), max_length=40, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("答复")

    def __str__(self) -> str:
        return str(self.assignment)


class SuggestionAnswer(OfAssembly):
    """逐条答复: what a unit says to one suggestion."""

    class Fate(models.TextChoices):
        ADOPTED = "adopted", _("已采纳")
        PARTLY = "partly", _("部分采纳")
        PLANNED = "planned", _("列入计划")
        NOT = "not", _("未采纳")

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="answers")
    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="answers")
    fate = models.CharField(_("采纳情况"), max_length=8, choices=Fate.choices)
    words = models.CharField(_("说明"), max_length=300, blank=True)
    due = models.DateField(_("计划完成日期"), null=True, blank=True)
    done_on = models.DateField(_("完成日期"), null=True, blank=True)  # of what was planned, as confirmed by outcomes

    class Meta:
        verbose_name = _("逐条答复")
        ordering = ["suggestion__number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "reply", "suggestion"], name="proposals_answer_once"),
            models.CheckConstraint(
                condition=~models.Q(fate="planned") | models.Q(due__isnull=False),
                name="proposals_answer_planned_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.get_fate_display()
