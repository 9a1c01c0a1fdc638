"""The record book as a list: what it shows, filters and sorts."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import FigureColumn
from yishi.assembly.base.filters import DayFilter
from yishi.assembly.people.filters import SeatedIn
from yishi.assembly.record import kinds
from yishi.assembly.record.models import Deed


class DeedFilter(django_filters.FilterSet):
    member = django_filters.CharFilter(label=_("委员"), field_name="member__name", lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label=_("类型"), choices=kinds.choices)
    title = django_filters.CharFilter(label=_("事由"), lookup_expr="icontains")
    since = DayFilter(_("起"), "day", "gte")
    until = DayFilter(_("止"), "day", "lte")
    sector = SeatedIn("sector", path="member__")
    committee = SeatedIn("committee", path="member__")
    group = SeatedIn("group", path="member__")

    class Meta:
        model = Deed
        fields = ("member", "kind", "title", "since", "until", "sector", "committee", "group")


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
