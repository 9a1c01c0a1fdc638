"""What may happen to a promise besides being kept: more time, with the reason; or withdrawn, with the reason."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly
from yishi.assembly.outcomes.models import Outcome


class Extension(OfAssembly):
    """延期: the date moves from `before` to `until`. Never rewritten; they are counted."""

    promise = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="extensions")
    before = models.DateField(_("原期限"))
    until = models.DateField(_("延期至"))
    why = models.CharField(_("延期理由"), max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("登记时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("承诺延期")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("before")), name="outcomes_extension_is_later")
        ]

    def __str__(self) -> str:
        return f"{self.promise} {self.until}"


class Withdrawal(OfAssembly):
    """撤销: the promise no longer stands. It stays on the register with the reason."""

    promise = models.OneToOneField(Outcome, on_delete=models.PROTECT, related_name="withdrawal")
    why = models.CharField(_("撤销理由"), max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("登记时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("承诺撤销")

    def __str__(self) -> str:
        return str(self.promise)
