"""Hotline: tickets from the public, masked before they are stored, and the imports that brought them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when
from yishi.assembly.hotline import sources
from yishi.assembly.hotline.columns import WORDS


class Import(Thing):
    """导入: one file, read and masked in memory. Staged rows wait as a masked table until someone confirms."""

    class State(models.TextChoices):
        READING = "reading", _("尚未读取")
        STAGED = "staged", _("待确认")
        STORING = "storing", _("入库中")
        STORED = "stored", _("已入库")
        DISCARDED = "discarded", _("已放弃")
        UNDONE = "undone", _("已撤销")

    file_name = models.CharField(_("文件名"), max_length=200)
    file_hash = models.CharField(_("文件指纹"), max_length=64)  # sha-256 of the upload, which itself is not kept
    source = models.CharField(_("来源"), max_length=20, choices=sources.choices)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.STAGED)
    columns = models.JSONField(_("识别的列"), default=list)
    rows_good = models.PositiveIntegerField(_("可入库行数"), default=0)
    rows_bad = models.PositiveIntegerField(_("未通过行数"), default=0)
    rows_known = models.PositiveIntegerField(_("已有工单"), default=0)
    rows_stored = models.PositiveIntegerField(_("已入库行数"), default=0)
    report = models.JSONField(_("报告"), default=dict)
    half_key = models.BinaryField(null=True)  # of an upload that waits to be read (sealing.py); null: none waits
    run = models.ForeignKey("runs.Run", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("运行"))
    staged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("上传人")
    )
    decided_by = account(_("确认人"))
    decided_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("导入")
        ordering = ["-created_at"]
        constraints = [who_and_when("decided_by", "decided_at")]

    def __str__(self) -> str:
        return self.file_name


class Mapping(Thing):
    """列对应: which of our columns each header of a source's files is, as a person chose it."""

    source = models.CharField(_("来源"), max_length=20, choices=sources.choices)
    shape = models.CharField(max_length=64)  # fingerprint of the headers, whatever their order
    columns = models.JSONField(_("列对应"), default=dict)  # header → our column; null: left out
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("保存人")
    )

    class Meta:
        verbose_name = _("列对应")
        ordering = ["source", "-created_at"]
        constraints = [models.UniqueConstraint(fields=["assembly", "source", "shape"], name="hotline_mapping_shape")]

    def __str__(self) -> str:
        return f"{self.get_source_display()} · {len(self.columns)}"

    @property
    def words(self) -> list[tuple[str, str]]:
        """Header and what it is read as, in words."""
        return [(header, str(WORDS[column] if column else _("不读取"))) for header, column in self.columns.items()]


class Ticket(Thing):
    """工单: one message from the public. Holds no caller: only a keyed pseudonym that tells repeats apart."""

    source = models.CharField(_("来源"), max_length=20, choices=sources.choices)
    number = models.CharField(_("工单编号"), max_length=60)
    received_at = models.DateTimeField(_("来电时间"))
    title = models.CharField(_("标题"), max_length=200, blank=True)
    text = models.TextField(_("内容"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    village = models.ForeignKey(
        "people.Village",
        null=True,
        on_delete=models.SET_NULL,
        related_name="tickets",
        verbose_name=_("村(社区)"),
    )
    town = models.ForeignKey(
        "people.Town",
        null=True,
        on_delete=models.SET_NULL,
        related_name="tickets",
        verbose_name=_("镇(街道)"),
    )
    category = models.CharField(_("类别"), max_length=60, blank=True)
    likes = models.PositiveIntegerField(_("支持数"), null=True)
    caller = models.CharField(_("来电人代码"), max_length=16, blank=True)
    solved = models.BooleanField(_("已办结"), null=True)
    satisfied = models.BooleanField(_("满意"), null=True)
    unit = models.CharField(_("承办单位"), max_length=60, blank=True)  # as the source names it
    brought_by = models.ForeignKey(  # null: read out of another room
        Import, null=True, on_delete=models.PROTECT, related_name="tickets", verbose_name=_("导入")
    )

    class Meta:
        verbose_name = _("工单")
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "source", "number"], name="hotline_ticket_number"),
        ]
        indexes = [
            models.Index(fields=["assembly", "-received_at"]),
            models.Index(fields=["assembly", "village", "-received_at"]),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:40]


class Viewing(OfAssembly):
    """查阅记录: who opened or exported which tickets, when, and for what."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    what = models.CharField(_("范围"), max_length=200)
    rows = models.PositiveIntegerField(_("条数"))
    purpose = models.CharField(_("用途"), max_length=200, blank=True)
    exported = models.BooleanField(_("导出"), default=False)

    class Meta:
        verbose_name = _("查阅记录")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.user} {self.what}"
