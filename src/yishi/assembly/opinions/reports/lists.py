"""The list of opinion reports: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
from yishi.assembly.base.filters import DayFilter
from yishi.assembly.opinions.reports.models import Report


class ReportFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("标题"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Report.State.choices)
    author = django_filters.ChoiceFilter(label=_("反映者"), choices=Report.Author.choices)
    since = DayFilter(_("提交起"), "submitted_at", "date__gte")
    until = DayFilter(_("提交止"), "submitted_at", "date__lte")

    class Meta:
        model = Report
        fields = ("title", "state", "author")


class ReportTable(tables.Table):
    title = tables.LinkColumn("opinions:report", args=[tables.A("public_id")])
    member = tables.Column(verbose_name=_("反映人"))
    state = StateColumn()
    submitted_at = MomentColumn()

    class Meta:
        model = Report
        fields = ("title", "author", "member", "state", "submitted_at")

    def render_member(self, record: Report) -> str:
        return record.reflector
