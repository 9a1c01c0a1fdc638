"""The lists of supervisions and of findings: what they show, filter and sort."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import StateColumn
from yishi.assembly.base.filters import of_assembly
from yishi.assembly.consultation.supervision import board
from yishi.assembly.consultation.supervision.models import Finding, Supervision
from yishi.assembly.people.models import HandlingUnit, Town

KINDS = (
    ("late", _("已逾期")),
    ("soon", _("两周内到期")),
    ("reopened", _("重新整改")),
    ("claimed", _("已报整改，待回头看")),
    ("living", _("尚未解决")),
    ("cured", _("已整改到位")),
)


class SupervisionFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("监督议题"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Supervision.State.choices)
    year = django_filters.NumberFilter(label=_("年度"))

    class Meta:
        model = Supervision
        fields = ("title", "state", "year")


class SupervisionTable(tables.Table):
    title = tables.LinkColumn("consultation:supervision", args=[tables.A("public_id")])
    found = tables.Column(verbose_name=_("问题数"))
    living = tables.Column(verbose_name=_("尚未解决"))
    state = StateColumn()

    class Meta:
        model = Supervision
        fields = ("title", "committee", "head", "found", "living", "state")


class FindingFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(label=_("类别"), choices=KINDS, method="of_kind")
    text = django_filters.CharFilter(label=_("问题"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Finding.State.choices)
    unit = django_filters.ModelChoiceFilter(label=_("责任单位"), queryset=of_assembly(HandlingUnit))
    town = django_filters.ModelChoiceFilter(label=_("镇(街道)"), queryset=of_assembly(Town))
    severity = django_filters.ChoiceFilter(label=_("程度"), choices=Finding.Severity.choices)

    class Meta:
        model = Finding
        fields = ("kind", "text", "state", "unit", "town", "severity")

    def of_kind(self, rows: Any, _name: str, kind: str) -> Any:
        return rows.filter(board.groups(timezone.localdate())[kind])


class FindingTable(tables.Table):
    text = tables.TemplateColumn(
        '<a href="{% url "consultation:finding" record.public_id %}">{{ record.number }}. {{ value }}</a>'
        '<br><span class="y-quiet">{{ record.supervision }}</span>',
    )
    due = tables.TemplateColumn("{{ value|day }}")
    village = tables.Column(empty_values=(), order_by=("town__name", "village__name"))
    state = StateColumn()

    class Meta:
        model = Finding
        fields = ("text", "severity", "unit", "due", "village", "reopened", "state")

    def value_text(self, record: Finding) -> str:
        return f"{record.supervision} {record.number}. {record.text}"

    def value_due(self, value: Any) -> Any:
        return value

    def render_village(self, record: Finding) -> str:
        return f"{record.town or ''}{record.village or ''}" or "—"
