"""A draft of who goes where, what people ruled in it, its answer row by row; wishes, notices of what was decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when


class Placed(models.TextChoices):
    """What is placed. A member has one row of each but `village`."""

    COMMITTEE = "committee", _("专委会")
    VILLAGE = "village", _("村(社区)编组")
    GROUP = "group", _("行动小组")
    BRANCH = "branch", _("履职党支部")
    LINK = "link", _("党员联系")


class Draft(Thing):
    """安排方案. `scheme`: its rules as a text (engine/placement). `live`: placement → [best, proven bound] of a run.
    `bodies`: those it was worked out for (table BODY), groups that it makes among them."""

    class State(models.TextChoices):
        DRAFT = "draft", _("草拟")
        READY = "ready", _("已算出")
        PROPOSED = "proposed", _("已报批")
        DECIDED = "decided", _("已决定")
        IN_FORCE = "in_force", _("施行")
        PAST = "past", _("已被替代")
        DROPPED = "dropped", _("作废")

    title = models.CharField(_("名称"), max_length=80)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    scheme = models.TextField(_("规则"))
    based_on = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("依据方案")
    )
    run = models.ForeignKey("runs.Run", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("运行"))
    register_day = models.DateField(_("名册日期"), null=True)
    live = models.JSONField(default=dict)
    bodies = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    proofs = models.JSONField(default=list)
    gaps = models.JSONField(default=list)
    broken = models.JSONField(default=list)
    made_by = account(_("拟稿人"))
    proposed_by = account(_("报批人"))
    proposed_at = models.DateTimeField(_("报批时间"), null=True)
    decided_by = account(_("决定人"))
    decided_at = models.DateTimeField(_("决定时间"), null=True)
    ground = models.CharField(_("依据"), max_length=200, blank=True)
    day = models.DateField(_("施行日期"), null=True)

    class Meta:
        verbose_name = _("安排方案")
        ordering = ["-created_at"]
        constraints = [
            who_and_when("proposed_by", "proposed_at"),
            who_and_when("decided_by", "decided_at"),
            models.UniqueConstraint(
                fields=["assembly"], condition=models.Q(state="in_force"), name="placement_draft_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def objective(self) -> float:
        return float(sum(part["price"] for part in self.parts))

    @property
    def is_solving(self) -> bool:
        return self.run is not None and not self.run.over


class Ruling(OfAssembly):
    """What people decided by hand, and why: the solver places all others around it."""

    class Kind(models.TextChoices):
        FIXED = "fixed", _("固定")
        BARRED = "barred", _("不得安排")
        TOGETHER = "together", _("同在一处")
        APART = "apart", _("不在一处")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rulings")
    kind = models.CharField(_("规定"), max_length=8, choices=Kind.choices)
    placement = models.CharField(_("安排"), max_length=9, choices=Placed.choices)
    who = models.CharField(_("谁"), max_length=60)  # a member's or village's public id; a sector's name
    other = models.CharField(_("对象"), max_length=60)
    why = models.CharField(_("理由"), max_length=200)
    made_by = account(_("登记人"))

    class Meta:
        verbose_name = _("指定")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "draft", "kind", "placement", "who", "other"], name="placement_ruling_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.who} {self.other}"


class Place(OfAssembly):
    """Where one member or village is placed, why, and what the next best would cost."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="places")
    placement = models.CharField(_("安排"), max_length=9, choices=Placed.choices)
    subject = models.CharField(_("谁"), max_length=26)
    body = models.CharField(_("去处"), max_length=40, blank=True)
    was = models.CharField(_("原来"), max_length=40, blank=True)
    moved = models.BooleanField(_("变动"), default=False)
    by_hand = models.BooleanField(_("人工调整"), default=False)
    reason = models.CharField(max_length=80, blank=True)
    params = models.JSONField(default=dict)
    other = models.CharField(_("次优"), max_length=40, blank=True)
    other_cost = models.FloatField(_("次优代价"), null=True)
    other_reason = models.CharField(max_length=80, blank=True)
    other_params = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("安排")
        ordering = ["placement", "body", "subject"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "draft", "placement", "subject"], name="placement_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.placement} {self.subject} → {self.body}"


class WishCall(Thing):
    """征求意愿: the days on which members may say where they would like to be."""

    since = models.DateField(_("起"))
    until = models.DateField(_("止"))
    note = models.CharField(_("说明"), max_length=200, blank=True)
    opened_by = account(_("发起人"))

    class Meta:
        verbose_name = _("征求意愿")
        ordering = ["-since"]

    def __str__(self) -> str:
        return f"{self.since} – {self.until}"


class Wish(Thing):
    """意愿: one a member and placement; it has a price in the scheme, it is no claim."""

    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="wishes", verbose_name=_("委员"))
    placement = models.CharField(_("安排"), max_length=9, choices=Placed.choices)
    body = models.CharField(_("去处"), max_length=40)
    why = models.CharField(_("理由"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("意愿")
        constraints = [
            models.UniqueConstraint(fields=["assembly", "member", "placement"], name="placement_wish_one"),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.placement}"


class Notice(OfAssembly):
    """告知: a member is told where the decision places them; `read_at` once they opened it."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="notices")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("告知")
        constraints = [
            models.UniqueConstraint(fields=["assembly", "draft", "member"], name="placement_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.draft}"
