"""The list of hotspot briefs: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
from yishi.assembly.topics.brief.models import Brief


class BriefFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(label=_("类型"), choices=Brief.Kind.choices)
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Brief.State.choices)
    year = django_filters.NumberFilter(label=_("年度"))

    class Meta:
        model = Brief
        fields = ("kind", "state", "year")


class BriefTable(tables.Table):
    first = tables.TemplateColumn(
        '<a href="{% url "topics:brief" record.public_id %}">{% if record.kind == "month" %}{{ record.first|month }}'
        "{% else %}{{ record.first|day }}—{{ record.last|day }}{% endif %}</a>",
        verbose_name=_("时期"),
        order_by=("-last", "-first"),
    )
    issue = tables.Column(verbose_name=_("期号"), order_by=("-year", "-issue"))
    state = StateColumn()
    published_at = MomentColumn()

    class Meta:
        model = Brief
        fields = ("first", "kind", "issue", "state", "drafted_by", "published_at")

    def render_issue(self, record: Brief) -> str:
        return f"〔{record.year}〕{record.issue}"

    def value_first(self, record: Brief) -> str:
        return f"{record.first:%Y-%m-%d}—{record.last:%Y-%m-%d}"
