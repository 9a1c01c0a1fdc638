"""The draft as a table to export."""

import django_tables2 as tables
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yishi.engine.report import say


class PlaceTable(tables.Table):
    kind = tables.Column(verbose_name=_("安排"), accessor="place__get_placement_display")
    name = tables.Column(verbose_name=_("谁"))
    about = tables.Column(verbose_name=_("界别和职务"))
    body = tables.Column(verbose_name=_("去处"))
    was = tables.Column(verbose_name=_("原来"))
    moved = tables.Column(verbose_name=_("变动"), accessor="place__moved")
    why = tables.Column(verbose_name=_("理由"), accessor="place", orderable=False)
    other = tables.Column(verbose_name=_("次优"))
    other_cost = tables.Column(verbose_name=_("次优代价"), accessor="place__other_cost")

    def value_moved(self, value: bool) -> str:
        return "✓" if value else ""

    def value_why(self, value: object) -> str:
        reason, params = value.reason, value.params  # type: ignore[attr-defined]
        return say(reason, params, get_language() or "zh") if reason else ""

    class Meta:
        sequence = ("kind", "name", "about", "body", "was", "moved", "why", "other", "other_cost")
