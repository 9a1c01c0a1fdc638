"""A studio from its application on, what its standards are, and what happens in it.

Of a resident who books nothing is known but a random id in a cookie, kept as a keyed hash that differs from studio to
studio, and a short code by which to look at what became of the matter.
"""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when


def new_code() -> str:
    """Eight digits that tell nothing."""
    return f"{secrets.randbelow(10**8):08}"


class StudioCase(Revised):
    """委员工作室. Its life is in `rules.py`; once decided, `studio` is the body that members' seats name."""

    class Kind(models.TextChoices):
        SECTOR = "sector", _("界别工作室")
        AREA = "area", _("区域工作室")
        PERSON = "person", _("个人工作室")

    class State(models.TextChoices):
        APPLIED = "applied", _("待核对标准")
        RETURNED = "returned", _("已退回补正")
        CHECKED = "checked", _("待实地评审")
        REVIEWED = "reviewed", _("评审通过，待公示")
        NOTICED = "noticed", _("公示中")
        RUNNING = "running", _("运行中")
        MODEL = "model", _("示范工作室")
        SUSPENDED = "suspended", _("已暂停")
        CLOSED = "closed", _("已撤销")
        DECLINED = "declined", _("未批准")
        WITHDRAWN = "withdrawn", _("已撤回")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.APPLIED)
    name = models.CharField(_("工作室名称"), max_length=60)
    kind = models.CharField(_("工作室类型"), max_length=8, choices=Kind.choices, default=Kind.SECTOR)
    sector = models.ForeignKey(
        "people.Sector", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("界别")
    )
    head = models.ForeignKey(
        "people.Member", on_delete=models.PROTECT, related_name="headed_studios", verbose_name=_("召集人")
    )
    village = models.ForeignKey(
        "people.Village", on_delete=models.PROTECT, related_name="+", verbose_name=_("村(社区)")
    )
    address = models.CharField(_("地址"), max_length=120)
    about = models.TextField(_("特色和服务内容"), max_length=1000)
    answers = models.JSONField(default=dict)  # criterion's pk → what the applicant says to it
    studio = models.OneToOneField(
        "people.Studio", null=True, on_delete=models.PROTECT, related_name="case", verbose_name=_("委员工作室")
    )
    plate = models.PositiveIntegerField(_("牌匾编号"), null=True)
    notice_since = models.DateField(_("公示开始"), null=True)
    notice_until = models.DateField(_("公示截止"), null=True)
    why = models.CharField(_("办理说明"), max_length=200, blank=True)  # of the last move that needs one
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_by = account(_("批准人"))
    decided_at = models.DateTimeField(_("批准时间"), null=True)

    class Meta:
        verbose_name = _("委员工作室")
        ordering = ["-created_at"]
        constraints = [
            who_and_when("decided_by", "decided_at"),
            models.UniqueConstraint(fields=["assembly", "plate"], name="outreach_studio_plate"),
        ]
        indexes = [models.Index(fields=["assembly", "state"])]

    def __str__(self) -> str:
        return self.name


class Criterion(OfAssembly):
    """设立标准: one line of the office's list; one that is retired stays with the cases it was asked of."""

    name = models.CharField(_("标准"), max_length=40)
    text = models.CharField(_("要求"), max_length=200)
    retired = models.BooleanField(_("停用"), default=False)

    class Meta:
        verbose_name = _("设立标准")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "name"], name="outreach_criterion_name")]

    def __str__(self) -> str:
        return self.name


class CriterionCheck(OfAssembly):
    """标准核对: whether a case meets one criterion, and what was seen."""

    case = models.ForeignKey(StudioCase, on_delete=models.CASCADE, related_name="checks")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    met = models.BooleanField(_("达到"))
    words = models.CharField(_("核对情况"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("标准核对")
        ordering = ["criterion"]
        constraints = [models.UniqueConstraint(fields=["assembly", "case", "criterion"], name="outreach_check_once")]

    def __str__(self) -> str:
        return f"{self.criterion} {self.met}"


class SiteReview(OfAssembly):
    """实地评审: one of two who look by themselves; neither sees the other's words before both have written."""

    class Verdict(models.TextChoices):
        FIT = "fit", _("建议设立")
        NOT_YET = "not_yet", _("暂缓设立")

    case = models.ForeignKey(StudioCase, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("评审人")
    )
    verdict = models.CharField(_("评审结论"), max_length=8, choices=Verdict.choices, blank=True)
    words = models.TextField(_("评审意见"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("评审时间"), null=True)

    class Meta:
        verbose_name = _("实地评审")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "case", "reviewer"], name="outreach_review_once")]

    def __str__(self) -> str:
        return f"{self.reviewer} {self.get_verdict_display()}"


