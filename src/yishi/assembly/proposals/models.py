"""Proposals (提案): what is written, who signs it, and how it was examined. What units do is in `handling/`."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when


class Plenary(Thing):
    """全体会议: 第15届第3次. Proposals belong to one; those after its last day are between sessions (平时)."""

    term = models.ForeignKey("people.Term", on_delete=models.PROTECT, related_name="plenaries", verbose_name=_("届次"))
    number = models.PositiveSmallIntegerField(_("第几次会议"))
    opens = models.DateField(_("征集开始"))
    closes = models.DateField(_("会议征集截止"))

    class Meta:
        verbose_name = _("全体会议")
        ordering = ["-opens"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "term", "number"], name="proposals_plenary_number"),
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="proposals_plenary_opens_before_it_closes"
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(term)s第%(number)s次会议") % {"term": self.term, "number": self.number})


class Proposal(Revised):
    """提案. Its life is in `rules.py`; the case number is given when it is accepted and has no gaps."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("个人提案")
        JOINT = "joint", _("联名提案")
        SECTOR = "sector", _("界别提案")
        GROUP = "group", _("小组提案")
        PARTY = "party", _("党派团体提案")
        COMMITTEE = "committee", _("专委会提案")

    class State(models.TextChoices):
        DRAFT = "draft", _("草拟中")
        SUBMITTED = "submitted", _("待审查")
        EXAMINED = "examined", _("待审定")
        ACCEPTED = "accepted", _("已立案")
        DECLINED = "declined", _("不予立案")
        TURNED = "turned", _("转社情民意")
        MERGED = "merged", _("已并案")
        HANDLING = "handling", _("办理中")
        ANSWERED = "answered", _("待评价")
        CLOSED = "closed", _("已办结")
        WITHDRAWN = "withdrawn", _("已撤回")

    class Category(models.TextChoices):
        ECONOMY = "economy", _("经济建设")
        POLITICS = "politics", _("政治建设")
        CULTURE = "culture", _("文化建设")
        SOCIETY = "society", _("社会建设")
        ECOLOGY = "ecology", _("生态文明建设")
        OTHER = "other", _("其他")

    COLLECTIVE = (Kind.SECTOR, Kind.GROUP, Kind.PARTY, Kind.COMMITTEE)

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    kind = models.CharField(_("类型"), max_length=10, choices=Kind.choices, default=Kind.SINGLE)
    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("全体会议"))
    member = models.ForeignKey(
        "people.Member", on_delete=models.PROTECT, related_name="proposals", verbose_name=_("第一提案人")
    )
    body = models.CharField(_("集体名称"), max_length=60, blank=True)  # of a collective proposal
    title = models.CharField(_("案由"), max_length=50)
    situation = models.TextField(_("情况与问题"), blank=True)
    analysis = models.TextField(_("分析"), blank=True)
    category = models.CharField(_("内容分类"), max_length=10, choices=Category.choices, default=Category.SOCIETY)
    wished = models.ManyToManyField("people.HandlingUnit", blank=True, related_name="+", verbose_name=_("建议承办单位"))
    topic = models.ForeignKey(
        "topics.Topic",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("议题"),
    )
    researched = models.BooleanField(_("经过调研"), default=False)
    may_publish = models.BooleanField(_("可以公开"), default=True)
    open_to_signers = models.BooleanField(_("可以附议"), default=False)
    submitted_at = models.DateTimeField(_("提交时间"), null=True)
    number = models.PositiveIntegerField(_("案号"), null=True)
    master = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged", verbose_name=_("并入")
    )
    round = models.PositiveSmallIntegerField(_("第几次办理"), default=1)
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    class Meta:
        verbose_name = _("提案")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "plenary", "number"],
                condition=models.Q(number__isnull=False),
                name="proposals_proposal_number",
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", master__isnull=False)
                | (~models.Q(state="merged") & models.Q(master__isnull=True)),
                name="proposals_proposal_merged_into_one",
            ),
        ]
        indexes = [models.Index(fields=["assembly", "state", "-created_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_collective(self) -> bool:
        return self.kind in self.COLLECTIVE


class Suggestion(OfAssembly):
    """建议: a numbered item of a proposal, followed to its fate on its own."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="suggestions")
    number = models.PositiveSmallIntegerField(_("序号"))
    text = models.CharField(_("建议"), max_length=500)

    class Meta:
        verbose_name = _("提案建议")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "proposal", "number"], name="proposals_suggestion_number")
        ]

    def __str__(self) -> str:
        return self.text


class Signature(OfAssembly):
    """联名: a member who was asked to sign, and consents or declines with a word."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("待回复")
        AGREED = "agreed", _("同意联名")
        DECLINED = "declined", _("谢绝联名")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="signatures")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="signatures")
    answer = models.CharField(_("回复"), max_length=8, choices=Answer.choices, default=Answer.WAITING)
    word = models.CharField(_("意见"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("回复时间"), null=True)

    class Meta:
        verbose_name = _("联名人")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "proposal", "member"], name="proposals_signature_once")
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.get_answer_display()}"


