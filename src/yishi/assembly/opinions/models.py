"""Bulletins (专报) and what they carry: one consultation's result, or opinion reports. Reports are in `reports/`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when


class Bulletin(Thing):
    """专报: one matter in situation, analysis and advice, or several reports; numbered when issued, then fixed."""

    class Kind(models.TextChoices):
        REPORTS = "reports", _("社情民意")
        SPECIAL = "special", _("专报")
        CONSULTATION = "consultation", _("协商专报")

    class State(models.TextChoices):
        DRAFT = "draft", _("起草中")
        REVIEW = "review", _("待审签")
        ISSUED = "issued", _("已签发")
        SENT = "sent", _("已报送")

    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.DRAFT)
    kind = models.CharField(_("刊种"), max_length=12, choices=Kind.choices, default=Kind.SPECIAL)
    consultation = models.ForeignKey(
        "consultation.Consultation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bulletins",
        verbose_name=_("协商"),
    )
    incoming = models.ForeignKey(
        "opinions.Incoming",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bulletins",
        verbose_name=_("下级来稿"),
    )
    incoming_place = models.PositiveSmallIntegerField(null=True)  # which of several reports it was made from
    title = models.CharField(_("标题"), max_length=120)
    situation = models.TextField(_("情况"))
    analysis = models.TextField(_("分析"))
    advice = models.TextField(_("建议"))
    addressees = models.CharField(_("报送"), max_length=200)
    signatory = models.CharField(_("签发人"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("年度"), null=True)
    issue = models.PositiveIntegerField(_("期号"), null=True)
    drafted_by = account(_("起草人"))
    issued_by = account(_("签发人"))
    issued_at = models.DateTimeField(_("签发时间"), null=True)
    sent_at = models.DateTimeField(_("报送时间"), null=True)
    returned_why = models.TextField(_("退回意见"), blank=True)

    class Meta:
        verbose_name = _("专报")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "kind", "year", "issue"],
                condition=models.Q(issue__isnull=False),
                name="opinions_bulletin_issue",
            ),
            who_and_when("issued_by", "issued_at"),
        ]

    def __str__(self) -> str:
        return self.title


class BulletinItem(OfAssembly):
    """A report in a bulletin, at its place. A report goes into one bulletin only."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="items")
    report = models.OneToOneField("opinions.Report", on_delete=models.PROTECT, related_name="item")
    place = models.PositiveSmallIntegerField(_("序号"))

    class Meta:
        verbose_name = _("刊载信息")
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["assembly", "bulletin", "place"], name="opinions_item_place")]

    def __str__(self) -> str:
        return f"{self.bulletin} {self.place}"


# Django finds the models of the folders here.
from yishi.assembly.opinions.addressees import models as _addressees  # noqa: E402, F401
from yishi.assembly.opinions.policies import models as _policies  # noqa: E402, F401
from yishi.assembly.opinions.reports import models as _reports  # noqa: E402, F401
from yishi.assembly.opinions.upward import models as _upward  # noqa: E402, F401
