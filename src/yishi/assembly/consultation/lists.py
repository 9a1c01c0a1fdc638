"""The list of consultations, and the search for members to invite."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
from yishi.assembly.base.filters import of_assembly
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.people.filters import SeatedIn
from yishi.assembly.people.models import Member, Town


class ConsultationFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("名称"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Consultation.State.choices)
    town = django_filters.ModelChoiceFilter(label=_("镇(街道)"), queryset=of_assembly(Town))

    class Meta:
        model = Consultation
        fields = ("title", "state", "town")


class ConsultationTable(tables.Table):
    starts_at = MomentColumn()
    title = tables.LinkColumn("consultation:consultation", args=[tables.A("public_id")])
    state = StateColumn()

    class Meta:
        model = Consultation
        fields = ("starts_at", "title", "topic", "town", "venue", "state")


class MemberFilter(django_filters.FilterSet):
    """Find members to invite: by name, or a whole body at once."""

    name = django_filters.CharFilter(label=_("姓名或拼音"), method="named")
    group = SeatedIn("group")
    committee = SeatedIn("committee")
    sector = SeatedIn("sector")

    class Meta:
        model = Member
        fields = ("name", "group", "committee", "sector")

    def named(self, rows: Any, _name: str, words: str) -> Any:
        return rows.filter(Q(name__icontains=words) | Q(pinyin__icontains=words))