class Version(OfAssembly):
    """保存记录: a proposal's text as it was saved once. Old texts can be looked at and taken back."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.JSONField()  # title, situation, analysis, suggestions
    saved_at = models.DateTimeField(_("保存时间"), auto_now_add=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("保存记录")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "proposal", "number"], name="proposals_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.proposal} {self.number}"


class Ground(models.TextChoices):
    """不予立案的十种情形 (全国政协提案工作条例; domain: the ten cases)."""

    SECRET = "secret", _("涉及国家秘密")
    FORBIDDEN = "forbidden", _("国家明令禁止")
    PARTY_INNER = "party_inner", _("中共党员对党内组织、人事安排等问题有意见")
    OTHER_PARTY = "other_party", _("民主党派成员反映本组织内部问题")
    COURT = "court", _("进入民事、刑事、行政诉讼或者仲裁程序")
    ACADEMIC = "academic", _("属于学术研讨")
    PERSONAL = "personal", _("为本人或者亲属解决个人问题")
    ADVERTISING = "advertising", _("宣传、推介具体作品、产品")
    ACCUSING = "accusing", _("指名举报")
    EMPTY = "empty", _("内容空泛，没有具体建议")


class Examination(OfAssembly):
    """审查: the three checks, what the examiner proposes and what another person decided. Rows are never rewritten."""

    class Decision(models.TextChoices):
        ACCEPT = "accept", _("立案")
        DECLINE = "decline", _("不予立案")
        TURN = "turn", _("转社情民意")
        SEND_BACK = "send_back", _("退回修改")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="examinations")
    right_proposer = models.BooleanField(_("提案者符合规定"))
    right_content = models.BooleanField(_("内容符合规定"))
    right_form = models.BooleanField(_("形式符合规定"))
    proposed = models.CharField(_("审查意见"), max_length=10, choices=Decision.choices)
    ground = models.CharField(_("不立案情形"), max_length=12, choices=Ground.choices, blank=True)
    opinion = models.CharField(_("说明"), max_length=300, blank=True)
    heard = models.CharField(_("提案人意见"), max_length=300, blank=True)
    examined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("审查人")
    )
    examined_at = models.DateTimeField(_("审查时间"), auto_now_add=True)
    decision = models.CharField(_("审定"), max_length=10, choices=Decision.choices, blank=True)
    decided_by = account(_("审定人"))
    decided_at = models.DateTimeField(_("审定时间"), null=True)

    class Meta:
        verbose_name = _("审查")
        ordering = ["-pk"]
        constraints = [
            who_and_when("decided_by", "decided_at"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("examined_by")),
                name="proposals_examination_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal} {self.get_proposed_display()}"


# Django finds the models of the folders here.
from yishi.assembly.proposals.archive import models as _archive  # noqa: E402, F401
from yishi.assembly.proposals.handling import models as _handling  # noqa: E402, F401
from yishi.assembly.proposals.key import models as _key  # noqa: E402, F401
from yishi.assembly.proposals.quality import models as _quality  # noqa: E402, F401
from yishi.assembly.proposals.rating import models as _rating  # noqa: E402, F401
