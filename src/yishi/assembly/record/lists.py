"""The record book as a list: what it shows, filters and sorts."""

from typing import Any

import django_filters
import django_tables2 as tables
from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import FigureColumn
from yishi.assembly.people.models import ActionGroup, Committee, Sector
from yishi.assembly.record import kinds
from yishi.assembly.record.models import Deed


def _of_assembly(model: Any) -> Any:
    return lambda request: model.objects.filter(assembly_id=request.user.assembly_id)


class DeedFilter(django_filters.FilterSet):
    member = django_filters.CharFilter(label=_("委员"), field_name="member__name", lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label=_("类型"), choices=kinds.choices)
    title = django_filters.CharFilter(label=_("事由"), lookup_expr="icontains")
    since = django_filters.DateFilter(
        label=_("起"), field_name="day", lookup_expr="gte", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        label=_("止"), field_name="day", lookup_expr="lte", widget=forms.DateInput(attrs={"type": "date"})
    )
    sector = django_filters.ModelChoiceFilter(
        label=_("界别"), queryset=_of_assembly(Sector), method="seated", field_name="sector"
    )
    committee = django_filters.ModelChoiceFilter(
        label=_("专委会"), queryset=_of_assembly(Committee), method="seated", field_name="committee"
    )
    group = django_filters.ModelChoiceFilter(
        label=_("行动小组"), queryset=_of_assembly(ActionGroup), method="seated", field_name="group"
    )

    class Meta:
        model = Deed
        fields = ("member", "kind", "title", "since", "until", "sector", "committee", "group")

    def seated(self, rows: Any, name: str, body: Any) -> Any:
        """Deeds of those who sit there now."""
        return rows.filter(**{f"member__seats__{name}": body, "member__seats__until__isnull": True})


class DeedTable(tables.Table):
    title = tables.LinkColumn("record:deed", args=[tables.A("public_id")])
    member = tables.Column(order_by=("member__pinyin", "member__name"))
    amount = FigureColumn()
    standing = tables.Column(verbose_name=_("状态"), empty_values=(), orderable=False)

    class Meta:
        model = Deed
        fields = ("day", "member", "kind", "title", "share", "amount", "recorded_by")

    def render_kind(self, value: str) -> str:
        return kinds.word_of(value)

    def render_share(self, value: str) -> str:
        return kinds.share_word(value)

    def render_standing(self, record: Deed) -> Any:
        return standing_word(record)


def standing_word(deed: Deed) -> Any:
    """Whether the row counts: it stands, was taken back, or takes another back."""
    if deed.reverses_id:
        return _("冲销记录")
    return _("已冲销") if getattr(deed, "taken_back", False) else _("有效")
