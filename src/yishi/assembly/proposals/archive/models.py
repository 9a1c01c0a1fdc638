"""What an old list says of a proposal, as it says it; people and units are tied to ours where the name is certain."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account


class ArchiveImport(Thing):
    """历届提案导入: a list that was read, waiting for somebody to compare and confirm it."""

    class State(models.TextChoices):
        STAGED = "staged", _("待确认")
        STORED = "stored", _("已入库")
        DISCARDED = "discarded", _("已放弃")
        UNDONE = "undone", _("已撤销")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.STAGED)
    file_name = models.CharField(_("文件名"), max_length=200)
    rows = models.JSONField(default=list)
    faults = models.JSONField(default=list)  # {"row", "column", "found", "reason"}
    compared = models.JSONField(default=dict)  # what reconciling found (`reconciling.py`)
    staged_by = account(_("上传人"))

    class Meta:
        verbose_name = _("历届提案导入")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class PastProposal(Thing):
    """历届提案: one line of an old list."""

    brought = models.ForeignKey(ArchiveImport, on_delete=models.PROTECT, related_name="proposals")
    session = models.CharField(_("届次"), max_length=40)
    number = models.CharField(_("案号"), max_length=20)
    title = models.CharField(_("案由"), max_length=200)
    proposer = models.CharField(_("提案人"), max_length=120)
    cosigners = models.TextField(_("联名人"), blank=True)
    kind = models.CharField(_("类型"), max_length=40, blank=True)
    category = models.CharField(_("分类"), max_length=40, blank=True)
    text = models.TextField(_("内容"), blank=True)
    verdict = models.CharField(_("立案情况"), max_length=60, blank=True)
    units = models.CharField(_("承办单位"), max_length=300, blank=True)
    result = models.CharField(_("办理结果"), max_length=60, blank=True)
    reply = models.TextField(_("答复"), blank=True)
    satisfied = models.CharField(_("满意度"), max_length=60, blank=True)
    day = models.DateField(_("日期"), null=True)
    member = models.ForeignKey(
        "people.Member", null=True, on_delete=models.PROTECT, related_name="past_proposals", verbose_name=_("委员")
    )

    class Meta:
        verbose_name = _("历届提案")
        ordering = ["-session", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "session", "number"], name="proposals_past_session_number")
        ]

    def __str__(self) -> str:
        return self.title


class PastUnit(OfAssembly):
    """A unit of ours that an old list names as the handler."""

    proposal = models.ForeignKey(PastProposal, on_delete=models.CASCADE, related_name="handled_by")
    unit = models.ForeignKey("people.HandlingUnit", on_delete=models.PROTECT, related_name="past_proposals")

    class Meta:
        verbose_name = _("承办单位")
        constraints = [
            models.UniqueConstraint(fields=["assembly", "proposal", "unit"], name="proposals_past_unit_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)
