"""The list of outcomes: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.outcomes.models import Outcome


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
    consultation = tables.LinkColumn(
        "consultation:consultation", args=[tables.A("consultation__public_id")], verbose_name=_("协商")
    )
    state = StateColumn()

    class Meta:
        model = Outcome
        fields = ("day", "kind", "level", "title", "consultation", "unit", "state")
