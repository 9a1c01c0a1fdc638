"""A file of boundaries, read and matched, that waits for somebody to confirm it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account, who_and_when


class BoundaryImport(Thing):
    """边界导入. `matched`: [{"kind": town or village, "id", "name", "geometry"}]; `unmatched`: lines, each says why."""

    file_name = models.CharField(_("文件名"), max_length=200)
    matched = models.JSONField(default=list)
    unmatched = models.JSONField(default=list)
    brought_by = account(_("上传人"))
    confirmed_by = account(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)

    class Meta:
        verbose_name = _("边界导入")
        ordering = ["-created_at"]
        constraints = [who_and_when("confirmed_by", "confirmed_at")]

    def __str__(self) -> str:
        return self.file_name
