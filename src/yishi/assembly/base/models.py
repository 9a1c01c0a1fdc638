"""Abstract models that every room builds on, the audit line (kept in `audit.py`), and gap-free numbers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from ulid import ULID

from yishi.assembly.base.audit import AuditLine

__all__ = ["AuditLine", "Dated", "OfAssembly", "Revised", "Series", "Thing", "account", "new_ulid", "who_and_when"]


def new_ulid() -> str:
    """A fresh public id: 26 characters, sortable by time of making (github.com/ulid/spec)."""
    return str(ULID())


class OfAssembly(models.Model):
    """A row of one assembly, the tenant: part of every unique index, so that an assembly can move out whole."""

    assembly = models.ForeignKey(
        "people.Assembly", on_delete=models.PROTECT, related_name="+", verbose_name=_("政协委员会")
    )

    class Meta:
        abstract = True


class Thing(OfAssembly):
    """A row that people point at by its public id (in addresses, papers, deeds)."""

    public_id = models.CharField(max_length=26, default=new_ulid, editable=False, unique=True)
    created_at = models.DateTimeField(_("登记时间"), auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def ref(self) -> str:
        """`kind:public_id`, the form in which deeds, outcomes and audit lines name a thing."""
        return f"{self._meta.model_name}:{self.public_id}"


class Revised(Thing):
    """A text that several people write. `version` counts savings, so that two writers lose nothing (`revising.py`)."""

    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class Dated(models.Model):
    """A fact that holds from one day to another: a past day shows the past."""

    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        abstract = True


def account(label: Any = None) -> models.ForeignKey:
    """Who did it; nobody until it is done."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
    )


def who_and_when(who: str, when: str) -> models.CheckConstraint:
    """A who/when pair stands together or not at all: nobody confirmed without a moment, no moment without a name."""
    both: dict[str, Any] = {f"{who}__isnull": False, f"{when}__isnull": False}
    neither: dict[str, Any] = {f"{who}__isnull": True, f"{when}__isnull": True}
    return models.CheckConstraint(
        condition=models.Q(**both) | models.Q(**neither), name=f"%(app_label)s_%(class)s_{who}_{when}"
    )


def one_of(*names: str) -> models.CheckConstraint:
    """Exactly one of these links is set: a row that is about one thing of several kinds."""
    condition = models.Q()
    for chosen in names:
        links: dict[str, Any] = {f"{name}__isnull": name != chosen for name in names}
        condition |= models.Q(**links)
    return models.CheckConstraint(condition=condition, name="%(app_label)s_%(class)s_of_one_thing")


class Series(OfAssembly):
    """A gap-free run of numbers, one a name and year: 〔2024〕1号, 2号, …"""

    name = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "name", "year"], name="base_series_name_year")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.last}"

    @classmethod
    def take(cls, *, assembly_id: int, name: str, year: int) -> int:
        """The next number. Inside the caller's transaction: if that fails, the number is given back."""
        cls.objects.get_or_create(assembly_id=assembly_id, name=name, year=year)
        row = cls.objects.select_for_update().get(assembly_id=assembly_id, name=name, year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return row.last
