"""The list of themes: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.consultation.themes.models import Theme


class ThemeFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("主题名称"), lookup_expr="icontains")
    year = django_filters.NumberFilter(label=_("年度"))
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Theme.State.choices)

    class Meta:
        model = Theme
        fields = ("title", "year", "state")


class ThemeTable(tables.Table):
    title = tables.LinkColumn("consultation:theme", args=[tables.A("public_id")])
    year = tables.TemplateColumn("{{ value|unlocalized }}")
    sessions = tables.Column(verbose_name=_("协商次数"))
    state = StateColumn()

    class Meta:
        model = Theme
        fields = ("title", "year", "leader", "sessions", "state")

    def value_year(self, value: int) -> int:
        return value
