"""Supervisions, what was seen at inspections, and each finding on its way to the cure."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import path_of
from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when

INTERVALS = (3, 6)  # months from a rectification to its look-backs, where the plan says nothing else


def default_intervals() -> list[int]:
    return list(INTERVALS)


def located(model: str, label: Any) -> models.ForeignKey:
    """A town or village, where one is known."""
    return models.ForeignKey(
        f"people.{model}", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=label
    )


class Kind(models.TextChoices):
    """How a group supervises."""

    INSPECT = "inspect", _("视察")
    RESEARCH = "research", _("调研")
    SPECIAL = "special", _("专项监督")
    APPRAISE = "appraise", _("民主评议")
    LOOK_BACK = "look_back", _("回头看")


class Supervision(Revised):
    """监督. Its life is in `rules.py`."""

    class State(models.TextChoices):
        PLANNED = "planned", _("筹备中")
        UNDER_WAY = "under_way", _("监督中")
        OPINION_ISSUED = "opinion_issued", _("已发监督意见")
        RECTIFYING = "rectifying", _("整改中")
        CLOSED = "closed", _("已办结")
        CALLED_OFF = "called_off", _("已取消")

    class Rating(models.TextChoices):
        GOOD = "good", _("满意")
        FAIR = "fair", _("基本满意")
        POOR = "poor", _("不满意")

    state = models.CharField(_("状态"), max_length=14, choices=State.choices, default=State.PLANNED)
    title = models.CharField(_("监督议题"), max_length=120)
    planned_as = models.CharField(_("年度计划题目"), max_length=120, blank=True)
    topic = models.ForeignKey(
        "topics.Topic",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supervisions",
        verbose_name=_("议题"),
    )
    aim = models.TextField(_("监督目的"))
    kinds = models.JSONField(_("监督形式"), default=list)  # codes of `Kind`
    intervals = models.JSONField(_("回头看间隔"), default=default_intervals)  # months, rising
    committee = models.ForeignKey(
        "people.Committee",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("牵头专委会"),
    )
    head = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("组长"))
    members = models.ManyToManyField("people.Member", blank=True, related_name="+", verbose_name=_("组员"))
    opinion = models.TextField(_("监督意见"), blank=True)
    addressees = models.CharField(_("主送单位"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("年度"), null=True)
    number = models.PositiveIntegerField(_("文号"), null=True)
    listed = models.JSONField(
        default=list
    )  # the findings as issued (papers.rows): later dates and states change nothing
    planned_by = account(_("筹备人"))
    issued_by = account(_("印发人"))
    issued_at = models.DateTimeField(_("印发时间"), null=True)
    rating = models.CharField(_("评议等次"), max_length=5, choices=Rating.choices, blank=True)
    review = models.TextField(_("评议意见"), blank=True)
    closed_by = account(_("办结人"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)
    called_off_why = models.CharField(_("取消理由"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("民主监督")
        ordering = ["-created_at"]
        constraints = [
            who_and_when("issued_by", "issued_at"),
            who_and_when("closed_by", "closed_at"),
            models.UniqueConstraint(fields=["assembly", "year", "number"], name="consultation_supervision_number"),
        ]
        indexes = [models.Index(fields=["assembly", "state"])]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_words(self) -> list[str]:
        return [str(Kind(code).label) for code in self.kinds]


class Instruction(OfAssembly):
    """批示: what a leader wrote on the opinion, word for word."""

    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="instructions")
    leader = models.CharField(_("批示人"), max_length=60)
    day = models.DateField(_("批示日期"))
    text = models.TextField(_("批示原文"))
    noted_by = account(_("登记人"))

    class Meta:
        verbose_name = _("批示")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.leader} {self.day}"


class Inspection(Revised):
    """视察: one day at one place, who took part, and what was seen. Confirmed by the office it makes deeds."""

    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="inspections")
    kind = models.CharField(_("监督形式"), max_length=10, choices=Kind.choices, default=Kind.INSPECT)
    day = models.DateField(_("日期"))
    place = models.CharField(_("到访地点"), max_length=120)
    town = located("Town", _("镇(街道)"))
    village = located("Village", _("村(社区)"))
    members = models.ManyToManyField("people.Member", related_name="+", verbose_name=_("参加委员"))
    seen = models.TextField(_("所见情况"), blank=True)
    recorded_by = account(_("记录人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("监督活动")
        ordering = ["-day", "-pk"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.place}"


class Sighting(Thing):
    """What a member of the group saw, in the member's words: a draft until the head or the office confirms it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="sightings")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("委员"))
    text = models.CharField(_("看到的情况"), max_length=500)
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("委员所见")
        ordering = ["pk"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]

    def __str__(self) -> str:
        return self.text


