"""The register as a list and as a workbook."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.filters import of_assembly
from yishi.assembly.outcomes.lists import SourceColumn
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises.queries import STANDINGS, TONES
from yishi.assembly.people.models import HandlingUnit


class PromiseFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("事由"), lookup_expr="icontains")
    unit = django_filters.ModelChoiceFilter(label=_("承办单位"), queryset=of_assembly(HandlingUnit))
    standing = django_filters.ChoiceFilter(label=_("履行情况"), choices=list(STANDINGS.items()))

    class Meta:
        model = Outcome
        fields = ("title", "unit", "standing")


class PromiseTable(tables.Table):
    title = tables.LinkColumn("outcomes:outcome", args=[tables.A("public_id")])
    source = SourceColumn()
    standing = tables.Column(verbose_name=_("履行情况"))
    times = tables.Column(verbose_name=_("延期次数"))
    done_on = tables.DateColumn(verbose_name=_("兑现日期"))

    class Meta:
        model = Outcome
        fields = ("due", "title", "unit", "source", "standing", "times", "done_on")

    def render_standing(self, value: str) -> Any:
        return format_html('<span class="y-state" data-tone="{}">{}</span>', TONES[value], STANDINGS[value])

    def value_standing(self, value: str) -> str:
        return str(STANDINGS[value])
