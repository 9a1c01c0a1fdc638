"""The list of runs: what it shows, filters and sorts."""

from datetime import datetime
from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.runs.models import Run


class RunFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("工作"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Run.State.choices)
    started_by = django_filters.CharFilter(
        label=_("发起人"), field_name="started_by__full_name", lookup_expr="icontains"
    )

    class Meta:
        model = Run
        fields = ("title", "state", "started_by")


class Moment(tables.TemplateColumn):
    """A moment in the office's way; a workbook gets the moment itself."""

    def __init__(self, **words: Any) -> None:
        super().__init__("{{ value|moment }}", **words)

    def value(self, value: datetime, **_row: Any) -> datetime:
        return value


class RunTable(tables.Table):
    title = tables.Column(linkify=("runs:run", [tables.A("public_id")]), verbose_name=_("工作"))
    state = tables.TemplateColumn(template_name="runs/cells/state.html", verbose_name=_("状态"))
    created_at = Moment(verbose_name=_("提交时间"))
    started_at = Moment(verbose_name=_("开始"))
    seconds = tables.TemplateColumn("{{ value|duration }}", verbose_name=_("用时"), orderable=False)

    class Meta:
        model = Run
        fields = ("title", "state", "created_at", "started_at", "seconds", "started_by")
