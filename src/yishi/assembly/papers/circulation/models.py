"""A paper on its way round, each reader's receipt, and the mark that keeps a paper internal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when


class OfPaper(models.Model):
    """Which paper: its kind and what it is made of."""

    kind = models.CharField(_("公文种类"), max_length=30)
    of = models.CharField(max_length=26)

    class Meta:
        abstract = True


class Internal(OfPaper, OfAssembly):
    """内部资料: while it stands, the paper is only made out to a reader."""

    marked_by = account(_("标注人"))
    marked_at = models.DateTimeField(_("标注时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("内部资料")
        constraints = [models.UniqueConstraint(fields=["assembly", "kind", "of"], name="papers_internal_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.of}"


class Circulation(OfPaper, Thing):
    """传阅: begun by one person for a purpose; over when everybody has read or it is ended."""

    title = models.CharField(_("标题"), max_length=200)
    words = models.CharField(_("传阅说明"), max_length=200, blank=True)
    begun_by = account(_("发起人"))
    ended_by = account(_("结束人"))
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    class Meta:
        verbose_name = _("传阅")
        ordering = ["-created_at"]
        constraints = [who_and_when("ended_by", "ended_at")]
        indexes = [models.Index(fields=["assembly", "kind", "of"])]

    def __str__(self) -> str:
        return self.title


class Copy(OfAssembly):
    """One reader's copy: when it was first opened, when its reader said so, and in which words."""

    circulation = models.ForeignKey(Circulation, on_delete=models.CASCADE, related_name="copies")
    reader = account(_("传阅人"))
    opened_at = models.DateTimeField(_("打开时间"), null=True)
    read_at = models.DateTimeField(_("已阅时间"), null=True)
    said = models.CharField(_("阅签意见"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("传阅件")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "circulation", "reader"], name="papers_copy_once")]

    def __str__(self) -> str:
        return f"{self.circulation}: {self.reader}"
