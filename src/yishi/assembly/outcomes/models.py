"""Outcomes: what was adopted, promised, done. One row, one proof, confirmed by a second person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, new_ulid, one_of, who_and_when


def proof_path(outcome: "Outcome", name: str) -> str:
    """Proofs are kept under random names: nothing of the uploader's file name reaches the disk."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return f"proofs/{outcome.assembly_id}/{new_ulid()}{suffix}"


class Outcome(Thing):
    """转化: a rung that a consultation's result, a proposal or an opinion report reached."""

    class Kind(models.TextChoices):
        """In the order of the ladder; the engine's scoring knows the same codes. What is declined says why, and counts
        for nothing."""

        ADOPTED = "adopted", _("采用")
        INSTRUCTION = "instruction", _("批示")
        PROMISED = "promised", _("承诺措施")
        DONE = "done", _("措施落实")
        POLICY = "policy", _("形成政策")
        AWARD = "award", _("获评表彰")
        COMPILED = "compiled", _("入选案例汇编")
        DECLINED = "declined", _("未采纳")

    class Level(models.TextChoices):
        TOWN = "town", _("镇(街道)")
        COUNTY = "county", _("县级")
        CITY = "city", _("市级")
        PROVINCE = "province", _("省级")
        NATION = "nation", _("国家级")

    class State(models.TextChoices):
        NOTED = "noted", _("待复核")
        CONFIRMED = "confirmed", _("已复核")
        RETURNED = "returned", _("已退回")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.NOTED)
    kind = models.CharField(_("类型"), max_length=12, choices=Kind.choices)
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices)
    day = models.DateField(_("日期"))
    title = models.CharField(_("事由"), max_length=200)
    words = models.TextField(_("原文摘录"), blank=True)
    consultation = models.ForeignKey(
        "consultation.Consultation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="outcomes",
        verbose_name=_("协商"),
    )
    proposal = models.ForeignKey(
        "proposals.Proposal",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="outcomes",
        verbose_name=_("提案"),
    )
    advice = models.ForeignKey(
        "consultation.Advice",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="outcomes",
        verbose_name=_("对应建议"),
    )
    report = models.ForeignKey(
        "opinions.Report",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="outcomes",
        verbose_name=_("社情民意信息"),
    )
    fate = models.ForeignKey(
        "opinions.Fate", null=True, on_delete=models.PROTECT, related_name="outcomes", verbose_name=_("采用与批示")
    )
    suggestion = models.ForeignKey(
        "proposals.Suggestion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="outcomes",
        verbose_name=_("对应的提案建议"),
    )
    promise = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="measures",
        verbose_name=_("兑现的承诺"),
    )
    bulletin = models.ForeignKey(
        "opinions.Bulletin",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="outcomes",
        verbose_name=_("专报"),
    )
    unit = models.ForeignKey(
        "people.HandlingUnit",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="outcomes",
        verbose_name=_("承办单位"),
    )
    due = models.DateField(_("承诺期限"), null=True, blank=True)
    proof = models.FileField(_("佐证材料"), upload_to=proof_path, blank=True)
    proof_name = models.CharField(max_length=200, blank=True)
    proof_note = models.CharField(_("佐证说明"), max_length=300)
    noted_by = account(_("登记人"))
    decided_by = account(_("复核人"))
    decided_at = models.DateTimeField(_("复核时间"), null=True)
    decision = models.CharField(_("复核意见"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("转化")
        ordering = ["-day", "-created_at"]
        constraints = [
            who_and_when("decided_by", "decided_at"),
            one_of("consultation", "proposal", "report"),
        ]
        indexes = [models.Index(fields=["assembly", "state", "-day"])]

    def __str__(self) -> str:
        return self.title


# Django finds the models of the folders here.
from yishi.assembly.outcomes.cases import models as _cases  # noqa: E402, F401
from yishi.assembly.outcomes.promises import models as _promises  # noqa: E402, F401
