"""The hotspot brief: what the public raised in one week or month, in counts, with the words of its editors."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, who_and_when


class Brief(Thing):
    """热点简报: of a whole week or month. Counted when drafted, numbered when published, and fixed from then on."""

    class Kind(models.TextChoices):
        WEEK = "week", _("周报")
        MONTH = "month", _("月报")

    class State(models.TextChoices):
        DRAFT = "draft", _("起草中")
        SIGNED = "signed", _("已签发")
        PUBLISHED = "published", _("已发布")
        WITHDRAWN = "withdrawn", _("已撤回")

    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.DRAFT)
    kind = models.CharField(_("类型"), max_length=5, choices=Kind.choices, default=Kind.WEEK)
    first = models.DateField(_("起"))
    last = models.DateField(_("止"))
    numbers = models.JSONField(_("数字"))  # what the paper is made of; shape: queries_brief.numbers
    note = models.TextField(_("按语"), blank=True)
    notes = models.JSONField(_("议题按语"), default=dict)  # public id of a topic → text
    addressees = models.CharField(_("发送范围"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("年度"), null=True)
    issue = models.PositiveIntegerField(_("期号"), null=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("起草人")
    )
    edited_by = account(_("修改人"))
    signed_by = account(_("签发人"))
    signed_at = models.DateTimeField(_("签发时间"), null=True)
    signatory = models.CharField(_("签发人"), max_length=40, blank=True)  # the name as it was then
    published_by = account(_("发布人"))
    published_at = models.DateTimeField(_("发布时间"), null=True)
    returned_why = models.TextField(_("退回意见"), blank=True)
    withdrawn_by = account(_("撤回人"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)
    withdrawn_why = models.TextField(_("撤回理由"), blank=True)

    class Meta:
        verbose_name = _("热点简报")
        ordering = ["-last", "-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "year", "issue"],
                condition=models.Q(issue__isnull=False),
                name="topics_brief_issue",
            ),
            models.UniqueConstraint(
                fields=["assembly", "first", "last"],
                condition=~models.Q(state="withdrawn"),
                name="topics_brief_period",
            ),
            who_and_when("signed_by", "signed_at"),
            who_and_when("published_by", "published_at"),
            who_and_when("withdrawn_by", "withdrawn_at"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.first:%Y-%m-%d}—{self.last:%m-%d}"
