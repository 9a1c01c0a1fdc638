"""The list of proposals: what it shows, filters and sorts."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
from yishi.assembly.base.filters import of_assembly
from yishi.assembly.proposals.models import Plenary, Proposal, Signature


class ProposalFilter(django_filters.FilterSet):
    title = django_filters.CharFilter(label=_("案由"), lookup_expr="icontains")
    number = django_filters.NumberFilter(label=_("案号"))
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Proposal.State.choices)
    kind = django_filters.ChoiceFilter(label=_("类型"), choices=Proposal.Kind.choices)
    category = django_filters.ChoiceFilter(label=_("内容分类"), choices=Proposal.Category.choices)
    plenary = django_filters.ModelChoiceFilter(label=_("全体会议"), queryset=of_assembly(Plenary))

    class Meta:
        model = Proposal
        fields = ("title", "number", "state", "kind", "category", "plenary")


class ProposalTable(tables.Table):
    number = tables.Column(verbose_name=_("案号"), order_by=("plenary", "number"))
    title = tables.LinkColumn("proposals:proposal", args=[tables.A("public_id")])
    member = tables.Column(verbose_name=_("第一提案人"))
    state = StateColumn()
    submitted_at = MomentColumn()

    class Meta:
        model = Proposal
        fields = ("number", "title", "kind", "member", "category", "state", "submitted_at")

    def render_member(self, record: Proposal) -> str:
        return record.body or str(record.member)


class CatalogueTable(ProposalTable):
    """提案目录 as a workbook: all of a plenary, with signers and units."""

    signers = tables.Column(verbose_name=_("联名人"), empty_values=(), accessor="pk")
    units = tables.Column(verbose_name=_("承办单位"), empty_values=(), accessor="pk")
    classes = tables.Column(verbose_name=_("答复类别"), empty_values=(), accessor="pk")

    class Meta:
        model = Proposal
        fields = (*ProposalTable.Meta.fields, "signers", "units", "classes")

    def value_signers(self, record: Proposal) -> str:
        return "、".join(s.member.name for s in record.signatures.all() if s.answer == Signature.Answer.AGREED)

    def value_units(self, record: Proposal) -> str:
        return "、".join(f"{row.unit}（{row.get_part_display()}）" for row in _present(record))

    def value_classes(self, record: Proposal) -> str:
        replies = [row.reply for row in _present(record) if hasattr(row, "reply") and row.reply.result]
        return "、".join(reply.result.code for reply in replies if reply.result)


def _present(record: Proposal) -> list[Any]:
    """Parts of the round that counts."""
    return [row for row in record.assignments.all() if row.round == record.round and row.state != "taken_back"]