class Objection(Thing):
    """公示意见: what somebody says against it during the notice, masked; answered before the decision."""

    case = models.ForeignKey(StudioCase, on_delete=models.CASCADE, related_name="objections")
    once = models.CharField(max_length=32)  # of the form it came by: sent twice, it is taken once
    text = models.CharField(_("公示意见"), max_length=300)
    answer = models.CharField(_("处理情况"), max_length=300, blank=True)
    answered_by = account(_("处理人"))
    answered_at = models.DateTimeField(_("处理时间"), null=True)

    class Meta:
        verbose_name = _("公示意见")
        ordering = ["pk"]
        constraints = [
            who_and_when("answered_by", "answered_at"),
            models.UniqueConstraint(fields=["assembly", "case", "once"], name="outreach_objection_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Activity(Thing):
    """工作室活动. Confirmed by the office it makes deeds."""

    case = models.ForeignKey(StudioCase, on_delete=models.CASCADE, related_name="activities")
    day = models.DateField(_("日期"))
    title = models.CharField(_("活动名称"), max_length=80)
    people = models.PositiveIntegerField(_("参加群众"), default=0)
    members = models.ManyToManyField("people.Member", related_name="+", verbose_name=_("参加委员"))
    notes = models.TextField(_("活动情况"), blank=True)
    recorded_by = account(_("登记人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("工作室活动")
        ordering = ["-day", "-pk"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]

    def __str__(self) -> str:
        return self.title


class Slot(Thing):
    """接待时段: a member is there for residents; so many may book."""

    case = models.ForeignKey(StudioCase, on_delete=models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("开始时间"))
    minutes = models.PositiveSmallIntegerField(_("时长(分钟)"), default=120)
    host = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("接待委员"))
    places = models.PositiveSmallIntegerField(_("可预约人数"), default=6)
    cancelled_why = models.CharField(_("取消理由"), max_length=200, blank=True)
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("接待时段")
        ordering = ["starts_at"]
        constraints = [
            who_and_when("confirmed_by", "confirmed_at"),
            models.UniqueConstraint(fields=["assembly", "case", "starts_at"], name="outreach_slot_once"),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"


class Booking(Thing):
    """预约. `key`: a keyed hash of the phone's id; `code`: by which whoever booked looks at it again."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="bookings")
    key = models.CharField(max_length=32)
    code = models.CharField(_("预约码"), max_length=8, default=new_code)
    text = models.CharField(_("想反映什么"), max_length=200)
    cancelled = models.BooleanField(_("已取消"), default=False)

    class Meta:
        verbose_name = _("预约")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "slot", "key"], name="outreach_booking_once"),
            models.UniqueConstraint(fields=["assembly", "code"], name="outreach_booking_code"),
        ]

    def __str__(self) -> str:
        return self.code


class Matter(Thing):
    """来访事项: what somebody brought to the studio, followed to its end. Its life is in `rules_matters.py`."""

    class State(models.TextChoices):
        RECEIVED = "received", _("待落实责任人")
        HANDLING = "handling", _("跟进中")
        ANSWERED = "answered", _("已答复，待核实")
        CLOSED = "closed", _("已办结")

    case = models.ForeignKey(StudioCase, on_delete=models.CASCADE, related_name="matters")
    booking = models.OneToOneField(Booking, null=True, on_delete=models.PROTECT, related_name="matter")
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.RECEIVED)
    day = models.DateField(_("来访日期"))
    text = models.TextField(_("反映事项"), max_length=1000)  # masked
    owner = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("责任委员")
    )
    due = models.DateField(_("期限"), null=True)
    answer = models.TextField(_("办理情况"), max_length=1000, blank=True)
    answered_by = account(_("答复人"))
    closing = models.CharField(_("核实情况"), max_length=200, blank=True)
    received_by = account(_("登记人"))
    closed_by = account(_("核实人"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    class Meta:
        verbose_name = _("来访事项")
        ordering = ["-day", "-pk"]
        constraints = [who_and_when("closed_by", "closed_at")]
        indexes = [models.Index(fields=["assembly", "state", "due"])]

    def __str__(self) -> str:
        return self.text[:40]


class YearReview(OfAssembly):
    """年度考核: what a studio did in a year, in counts, and a person's word on it."""

    class Grade(models.TextChoices):
        GOOD = "good", _("优秀")
        FIT = "fit", _("合格")
        UNFIT = "unfit", _("不合格")

    case = models.ForeignKey(StudioCase, on_delete=models.CASCADE, related_name="year_reviews")
    year = models.PositiveSmallIntegerField(_("年度"))
    counts = models.JSONField(default=dict)
    grade = models.CharField(_("考核等次"), max_length=5, choices=Grade.choices)
    words = models.CharField(_("考核意见"), max_length=300)
    reviewed_by = account(_("考核人"))

    class Meta:
        verbose_name = _("年度考核")
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["assembly", "case", "year"], name="outreach_yearreview_once")]

    def __str__(self) -> str:
        return f"{self.case} {self.year}"
