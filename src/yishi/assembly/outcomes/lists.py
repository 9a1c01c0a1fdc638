"""The list of outcomes: what it shows, filters and sorts."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.outcomes import sources
from yishi.assembly.outcomes.models import Outcome


class SourceColumn(tables.Column):
    """The consultation or proposal that it came of; a workbook gets its title."""

    def __init__(self, **more: Any) -> None:
        super().__init__(verbose_name=_("来自"), accessor="pk", empty_values=(), orderable=False, **more)

    def render(self, record: Outcome) -> str:
        source = sources.of(record)
        return format_html('<a href="{}">{}</a>', sources.page(source), source.title)

    def value(self, record: Outcome) -> str:
        return sources.of(record).title


class OutcomeFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("事由"), lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label=_("类型"), choices=Outcome.Kind.choices)
    level = django_filters.ChoiceFilter(label=_("层级"), choices=Outcome.Level.choices)
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Outcome.State.choices)

    class Meta:
        model = Outcome
        fields = ("title", "kind", "level", "state")


class OutcomeTable(tables.Table):
    title = tables.LinkColumn("outcomes:outcome", args=[tables.A("public_id")])
    source = SourceColumn()
    state = StateColumn()

    class Meta:
        model = Outcome
        fields = ("day", "kind", "level", "title", "source", "unit", "state")
