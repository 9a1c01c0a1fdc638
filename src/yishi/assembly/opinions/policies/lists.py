"""The register of policy documents: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.opinions.policies.models import Policy


class PolicyFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("文件名称"), lookup_expr="icontains")
    issuer = django_filters.CharFilter(label=_("发文单位"), lookup_expr="icontains")

    class Meta:
        model = Policy
        fields = ("title", "issuer")


class PolicyTable(tables.Table):
    title = tables.LinkColumn("opinions:policy", args=[tables.A("public_id")])
    day = tables.TemplateColumn("{{ value|day }}")
    ended = tables.TemplateColumn("{{ value|day }}")

    class Meta:
        model = Policy
        fields = ("title", "number", "issuer", "day", "ended")
