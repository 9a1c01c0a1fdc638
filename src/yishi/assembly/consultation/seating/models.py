"""The seating plan of a session."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from yishi.assembly.base.models import OfAssembly, Thing
from yishi.assembly.consultation.seating.arranging import Order

COLUMNS, MOST_COLUMNS = 8, 30


class Seating(Thing):
    """座次表. Made whole by a rule; afterwards two change places."""

    consultation = models.OneToOneField("consultation.Consultation", on_delete=models.CASCADE, related_name="seating")
    order = models.CharField(_("排序"), max_length=10, choices=Order.choices, default=Order.NUMBER)
    columns = models.PositiveSmallIntegerField(
        _("每排座位数"),
        default=COLUMNS,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_COLUMNS)],
    )

    class Meta:
        verbose_name = _("座次表")

    def __str__(self) -> str:
        return str(_("%(title)s座次表") % {"title": self.consultation.title})


class Position(OfAssembly):
    """One seat. Row 0 is the rostrum (主席台); columns count from 1, from the left as seen from the floor."""

    seating = models.ForeignKey(Seating, on_delete=models.CASCADE, related_name="positions")
    row = models.PositiveSmallIntegerField(_("排"))
    column = models.PositiveSmallIntegerField(pgettext("seat", "座"))
    member = models.ForeignKey("people.Member", null=True, on_delete=models.PROTECT, related_name="+")
    guest = models.CharField(_("其他人员"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("座位")
        ordering = ["row", "column"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "seating", "row", "column"], name="consultation_position_once"),
        ]

    def __str__(self) -> str:
        return self.guest or (self.member.name if self.member else "")
