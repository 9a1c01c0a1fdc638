"""The agenda of a session and its items."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Revised, account, who_and_when


class Agenda(Revised):
    """议程. Issued once; afterwards it changes only by being taken back."""

    consultation = models.OneToOneField(
        "consultation.Consultation", on_delete=models.PROTECT, related_name="agenda", verbose_name=_("协商")
    )
    without_first_why = models.CharField(_("没有第一议题的理由"), max_length=200, blank=True)
    issued_by = account()
    issued_at = models.DateTimeField(_("印发时间"), null=True)
    current = models.ForeignKey(
        "consultation.Part", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("正在进行")
    )

    class Meta:
        verbose_name = _("议程")
        constraints = [who_and_when("issued_by", "issued_at")]

    def __str__(self) -> str:
        return str(_("%(title)s议程") % {"title": self.consultation.title})


class Part(OfAssembly):
    """议程项目: one item, in its order."""

    class Kind(models.TextChoices):
        FIRST = "first", _("第一议题")
        REPORT = "report", _("情况通报")
        SPEECH = "speech", _("委员发言")
        REPLY = "reply", _("部门回应")
        TALK = "talk", _("互动协商")
        VOTE = "vote", _("表决")
        CLOSING = "closing", _("总结讲话")

    agenda = models.ForeignKey(Agenda, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField(_("序号"))
    kind = models.CharField(_("类型"), max_length=8, choices=Kind.choices)
    title = models.CharField(_("议程内容"), max_length=120)
    speaker = models.CharField(_("主讲"), max_length=60, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("分钟"), default=10, validators=[MinValueValidator(1), MaxValueValidator(480)]
    )

    class Meta:
        verbose_name = _("议程项目")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "agenda", "number"], name="consultation_part_number")
        ]

    def __str__(self) -> str:
        return self.title
