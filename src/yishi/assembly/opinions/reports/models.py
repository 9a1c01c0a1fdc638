"""Opinion reports (社情民意信息): what an author wrote, how it was reviewed, the office's edition, and its evidence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when
from yishi.assembly.opinions.reports.form_rules import CLAIM, OPINION, TITLE


class Texts(models.Model):
    """One matter in situation, analysis and advice."""

    title = models.CharField(_("标题"), max_length=TITLE)
    situation = models.TextField(_("情况"), blank=True)
    analysis = models.TextField(_("分析"), blank=True)
    advice = models.TextField(_("建议"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Report(Texts, Revised):
    """社情民意信息. Its life is in `rules.py`; the author's text is never changed by the office (see `Edition`)."""

    class Author(models.TextChoices):
        MEMBER = "member", _("委员个人")
        SECTOR = "sector", _("界别")
        COMMITTEE = "committee", _("专委会")
        PARTY = "party", _("党派团体")

    class State(models.TextChoices):
        DRAFT = "draft", _("草拟中")
        SUBMITTED = "submitted", _("待审稿")
        RETURNED = "returned", _("已退回")
        KEPT = "kept", _("已留存")
        ADOPTED = "adopted", _("已采用，编辑中")
        EDITED = "edited", _("待作者确认")
        APPROVED = "approved", _("已定稿")
        ISSUED = "issued", _("已刊发")
        WITHDRAWN = "withdrawn", _("已撤回")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    author = models.CharField(_("反映者"), max_length=10, choices=Author.choices, default=Author.MEMBER)
    member = models.ForeignKey(
        "people.Member", on_delete=models.PROTECT, related_name="reports", verbose_name=_("执笔委员")
    )
    body = models.CharField(_("集体名称"), max_length=60, blank=True)  # of a collective author
    source = models.CharField(_("来源"), max_length=80, blank=True)  # the ref of what it was begun from
    submitted_at = models.DateTimeField(_("提交时间"), null=True)
    news_seen_at = models.DateTimeField(null=True)  # when the author last took note of news

    class Meta:
        verbose_name = _("社情民意信息")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["assembly", "state", "-created_at"])]

    @property
    def is_collective(self) -> bool:
        return self.author != self.Author.MEMBER

    @property
    def reflector(self) -> str:
        """反映人, as a bulletin names the author."""
        return self.body if self.is_collective else self.member.name


class ReportVersion(OfAssembly):
    """保存记录: a report's text as it was saved once."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.JSONField()  # title, situation, analysis, advice
    saved_at = models.DateTimeField(_("保存时间"), auto_now_add=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("保存记录")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "report", "number"], name="opinions_reportversion_number")
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.number}"


class Review(OfAssembly):
    """审稿: what the office decided, with its opinion. Rows are never rewritten."""

    class Verdict(models.TextChoices):
        ADOPT = "adopt", _("采用")
        KEEP = "keep", _("留存")
        GIVE_BACK = "give_back", _("退回修改")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(_("审稿结果"), max_length=10, choices=Verdict.choices)
    opinion = models.CharField(_("审稿意见"), max_length=OPINION)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("审稿人")
    )
    reviewed_at = models.DateTimeField(_("审稿时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("审稿")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.report} {self.get_verdict_display()}"


class Edition(Texts, Revised):
    """编辑稿: the office's text beside the author's. One a round; the author agrees or objects with a word."""

    class Answer(models.TextChoices):
        AGREED = "agreed", _("同意刊发")
        OBJECTED = "objected", _("不同意")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="editions")
    round = models.PositiveSmallIntegerField(_("第几稿"))
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("编辑")
    )
    answer = models.CharField(_("作者意见"), max_length=10, choices=Answer.choices, blank=True)
    word = models.CharField(_("说明"), max_length=OPINION, blank=True)
    answered_by = account(_("答复人"))
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        verbose_name = _("编辑稿")
        ordering = ["-round"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "report", "round"], name="opinions_edition_round"),
            who_and_when("answered_by", "answered_at"),
        ]


class Claim(Thing):
    """依据: one claim of a report, and what it rests on."""

    class Kind(models.TextChoices):
        OBSERVED = "observed", _("本人走访所见")
        FIGURE = "figure", _("官方数据")
        TOPIC = "topic", _("群众来件议题")
        DOCUMENT = "document", _("政策或工作文件")
        PRESS = "press", _("媒体报道")
        HEARSAY = "hearsay", _("他人反映")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="claims")
    text = models.CharField(_("说法"), max_length=CLAIM)
    kind = models.CharField(_("依据类型"), max_length=10, choices=Kind.choices)
    source = models.CharField(_("出处"), max_length=CLAIM, blank=True)
    topic = models.ForeignKey(
        "topics.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("议题")
    )
    day = models.DateField(_("信息日期"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("登记人")
    )

    class Meta:
        verbose_name = _("依据")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Check(OfAssembly):
    """核查: what a person found after looking at what the desk shows. Rows are never rewritten."""

    class About(models.TextChoices):
        DUPLICATE = "duplicate", _("是否重复")
        POLICY = "policy", _("是否已有政策")

    class Result(models.TextChoices):
        NEW = "new", _("没有重复或覆盖")
        PARTLY = "partly", _("部分重复或覆盖")
        COVERED = "covered", _("已重复或覆盖")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="checks")
    about = models.CharField(_("核查内容"), max_length=10, choices=About.choices)
    result = models.CharField(_("核查结果"), max_length=10, choices=Result.choices)
    word = models.CharField(_("说明"), max_length=OPINION)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("核查人")
    )
    checked_at = models.DateTimeField(_("核查时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("核查")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.report} {self.get_about_display()}"
