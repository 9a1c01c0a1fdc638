"""Policy documents that the office keeps, to see whether a report asks for what is already in force."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing, account


class Policy(Thing):
    """政策文件, cut into passages that are searched one by one."""

    title = models.CharField(_("文件名称"), max_length=120)
    number = models.CharField(_("文号"), max_length=40, blank=True)
    issuer = models.CharField(_("发文单位"), max_length=60)
    day = models.DateField(_("发文日期"))
    ended = models.DateField(_("废止日期"), null=True, blank=True)
    added_by = account(_("登记人"))

    class Meta:
        verbose_name = _("政策文件")
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "issuer", "number"],
                condition=~models.Q(number=""),
                name="opinions_policy_number",
            ),
            models.CheckConstraint(
                condition=models.Q(ended__isnull=True) | models.Q(ended__gte=models.F("day")),
                name="opinions_policy_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Passage(Thing):
    """A paragraph of a policy document."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        verbose_name = _("政策条文")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["assembly", "policy", "number"], name="opinions_passage_number")]

    def __str__(self) -> str:
        return self.text[:40]
