"""Lists of visits, promises, firms: what they show, filter and sort."""

from datetime import date, datetime
from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.base.filters import DayFilter, of_assembly
from yishi.assembly.outreach.visits.models import Firm, Promise, Visit
from yishi.assembly.people.models import ActionGroup, Town

DAY = "{{ value|day }}"


class VisitFilter(django_filters.FilterSet):
    said = django_filters.CharFilter(label=_("关键词"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Visit.State.choices)
    town = django_filters.ModelChoiceFilter(label=_("镇(街道)"), field_name="village__town", queryset=of_assembly(Town))
    group = django_filters.ModelChoiceFilter(label=_("行动小组"), queryset=of_assembly(ActionGroup))
    since = DayFilter(_("走访日期起"), "day", "gte")
    until = DayFilter(_("走访日期止"), "day", "lte")

    class Meta:
        model = Visit
        fields = ("said", "state", "town", "group")


class VisitTable(tables.Table):
    place = tables.LinkColumn(
        "outreach:visit", args=[tables.A("public_id")], verbose_name=_("走访地点"), orderable=False
    )
    town = tables.Column(accessor="village__town", verbose_name=_("镇(街道)"))
    day = tables.TemplateColumn(DAY, verbose_name=_("走访日期"))
    members = tables.ManyToManyColumn(verbose_name=_("走访委员"), separator="、")
    said = tables.TemplateColumn("{{ value|masked|truncatechars:40 }}", verbose_name=_("群众怎么说"), orderable=False)
    state = StateColumn()

    class Meta:
        model = Visit
        fields = ("place", "town", "day", "members", "said", "state")

    def value_day(self, value: date) -> date:
        return value

    def value_said(self, value: str) -> str:
        return value


class PromiseFilter(django_filters.FilterSet):
    text = django_filters.CharFilter(label=_("关键词"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Promise.State.choices)
    until = DayFilter(_("期限止"), "due", "lte")

    class Meta:
        model = Promise
        fields = ("text", "state")


class PromiseTable(tables.Table):
    text = tables.LinkColumn("outreach:visit", args=[tables.A("visit__public_id")])
    visit = tables.Column(accessor="visit__place", verbose_name=_("走访地点"), orderable=False)
    owner = tables.Column()
    due = tables.TemplateColumn(DAY, verbose_name=_("期限"))
    state = StateColumn()

    class Meta:
        model = Promise
        fields = ("text", "visit", "owner", "due", "state", "answer")

    def value_due(self, value: date) -> date:
        return value


class FirmFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(label=_("主体名称"), lookup_expr="icontains")
    town = django_filters.ModelChoiceFilter(label=_("镇(街道)"), field_name="village__town", queryset=of_assembly(Town))
    size = django_filters.ChoiceFilter(label=_("规模"), choices=Firm.Size.choices)
    checked = django_filters.BooleanFilter(
        label=_("已核对"), field_name="checked_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Firm
        fields = ("name", "town", "size")


class FirmTable(tables.Table):
    name = tables.LinkColumn("outreach:edit_firm", args=[tables.A("public_id")])
    town = tables.Column(accessor="village__town", verbose_name=_("镇(街道)"))
    last = tables.TemplateColumn(
        "{% if value %}{{ value|day }}{% else %}—{% endif %}", verbose_name=_("最近走访"), empty_values=()
    )
    checked = tables.Column(accessor="checked_at", verbose_name=_("核对"), empty_values=())

    class Meta:
        model = Firm
        fields = ("name", "town", "village", "size", "trade", "last", "checked")

    def render_checked(self, value: datetime | None) -> Any:
        return _("已核对") if value else _("待核对")