class InspectionPhoto(Thing):
    """A picture of what was seen: never needed, never worth points, shown only to who may read the inspection."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="photos")
    file = models.FileField(_("照片"), upload_to=path_of)
    caption = models.CharField(_("照片说明"), max_length=120)
    added_by = account(_("上传人"))

    class Meta:
        verbose_name = _("现场照片")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption


class Finding(Revised):
    """问题: one row of the list, with whoever answers for it and until when. Its life is in `rules_findings.py`."""

    class State(models.TextChoices):
        OPEN = "open", _("待交办")
        HANDED_OVER = "handed_over", _("整改中")
        RECTIFIED = "rectified", _("已报整改")
        REOPENED = "reopened", _("重新整改")
        CURED = "cured", _("已整改到位")
        DROPPED = "dropped", _("不再跟踪")

    class Severity(models.TextChoices):
        MINOR = "minor", _("一般")
        SERIOUS = "serious", _("较重")
        GRAVE = "grave", _("严重")

    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="findings")
    inspection = models.ForeignKey(
        Inspection,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("发现于"),
    )
    number = models.PositiveSmallIntegerField(_("序号"))
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.OPEN)
    text = models.CharField(_("问题"), max_length=300)
    severity = models.CharField(_("程度"), max_length=8, choices=Severity.choices, default=Severity.MINOR)
    unit = models.ForeignKey(
        "people.HandlingUnit",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("责任单位"),
    )
    due = models.DateField(_("整改期限"), null=True, blank=True)
    town = located("Town", _("镇(街道)"))
    village = located("Village", _("村(社区)"))
    reopened = models.PositiveSmallIntegerField(_("重新整改次数"), default=0)
    dropped_why = models.CharField(_("不再跟踪的理由"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("监督问题")
        ordering = ["supervision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "supervision", "number"], name="consultation_finding_number")
        ]
        indexes = [
            models.Index(fields=["assembly", "state", "due"]),
            models.Index(fields=["assembly", "unit", "state"]),
        ]

    def __str__(self) -> str:
        return self.text


class Rectification(Thing):
    """整改: one account of what was done about a finding, with its proof. After a reopening there is another."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="rectifications")
    day = models.DateField(_("整改完成日期"))
    text = models.TextField(_("整改情况"))
    proof = models.FileField(_("佐证材料"), upload_to=path_of, blank=True)
    proof_name = models.CharField(max_length=200, blank=True)
    proof_note = models.CharField(_("佐证说明"), max_length=300)
    entered_by = account(_("登记人"))

    class Meta:
        verbose_name = _("整改")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.day}"


class LookBack(Thing):
    """回头看: a look whether a rectification holds, due on a day and done by another person than who entered it."""

    class Result(models.TextChoices):
        CURED = "cured", _("整改到位")
        NOT_CURED = "not_cured", _("尚未到位，继续跟踪")
        REOPENED = "reopened", _("没有解决，重新整改")

    rectification = models.ForeignKey(Rectification, on_delete=models.CASCADE, related_name="look_backs")
    due = models.DateField(_("应回头看日期"))
    result = models.CharField(_("回头看结果"), max_length=10, choices=Result.choices, blank=True)
    words = models.CharField(_("回头看情况"), max_length=500, blank=True)
    inspection = models.ForeignKey(
        Inspection,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="look_backs",
        verbose_name=_("所在监督活动"),
    )
    looked_by = account(_("回头看人"))
    looked_at = models.DateTimeField(_("回头看时间"), null=True)

    class Meta:
        verbose_name = _("回头看")
        ordering = ["due", "pk"]
        constraints = [
            who_and_when("looked_by", "looked_at"),
            models.CheckConstraint(
                condition=models.Q(looked_at__isnull=True, result="")
                | models.Q(looked_at__isnull=False) & ~models.Q(result=""),
                name="consultation_lookback_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due} {self.get_result_display()}"
