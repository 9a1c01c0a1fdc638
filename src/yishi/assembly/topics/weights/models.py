"""What the parts of a rank weigh, and the words of each committee's remit."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import OfAssembly, Thing


class WeightSet(Thing):
    """权重: what each part of a rank counts for, from the day it was set until the next set. The newest is in force."""

    weights = models.JSONField(_("权重"))  # part → points
    why = models.TextField(_("理由"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("设定人")
    )

    class Meta:
        verbose_name = _("权重")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["assembly", "-created_at"])]

    def __str__(self) -> str:
        return " · ".join(f"{part} {weight:g}" for part, weight in self.weights.items())


class Remit(OfAssembly):
    """职能用语: the words by which a message shows that it falls to a committee."""

    committee = models.OneToOneField(
        "people.Committee", on_delete=models.CASCADE, related_name="remit", verbose_name=_("专委会")
    )
    words = models.JSONField(_("职能用语"), default=list)

    class Meta:
        verbose_name = _("职能用语")
        constraints = [models.UniqueConstraint(fields=["assembly", "committee"], name="topics_remit_committee")]

    def __str__(self) -> str:
        return f"{self.committee}：{'、'.join(self.words)}"
