"""Filters that lists of several rooms share."""

from collections.abc import Callable
from typing import Any

import django_filters

from yishi.assembly.base.inputs import date_input


def of_assembly(model: Any) -> Callable[[Any], Any]:
    """The choices of a filter: rows of `model` in the reader's own assembly."""
    return lambda request: model.objects.filter(assembly_id=request.user.assembly_id)


class DayFilter(django_filters.DateFilter):
    """A day picked from the browser's calendar: `lookup` is gte, lte, date__gte …"""

    def __init__(self, label: Any, field: str, lookup: str) -> None:
        widget = date_input()
        super().__init__(label=label, field_name=field, lookup_expr=lookup, widget=widget)
