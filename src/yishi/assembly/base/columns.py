"""Columns that every list of the house shows in one way, and exports as plain values."""

from datetime import datetime
from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _


class StateColumn(tables.TemplateColumn):
    """The thing's state as a badge; its word in a workbook."""

    def __init__(self, **more: Any) -> None:
        super().__init__(template_name="lists/state.html", verbose_name=_("状态"), **more)

    def value(self, record: Any, **_row: Any) -> str:
        return str(record.get_state_display())


class MomentColumn(tables.TemplateColumn):
    """A moment in the office's way; a workbook gets the moment itself."""

    def __init__(self, **more: Any) -> None:
        super().__init__("{{ value|moment }}", **more)

    def value(self, value: datetime, **_row: Any) -> datetime:
        return value


class FigureColumn(tables.Column):
    """A number, right-aligned, without the noise of binary fractions; a workbook gets the number."""

    def __init__(self, **more: Any) -> None:
        super().__init__(attrs={"th": {"class": "y-number"}, "td": {"class": "y-number y-figure"}}, **more)

    def render(self, value: float) -> str:
        return f"{round(value, 2):g}"

    def value(self, value: Any, **_row: Any) -> Any:
        return round(value, 2) if value is not None else None
