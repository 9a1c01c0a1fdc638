"""The office's list of sheets: what it shows, filters and sorts. It cannot be sorted by points."""

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.appraisal import grades
from yishi.assembly.appraisal.models import Sheet
from yishi.assembly.base.columns import FigureColumn


class SheetFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(field_name="member__name", label=_("姓名"), lookup_expr="icontains")
    year = django_filters.NumberFilter(label=_("年度"))

    class Meta:
        model = Sheet
        fields = ("name", "year")


class SheetTable(tables.Table):
    member = tables.LinkColumn(
        "appraisal:sheet", args=[tables.A("public_id")], order_by=("member__pinyin", "member__name")
    )
    points = FigureColumn(orderable=False)
    done = FigureColumn(orderable=False)
    accomplished = FigureColumn(orderable=False)
    grade = tables.Column(orderable=False)

    class Meta:
        model = Sheet
        fields = ("member", "year", "points", "done", "accomplished", "grade", "scheme")

    def render_grade(self, record: Sheet) -> str:
        return grades.word_of(record)
