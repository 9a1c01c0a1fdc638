"""The list of bulletins: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
from yishi.assembly.opinions.models import Bulletin


class BulletinFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("标题"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Bulletin.State.choices)
    kind = django_filters.ChoiceFilter(label=_("刊种"), choices=Bulletin.Kind.choices)
    year = django_filters.NumberFilter(label=_("年度"))

    class Meta:
        model = Bulletin
        fields = ("title", "state", "kind", "year")


class BulletinTable(tables.Table):
    issue = tables.Column(verbose_name=_("期号"), order_by=("-year", "-issue"))
    title = tables.LinkColumn("opinions:bulletin", args=[tables.A("public_id")])
    consultation = tables.LinkColumn(
        "consultation:consultation", args=[tables.A("consultation__public_id")], verbose_name=_("协商")
    )
    state = StateColumn()
    issued_at = MomentColumn()
    sent_at = MomentColumn()

    class Meta:
        model = Bulletin
        fields = ("kind", "issue", "title", "consultation", "state", "drafted_by", "issued_at", "sent_at")

    def render_issue(self, record: Bulletin) -> str:
        return f"〔{record.year}〕{record.issue}"
