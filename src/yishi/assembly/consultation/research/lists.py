"""The list of research: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.consultation.research.models import Research


class ResearchFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("调研题目"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Research.State.choices)

    class Meta:
        model = Research
        fields = ("title", "state")


class ResearchTable(tables.Table):
    title = tables.LinkColumn("consultation:research", args=[tables.A("public_id")])
    went = tables.Column(verbose_name=_("调研活动"))
    state = StateColumn()

    class Meta:
        model = Research
        fields = ("title", "consultation", "head", "went", "state")
