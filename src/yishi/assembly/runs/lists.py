"""The list of runs: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
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


class RunTable(tables.Table):
    title = tables.Column(linkify=("runs:run", [tables.A("public_id")]), verbose_name=_("工作"))
    state = StateColumn()
    created_at = MomentColumn(verbose_name=_("提交时间"))
    started_at = MomentColumn(verbose_name=_("开始"))
    seconds = tables.TemplateColumn("{{ value|duration }}", verbose_name=_("用时"), orderable=False)

    class Meta:
        model = Run
        fields = ("title", "state", "created_at", "started_at", "seconds", "started_by")
