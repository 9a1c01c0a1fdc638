"""Visits as members log them on a phone, the firms called on, what was promised, and the rounds that groups plan.

Of where the phone was nothing is kept but how far from the place, and that only where the member let it be noted.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import path_of
from yishi.assembly.base.models import Dated, OfAssembly, Thing, account, one_of, who_and_when

ULID = 26  # characters


class Whom(models.TextChoices):
    """With whom a member spoke: kinds of people, never their names."""

    RESIDENTS = "residents", _("村(居)民")
    OFFICIALS = "officials", _("村(社区)干部")
    OWNERS = "owners", _("企业负责人")
    WORKERS = "workers", _("职工")
    ELDERLY = "elderly", _("老年人")
    IN_NEED = "in_need", _("困难群众")
    NEWCOMERS = "newcomers", _("新市民")


class Firm(Thing):
    """中小微市场主体. Entered by whoever called there first; the office checks it."""

    class Size(models.TextChoices):
        MEDIUM = "medium", _("中型企业")
        SMALL = "small", _("小型企业")
        MICRO = "micro", _("微型企业")
        SELF = "self", _("个体工商户")

    name = models.CharField(_("主体名称"), max_length=80)
    size = models.CharField(_("规模"), max_length=6, choices=Size.choices, blank=True)
    trade = models.CharField(_("行业"), max_length=40, blank=True)
    village = models.ForeignKey(
        "people.Village", on_delete=models.PROTECT, related_name="firms", verbose_name=_("村(社区)")
    )
    closed = models.DateField(_("注销日期"), null=True, blank=True)
    added_by = account(_("登记人"))
    checked_by = account(_("核对人"))
    checked_at = models.DateTimeField(_("核对时间"), null=True)

    class Meta:
        verbose_name = _("市场主体")
        ordering = ["village__town__name", "name"]
        constraints = [
            who_and_when("checked_by", "checked_at"),
            models.UniqueConstraint(fields=["assembly", "village", "name"], name="outreach_firm_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Lead(OfAssembly, Dated):
    """组长: who leads an action group, from one day to another: plans its rounds, confirms its members' visits."""

    group = models.ForeignKey(
        "people.ActionGroup", on_delete=models.PROTECT, related_name="leads", verbose_name=_("行动小组")
    )
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="leads", verbose_name=_("组长"))

    class Meta:
        verbose_name = _("组长")
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "group"], condition=models.Q(until__isnull=True), name="outreach_lead_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.member}"


class Visit(Thing):
    """走访. Its life is in `rules.py`. `key`: the phone's own id of it: sent twice, it is stored once."""

    class State(models.TextChoices):
        LOGGED = "logged", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        JOINED = "joined", _("已并入")
        WITHDRAWN = "withdrawn", _("已撤回")

    key = models.CharField(max_length=ULID)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.LOGGED)
    village = models.ForeignKey(
        "people.Village", on_delete=models.PROTECT, related_name="visits", verbose_name=_("村(社区)")
    )
    firm = models.ForeignKey(
        Firm, null=True, blank=True, on_delete=models.PROTECT, related_name="visits", verbose_name=_("市场主体")
    )
    moved_from = models.CharField(_("原登记村(社区)"), max_length=60, blank=True)  # merged since the phone's list
    group = models.ForeignKey(  # the author's on that day
        "people.ActionGroup", null=True, on_delete=models.PROTECT, related_name="visits", verbose_name=_("行动小组")
    )
    author = models.ForeignKey(
        "people.Member", on_delete=models.PROTECT, related_name="logged_visits", verbose_name=_("登记委员")
    )
    members = models.ManyToManyField("people.Member", related_name="visits", verbose_name=_("走访委员"))
    day = models.DateField(_("走访日期"))
    whom = models.JSONField(_("见了谁"), default=list)  # codes of `Whom`
    policy = models.CharField(_("宣讲了什么"), max_length=120, blank=True)
    said = models.TextField(_("群众怎么说"), blank=True)  # masked
    hidden = models.PositiveSmallIntegerField(_("隐去的个人信息"), default=0)
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    phone_at = models.DateTimeField(_("手机时间"))  # as the phone's clock said when it was saved there
    clock_off = models.IntegerField(_("手机时钟偏差"), default=0)  # seconds the server's clock was ahead when it came
    distance = models.FloatField(_("距离(公里)"), null=True)  # a note: never needed, never counted
    joined_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="joined", verbose_name=_("并入的走访")
    )
    withdrawn_why = models.CharField(_("撤回理由"), max_length=200, blank=True)
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("走访")
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "key"], name="outreach_visit_key"),
            who_and_when("confirmed_by", "confirmed_at"),
        ]
        indexes = [
            models.Index(fields=["assembly", "state", "-day"]),
            models.Index(fields=["assembly", "village", "-day"]),
            models.Index(fields=["assembly", "author", "-day"]),
        ]

    def __str__(self) -> str:
        return str(_("走访%(place)s") % {"place": self.place})

    @property
    def place(self) -> str:
        return self.firm.name if self.firm else self.village.name

    @property
    def whom_words(self) -> list[str]:
        return [str(Whom(code).label) for code in self.whom]


