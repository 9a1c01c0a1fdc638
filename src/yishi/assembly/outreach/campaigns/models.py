"""A campaign, who pledged to be what in it, what was asked and done, and the problems that were found."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when


class CampaignRole(models.TextChoices):
    PUBLICIST = "publicist", _("宣传员")
    HELPER = "helper", _("服务员")
    OVERSEER = "overseer", _("监督员")


class Campaign(Revised):
    """倡议. Its life is in `rules.py`."""

    class State(models.TextChoices):
        DRAFT = "draft", _("草拟中")
        UNDER_WAY = "under_way", _("进行中")
        CLOSED = "ended", _("已结束，待总结")
        CONCLUDED = "concluded", _("已总结")
        CALLED_OFF = "called_off", _("已取消")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("倡议名称"), max_length=80)
    text = models.TextField(_("倡议书"), max_length=3000)
    since = models.DateField(_("开始日期"))
    until = models.DateField(_("结束日期"))
    why = models.CharField(_("取消理由"), max_length=200, blank=True)
    report = models.TextField(_("总结"), max_length=5000, blank=True)
    counts = models.JSONField(default=dict)  # as they stood when it closed: what the report prints
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    called_by = account(_("发起人"))
    called_at = models.DateTimeField(_("发起时间"), null=True)
    concluded_by = account(_("总结人"))
    concluded_at = models.DateTimeField(_("总结时间"), null=True)

    class Meta:
        verbose_name = _("倡议")
        ordering = ["-since", "-pk"]
        constraints = [
            who_and_when("called_by", "called_at"),
            who_and_when("concluded_by", "concluded_at"),
            models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="outreach_campaign_period"),
        ]

    def __str__(self) -> str:
        return self.title


class Pledge(OfAssembly):
    """认领: what a member is in a campaign. Of the member's own will: nobody is entered by another."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="pledges")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("委员"))
    roles = models.JSONField(_("认领角色"), default=list)  # codes of `CampaignRole`
    words = models.CharField(_("打算做什么"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("认领")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "campaign", "member"], name="outreach_pledge_once")]

    def __str__(self) -> str:
        return f"{self.member} {self.campaign}"

    @property
    def role_words(self) -> list[str]:
        return [str(CampaignRole(code).label) for code in self.roles]


class Task(OfAssembly):
    """任务: what is asked of those in one role, until when."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="tasks")
    role = models.CharField(_("角色"), max_length=10, choices=CampaignRole.choices)
    title = models.CharField(_("任务"), max_length=120)
    due = models.DateField(_("期限"))

    class Meta:
        verbose_name = _("任务")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.title


class Effort(Thing):
    """行动: what members did for a campaign one day. Confirmed by the office it makes deeds."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="efforts")
    task = models.ForeignKey(
        Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="efforts", verbose_name=_("任务")
    )
    role = models.CharField(_("角色"), max_length=10, choices=CampaignRole.choices)
    day = models.DateField(_("日期"))
    village = models.ForeignKey(
        "people.Village", on_delete=models.PROTECT, related_name="+", verbose_name=_("村(社区)")
    )
    text = models.CharField(_("做了什么"), max_length=300)
    members = models.ManyToManyField("people.Member", related_name="+", verbose_name=_("参加委员"))
    recorded_by = account(_("登记人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("行动")
        ordering = ["-day", "-pk"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]

    def __str__(self) -> str:
        return self.text[:40]


class Problem(Thing):
    """发现的问题: goes on to a supervision, or is set aside with the reason."""

    class State(models.TextChoices):
        FOUND = "noted", _("待处理")
        HANDED = "handed", _("已转民主监督")
        DROPPED = "dropped", _("不再跟踪")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="problems")
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.FOUND)
    village = models.ForeignKey(
        "people.Village", on_delete=models.PROTECT, related_name="+", verbose_name=_("村(社区)")
    )
    text = models.CharField(_("问题"), max_length=300)  # masked
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+", verbose_name=_("发现人"))
    handed_to = models.CharField(max_length=80, blank=True)  # kind:public_id of what it became there
    why = models.CharField(_("处理说明"), max_length=200, blank=True)
    decided_by = account(_("处理人"))
    decided_at = models.DateTimeField(_("处理时间"), null=True)

    class Meta:
        verbose_name = _("发现的问题")
        ordering = ["-pk"]
        constraints = [who_and_when("decided_by", "decided_at")]

    def __str__(self) -> str:
        return self.text
