"""Lists of the room as workbooks: the columns of an export."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import FigureColumn, MomentColumn, StateColumn
from yishi.assembly.topics.board.comparison import Compared
from yishi.assembly.topics.board.queries import Line, field_of


class TopicState(StateColumn):
    def value(self, record: Line, **_row: object) -> str:
        return str(record.topic.get_state_display())


class BoardTable(tables.Table):
    """The board as it is filtered."""

    rank = tables.Column(verbose_name=_("位次"), accessor="topic__rank")
    label = tables.Column(verbose_name=_("名称"), accessor="topic__label")
    state = TopicState(accessor="topic__state")
    trend = tables.Column(verbose_name=_("走势"), accessor="topic__get_trend_display")
    terms = tables.Column(verbose_name=_("关键词"), accessor="topic__terms")
    size = FigureColumn(verbose_name=_("工单数"))
    incidents = FigureColumn(verbose_name=_("事件数"))
    places = FigureColumn(verbose_name=_("地点数"))
    last = MomentColumn(verbose_name=_("最近"))
    score = FigureColumn(verbose_name=_("得分"), accessor="topic__score")
    field = tables.Column(verbose_name=_("职能相合的专委会"), accessor="topic", empty_values=())

    def value_terms(self, value: list[str]) -> str:
        return "、".join(value)

    def value_field(self, record: Line) -> str:
        return field_of(record.topic)


class CompareTable(tables.Table):
    """Two periods beside each other."""

    label = tables.Column(verbose_name=_("名称"))
    before = FigureColumn(verbose_name=_("前一时期"))
    after = FigureColumn(verbose_name=_("后一时期"))
    ratio = FigureColumn(verbose_name=_("日均之比"), accessor="change__ratio")
    low = FigureColumn(verbose_name=_("区间下限"), accessor="change__low")
    high = FigureColumn(verbose_name=_("区间上限"), accessor="change__high")
    words = tables.Column(verbose_name=_("变化"), accessor="words")

    def value_words(self, record: Compared) -> str:
        return record.words
