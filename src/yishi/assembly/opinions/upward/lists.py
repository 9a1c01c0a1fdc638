"""The list of what assemblies below sent: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
from yishi.assembly.opinions.upward.models import Incoming


class IncomingFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("标题"), lookup_expr="icontains")
    sender = django_filters.CharFilter(label=_("来稿单位"), field_name="received__link__name", lookup_expr="icontains")

    class Meta:
        model = Incoming
        fields = ("title", "sender", "state")


class IncomingTable(tables.Table):
    title = tables.LinkColumn("opinions:incoming", args=[tables.A("public_id")])
    sender = tables.Column(verbose_name=_("来稿单位"), accessor="received__link__name")
    state = StateColumn()
    created_at = MomentColumn(verbose_name=_("收到时间"))

    class Meta:
        model = Incoming
        fields = ("title", "sender", "number", "state", "created_at")
