"""The catalogue of earlier terms: what it shows, filters and sorts."""

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from yishi.assembly.proposals.archive.models import PastProposal


class PastFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(label=_("案由或内容"), method="by_words")
    session = django_filters.CharFilter(label=_("届次"), lookup_expr="icontains")
    proposer = django_filters.CharFilter(label=_("提案人"), method="by_name")
    units = django_filters.CharFilter(label=_("承办单位"), lookup_expr="icontains")

    class Meta:
        model = PastProposal
        fields = ("words", "session", "proposer", "units")

    def by_words(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(Q(title__icontains=value) | Q(text__icontains=value))

    def by_name(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(Q(proposer__icontains=value) | Q(cosigners__icontains=value))


class PastTable(tables.Table):
    title = tables.LinkColumn("proposals:past_proposal", args=[tables.A("public_id")])

    class Meta:
        model = PastProposal
        fields = ("session", "number", "title", "proposer", "verdict", "units", "result")
