"""The list of parts: what is due first on top."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.base.filters import of_assembly
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals.handling import rules
from yishi.assembly.proposals.handling.models import Assignment


class AssignmentFilter(django_filters.FilterSet):
    unit = django_filters.ModelChoiceFilter(label=_("承办单位"), queryset=of_assembly(HandlingUnit))
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Assignment.State.choices)
    part = django_filters.ChoiceFilter(label=_("办理方式"), choices=Assignment.Part.choices)
    late = django_filters.BooleanFilter(label=_("已逾期"), method="is_late")

    class Meta:
        model = Assignment
        fields = ("unit", "state", "part", "late")

    def is_late(self, rows: Any, _name: str, late: bool) -> Any:
        overdue = {"state__in": rules.RUNNING, "due__lt": timezone.localdate()}
        return rows.filter(**overdue) if late else rows.exclude(**overdue)


class AssignmentTable(tables.Table):
    proposal = tables.LinkColumn("proposals:assignment", args=[tables.A("public_id")])
    state = StateColumn()

    class Meta:
        model = Assignment
        fields = ("proposal", "unit", "part", "state", "handed_on", "sign_due", "due")
