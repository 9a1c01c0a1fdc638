"""Filters by the bodies that members sit in today."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.filters import of_assembly
from yishi.assembly.people.models import ActionGroup, Committee, Sector, Town

# What a seat ties a member to: its word and its rows.
BODIES: dict[str, tuple[Any, Any]] = {
    "sector": (_("界别"), Sector),
    "committee": (_("专委会"), Committee),
    "group": (_("行动小组"), ActionGroup),
    "group__town": (_("镇(街道)"), Town),
}


class SeatedIn(django_filters.ModelChoiceFilter):
    """Rows of members with a seat in the chosen body today. `path` leads from the row to its member (`member__`)."""

    def __init__(self, body: str, *, path: str = "") -> None:
        label, model = BODIES[body]
        super().__init__(label=label, queryset=of_assembly(model), field_name=f"{path}seats__{body}")
        self.today = {f"{path}seats__until__isnull": True}

    def filter(self, rows: Any, body: Any) -> Any:
        return rows.filter(**{self.field_name: body}, **self.today).distinct() if body else rows
