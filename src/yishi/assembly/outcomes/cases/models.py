"""A year's book, and the cases in it: each told of one consultation, proposal or opinion report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, one_of, who_and_when


class CaseBook(Thing):
    """案例汇编: written by the office, published by a leader, then fixed."""

    class State(models.TextChoices):
        DRAFT = "draft", _("编写中")
        PUBLISHED = "published", _("已刊印")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    year = models.PositiveSmallIntegerField(_("年度"))
    title = models.CharField(_("书名"), max_length=60)
    foreword = models.TextField(_("前言"), blank=True)
    begun_by = account(_("编者"))
    published_by = account(_("签发人"))
    published_at = models.DateTimeField(_("刊印时间"), null=True)

    class Meta:
        verbose_name = _("案例汇编")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "year", "title"], name="outcomes_book_title"),
            who_and_when("published_by", "published_at"),
        ]

    def __str__(self) -> str:
        return self.title


class Case(Thing):
    """案例: 背景, 做法, 成效 from the records, 启示 by whoever writes."""

    book = models.ForeignKey(CaseBook, on_delete=models.CASCADE, related_name="cases")
    place = models.PositiveSmallIntegerField(_("序号"))
    title = models.CharField(_("标题"), max_length=120)
    background = models.TextField(_("背景"), blank=True)
    doing = models.TextField(_("做法"), blank=True)
    result = models.TextField(_("成效"), blank=True)
    lesson = models.TextField(_("启示"), blank=True)
    consultation = models.ForeignKey(
        "consultation.Consultation", null=True, on_delete=models.PROTECT, related_name="cases"
    )
    proposal = models.ForeignKey("proposals.Proposal", null=True, on_delete=models.PROTECT, related_name="cases")
    report = models.ForeignKey("opinions.Report", null=True, on_delete=models.PROTECT, related_name="cases")
    added_by = account(_("选入人"))

    class Meta:
        verbose_name = _("案例")
        ordering = ["place", "pk"]
        constraints = [
            one_of("consultation", "proposal", "report"),
            models.UniqueConstraint(fields=["assembly", "book", "consultation"], name="outcomes_case_consultation"),
            models.UniqueConstraint(fields=["assembly", "book", "proposal"], name="outcomes_case_proposal"),
            models.UniqueConstraint(fields=["assembly", "book", "report"], name="outcomes_case_report"),
        ]

    def __str__(self) -> str:
        return self.title
