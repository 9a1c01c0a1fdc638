"""The audit log as a list: who did what to which thing, and why."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.audit import AuditLine
from yishi.assembly.base.columns import MomentColumn


class AuditFilter(django_filters.FilterSet):
    actor_name = django_filters.CharFilter(label=_("操作人"), lookup_expr="icontains")
    verb = django_filters.CharFilter(label=_("操作"), lookup_expr="icontains")
    title = django_filters.CharFilter(label=_("名称"), lookup_expr="icontains")

    class Meta:
        model = AuditLine
        fields = ("actor_name", "verb", "title")


class AuditTable(tables.Table):
    at = MomentColumn()

    class Meta:
        model = AuditLine
        fields = ("at", "actor_name", "verb", "title", "why", "thing")
        order_by = "-at"
