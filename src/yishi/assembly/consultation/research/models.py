"""Research: the group, its trips, what it saw, the versions of its report, and the advice it proposes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import path_of
from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when
from yishi.assembly.consultation.supervision.models import located


class Research(Revised):
    """调研: for a consultation, or free-standing. Its life is in `rules.py`."""

    class State(models.TextChoices):
        PLANNED = "planned", _("筹备中")
        UNDER_WAY = "under_way", _("调研中")
        REPORTED = "reported", _("报告已提交")
        CALLED_OFF = "called_off", _("已取消")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PLANNED)
    title = models.CharField(_("调研题目"), max_length=120)
    aim = models.TextField(_("调研目的"))
    outline = models.TextField(_("调研提纲"), blank=True)
    consultation = models.ForeignKey(
        "consultation.Consultation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="research",
        verbose_name=_("协商"),
    )
    topic = models.ForeignKey(
        "topics.Topic",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="research",
        verbose_name=_("议题"),
    )
    head = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("组长"))
    members = models.ManyToManyField("people.Member", blank=True, related_name="+", verbose_name=_("组员"))
    experts = models.JSONField(_("专家"), default=list, blank=True)  # [{"name", "role"}]: no accounts, no points
    planned_by = account(_("筹备人"))
    reported_by = account(_("提交人"))
    reported_at = models.DateTimeField(_("提交时间"), null=True)
    called_off_why = models.CharField(_("取消理由"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("调研")
        ordering = ["-created_at"]
        constraints = [who_and_when("reported_by", "reported_at")]
        indexes = [models.Index(fields=["assembly", "state"])]

    def __str__(self) -> str:
        return self.title


class Trip(Revised):
    """调研活动: one day at one place, and who went. Confirmed by the office it makes deeds."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="trips")
    day = models.DateField(_("日期"))
    place = models.CharField(_("调研地点"), max_length=120)
    town = located("Town", _("镇(街道)"))
    village = located("Village", _("村(社区)"))
    members = models.ManyToManyField("people.Member", related_name="+", verbose_name=_("参加委员"))
    others = models.CharField(_("其他参加人员"), max_length=200, blank=True)
    notes = models.TextField(_("活动记录"), blank=True)
    recorded_by = account(_("记录人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("调研活动")
        ordering = ["-day", "-pk"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]

    def __str__(self) -> str:
        return self.place


class Observation(Thing):
    """调研发现: one thing the group saw or heard, at one place."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="observations")
    trip = models.ForeignKey(
        Trip, null=True, blank=True, on_delete=models.PROTECT, related_name="observations", verbose_name=_("调研活动")
    )
    text = models.CharField(_("调研发现"), max_length=500)
    town = located("Town", _("镇(街道)"))
    village = located("Village", _("村(社区)"))
    written_by = account(_("记录人"))

    class Meta:
        verbose_name = _("调研发现")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class ObservationPhoto(Thing):
    """A picture of what was seen: never needed, never worth points, shown only to who may read the research."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="photos")
    file = models.FileField(_("照片"), upload_to=path_of)
    caption = models.CharField(_("照片说明"), max_length=120)
    added_by = account(_("上传人"))

    class Meta:
        verbose_name = _("现场照片")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption


class Draft(Thing):
    """报告稿: one saved version of the report. Never rewritten: each saving is a new row."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField(_("版本"))
    text = models.TextField(_("报告正文"))
    written_by = account(_("执笔人"))

    class Meta:
        verbose_name = _("报告稿")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "research", "number"], name="consultation_draft_number")
        ]

    def __str__(self) -> str:
        return str(_("第%(number)s版") % {"number": self.number})


class ProposedAdvice(Thing):
    """拟提建议: an item that the group proposes. The office takes it over into the session's numbered advice."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="proposed")
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
    taken_by = account(_("采入人"))
    taken_at = models.DateTimeField(_("采入时间"), null=True)

    class Meta:
        verbose_name = _("拟提建议")
        ordering = ["number"]
        constraints = [
            who_and_when("taken_by", "taken_at"),
            models.UniqueConstraint(
                fields=["assembly", "research", "number"], name="consultation_proposedadvice_number"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Questionnaire(Revised):
    """问卷: questions that members and whoever holds the link may answer once. Its life: `rules_questionnaires.py`."""

    class State(models.TextChoices):
        DRAFT = "draft", _("编制中")
        ASKING = "asking", _("收集中")
        ENDED = "ended", _("已结束")

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="questionnaires")
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("问卷标题"), max_length=120)
    lead = models.TextField(_("问卷说明"), blank=True)
    until = models.DateField(_("截止日期"), null=True, blank=True)
    for_members = models.BooleanField(_("请委员填写"), default=True)
    opened_by = account(_("发布人"))
    opened_at = models.DateTimeField(_("发布时间"), null=True)

    class Meta:
        verbose_name = _("问卷")
        ordering = ["-pk"]
        constraints = [who_and_when("opened_by", "opened_at")]

    def __str__(self) -> str:
        return self.title


class Question(OfAssembly):
    """题目: a choice among options, or free text."""

    class Kind(models.TextChoices):
        ONE = "one", _("单选")
        MANY = "many", _("多选")
        TEXT = "text", _("文字")

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(_("题号"))
    kind = models.CharField(_("题型"), max_length=4, choices=Kind.choices)
    text = models.CharField(_("问句"), max_length=200)
    options = models.JSONField(_("选项"), default=list)  # texts in order; empty for free text
    required = models.BooleanField(_("必答"), default=False)

    class Meta:
        verbose_name = _("问卷题目")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "questionnaire", "number"], name="consultation_question_number")
        ]

    def __str__(self) -> str:
        return self.text


class Reply(OfAssembly):
    """答卷: what one person answered; names nobody.

    `key` is a pseudonym of the account or device, so that each answers once; `network` one of the day and the network
    address, so that one place cannot send hundreds a day. `answers`: question's number → chosen options (places from 0)
    or the masked text.
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="replies")
    day = models.DateField(_("日期"))
    key = models.CharField(max_length=16)
    network = models.CharField(max_length=16)
    answers = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("答卷")
        constraints = [
            models.UniqueConstraint(fields=["assembly", "questionnaire", "key"], name="consultation_reply_once")
        ]
        indexes = [models.Index(fields=["questionnaire", "network"])]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.day}"
