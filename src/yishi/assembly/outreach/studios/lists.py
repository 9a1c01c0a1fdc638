"""Lists of studios and of what was brought to them."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.base.filters import of_assembly
from yishi.assembly.outreach.studios.models import Matter, StudioCase
from yishi.assembly.people.models import Sector


class StudioFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(label=_("工作室名称"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=StudioCase.State.choices)
    sector = django_filters.ModelChoiceFilter(label=_("界别"), queryset=of_assembly(Sector))

    class Meta:
        model = StudioCase
        fields = ("name", "state", "sector")


class StudioTable(tables.Table):
    name = tables.LinkColumn("outreach:studio", args=[tables.A("public_id")])
    town = tables.Column(accessor="village__town", verbose_name=_("镇(街道)"))
    state = StateColumn()

    class Meta:
        model = StudioCase
        fields = ("name", "kind", "sector", "town", "head", "state")


class MatterFilter(django_filters.FilterSet):
    text = django_filters.CharFilter(label=_("关键词"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Matter.State.choices)

    class Meta:
        model = Matter
        fields = ("text", "state")


class MatterTable(tables.Table):
    text = tables.TemplateColumn(
        '<a href="{% url "outreach:matter" record.public_id %}">{{ record }}</a>', verbose_name=_("反映事项")
    )
    day = tables.TemplateColumn("{{ value|day }}", verbose_name=_("来访日期"))
    due = tables.TemplateColumn("{% if value %}{{ value|day }}{% else %}—{% endif %}", verbose_name=_("期限"))
    state = StateColumn()

    class Meta:
        model = Matter
        fields = ("text", "case", "day", "owner", "due", "state")
