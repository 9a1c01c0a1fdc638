"""Lists of the room: what they show, filter and sort."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import MomentColumn, StateColumn
from yishi.assembly.base.filters import DayFilter, of_assembly
from yishi.assembly.hotline import sources
from yishi.assembly.hotline.models import Import, Ticket, Viewing
from yishi.assembly.people.models import Town, Village

YES_NO = (_("是"), _("否"))


class TicketFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(label=_("内容"), method="told")
    town = django_filters.ModelChoiceFilter(label=_("镇(街道)"), queryset=of_assembly(Town))
    village = django_filters.ModelChoiceFilter(label=_("村(社区)"), queryset=of_assembly(Village))
    category = django_filters.CharFilter(label=_("类别"), lookup_expr="icontains")
    source = django_filters.ChoiceFilter(label=_("来源"), choices=sources.choices)
    since = DayFilter(_("起"), "received_at", "date__gte")
    until = DayFilter(_("止"), "received_at", "date__lte")

    class Meta:
        model = Ticket
        fields = ("words", "town", "village", "category", "source", "since", "until")

    def told(self, rows: Any, _name: str, words: str) -> Any:
        for word in words.split():
            rows = rows.filter(Q(text__icontains=word) | Q(title__icontains=word) | Q(place__icontains=word))
        return rows


class TicketTable(tables.Table):
    received_at = MomentColumn(verbose_name=_("来电时间"))
    title = tables.LinkColumn("hotline:ticket", args=[tables.A("public_id")], empty_values=())

    class Meta:
        model = Ticket
        fields = ("received_at", "title", "town", "village", "category", "source")

    def render_title(self, record: Ticket) -> str:
        return str(record)


class ExportTable(tables.Table):
    """The columns of an export: the text too, still masked."""

    class Meta:
        model = Ticket
        fields = ("number", "received_at", "source", "town", "village", "place", "category", "title", "text", "solved")


class ImportTable(tables.Table):
    created_at = MomentColumn(verbose_name=_("上传时间"))
    file_name = tables.LinkColumn("hotline:import", args=[tables.A("public_id")])
    rows_good = tables.Column(verbose_name=_("可读取"))
    rows_bad = tables.Column(verbose_name=_("未通过"))
    rows_stored = tables.Column(verbose_name=_("已入库"))
    state = StateColumn()

    class Meta:
        model = Import
        fields = ("created_at", "file_name", "source", "rows_good", "rows_bad", "rows_stored", "staged_by", "state")


class ImportFilter(django_filters.FilterSet):
    file_name = django_filters.CharFilter(label=_("文件名"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("状态"), choices=Import.State.choices)

    class Meta:
        model = Import
        fields = ("file_name", "state")


class ViewingTable(tables.Table):
    at = MomentColumn(verbose_name=_("时间"))
    user = tables.Column(verbose_name=_("查阅人"))
    exported = tables.BooleanColumn(yesno=YES_NO)

    class Meta:
        model = Viewing
        fields = ("at", "user", "what", "rows", "purpose", "exported")


class ViewingFilter(django_filters.FilterSet):
    what = django_filters.CharFilter(label=_("范围"), lookup_expr="icontains")
    user = django_filters.CharFilter(label=_("查阅人"), field_name="user__full_name", lookup_expr="icontains")
    exported = django_filters.ChoiceFilter(label=_("导出"), choices=list(zip((True, False), YES_NO, strict=True)))

    class Meta:
        model = Viewing
        fields = ("what", "user", "exported")


class RejectTable(tables.Table):
    row = tables.Column(verbose_name=_("行号"))
    column = tables.Column(verbose_name=_("列"))
    found = tables.Column(verbose_name=_("读到"))
    sentence = tables.Column(verbose_name=_("原因"))