class Attachment(Thing):
    """A photo or a recording. It comes in pieces; `received` says how far, so that a broken upload goes on."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("照片")
        VOICE = "voice", _("录音")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=ULID)
    kind = models.CharField(_("类型"), max_length=5, choices=Kind.choices)
    size = models.PositiveIntegerField(_("大小"))
    received = models.PositiveIntegerField(_("已收到"), default=0)
    file = models.FileField(_("文件"), upload_to=path_of, blank=True)

    class Meta:
        verbose_name = _("附件")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "visit", "key"], name="outreach_attachment_key"),
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")), name="outreach_attachment_received"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def whole(self) -> bool:
        return self.received == self.size


class Promise(Thing):
    """答应的事: what a member promised on a visit, who sees to it, until when."""

    class State(models.TextChoices):
        OPEN = "promised", _("待兑现")
        KEPT = "done", _("已兑现")
        DROPPED = "dropped", _("不再跟踪")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="promises")
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    text = models.CharField(_("答应了什么"), max_length=200)
    owner = models.ForeignKey(
        "people.Member", on_delete=models.PROTECT, related_name="promises", verbose_name=_("责任委员")
    )
    due = models.DateField(_("期限"))
    answer = models.CharField(_("办理情况"), max_length=300, blank=True)
    settled_by = account(_("办理人"))
    settled_at = models.DateTimeField(_("办理时间"), null=True)

    class Meta:
        verbose_name = _("走访承诺")
        ordering = ["due", "pk"]
        constraints = [who_and_when("settled_by", "settled_at")]
        indexes = [models.Index(fields=["assembly", "state", "due"])]

    def __str__(self) -> str:
        return self.text


class Round(Thing):
    """走访安排: which places a group calls on, by whom, by when."""

    group = models.ForeignKey(
        "people.ActionGroup", on_delete=models.PROTECT, related_name="rounds", verbose_name=_("行动小组")
    )
    title = models.CharField(_("名称"), max_length=80)
    since = models.DateField(_("开始日期"))
    until = models.DateField(_("完成期限"))
    planned_by = account(_("安排人"))

    class Meta:
        verbose_name = _("走访安排")
        ordering = ["-until", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="outreach_round_period")
        ]

    def __str__(self) -> str:
        return self.title


class Stop(OfAssembly):
    """One place of a round. It is done when somebody of the group has called there within the round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="stops")
    village = models.ForeignKey(
        "people.Village", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("村(社区)")
    )
    firm = models.ForeignKey(Firm, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("市场主体"))
    member = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("走访委员")
    )

    class Meta:
        verbose_name = _("走访点")
        ordering = ["pk"]
        constraints = [one_of("village", "firm")]

    def __str__(self) -> str:
        return str(self.village or self.firm)
