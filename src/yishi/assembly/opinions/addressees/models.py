"""Who a bulletin was submitted to, by level, and what each of them did with it: one proof, two people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import path_of
from yishi.assembly.base.models import Thing, account
from yishi.assembly.opinions.models import Bulletin


class Level(models.TextChoices):
    LEADERS = "leaders", _("本级领导")
    DEPARTMENT = "department", _("部门")
    CITY = "city", _("市级")
    PROVINCE = "province", _("省级")
    NATION = "nation", _("国家级")


class Addressee(Thing):
    """报送对象: one office or leader that an issued bulletin went to."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="sent_to")
    name = models.CharField(_("报送对象"), max_length=80)
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices)
    dispatch = models.OneToOneField(
        "exchange.Dispatch", null=True, on_delete=models.PROTECT, related_name="addressee", verbose_name=_("交换包")
    )
    answer = models.CharField(_("对方意见"), max_length=500, blank=True)  # where it was kept and not adopted
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        verbose_name = _("报送对象")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "bulletin", "name"], name="opinions_addressee_once")]

    def __str__(self) -> str:
        return self.name


class Fate(Thing):
    """采用或批示: recorded with its proof by one person, counted once another confirmed it."""

    class Kind(models.TextChoices):
        ADOPTED = "adopted", _("采用")
        INSTRUCTION = "instruction", _("批示")

    class State(models.TextChoices):
        NOTED = "noted", _("待复核")
        CONFIRMED = "confirmed", _("已复核")
        RETURNED = "returned", _("已退回")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.NOTED)
    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="fates", verbose_name=_("报送对象"))
    report = models.ForeignKey(
        "opinions.Report",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="fates",
        verbose_name=_("针对哪一份信息"),
    )
    kind = models.CharField(_("类型"), max_length=12, choices=Kind.choices)
    day = models.DateField(_("日期"))
    words = models.TextField(_("原文摘录"))
    proof = models.FileField(_("佐证材料"), upload_to=path_of, blank=True)
    proof_name = models.CharField(max_length=200, blank=True)
    proof_note = models.CharField(_("佐证说明"), max_length=300)
    noted_by = account(_("登记人"))
    decided_by = account(_("复核人"))
    decided_at = models.DateTimeField(_("复核时间"), null=True)
    decision = models.CharField(_("复核意见"), max_length=200, blank=True)
    # Told by another assembly in a signed package: its signature stands for the two people.
    told_by = models.CharField(_("告知单位"), max_length=120, blank=True)
    received = models.ForeignKey(
        "exchange.Received", null=True, on_delete=models.PROTECT, related_name="fates", verbose_name=_("交换包")
    )

    class Meta:
        verbose_name = _("采用与批示")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True, decided_by__isnull=True)
                | models.Q(decided_at__isnull=False, decided_by__isnull=False)
                | models.Q(decided_at__isnull=False, received__isnull=False),
                name="opinions_fate_decided",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("noted_by")),
                name="opinions_fate_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.addressee} {self.get_kind_display()}"
