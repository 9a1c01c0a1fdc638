"""What the board and the comparison are asked for. All stands in the address, so that it can be shared."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from yishi.assembly.base.inputs import date_input
from yishi.assembly.hotline import sources
from yishi.assembly.people.models import Committee, Town
from yishi.assembly.topics import periods
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.periods import Period

ALL = ("", _("全部"))
ORDERS = [("", _("位次")), ("size", _("来件最多")), ("last", _("最近来件"))]
# Code → (later period, earlier period).
PAIRS = {
    "month": ("month", "last_month"),
    "quarter": ("quarter", "last_quarter"),
    "year": ("year", "last_year"),
    "same_month": ("month", "month_last_year"),
}


class DayField(forms.DateField):
    """A day picked from the browser's calendar; not needed."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, widget=date_input())


class BoardForm(forms.Form):
    """The board's filters. `today` is the newest day of the last reading."""

    town: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label=_("镇(街道)"), required=False, empty_label=_("全部")
    )
    committee: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label=_("职能相合的专委会"), required=False, empty_label=_("全部")
    )
    source = forms.ChoiceField(label=_("来源"), required=False, choices=[ALL, *sources.choices()])
    trend = forms.ChoiceField(label=_("走势"), required=False, choices=[ALL, *Topic.Trend.choices])
    period = forms.ChoiceField(label=_("时期"), required=False, choices=[ALL, *periods.NAMES.items()])
    since = DayField(_("起"))
    until = DayField(_("止"))
    order = forms.ChoiceField(label=_("排列"), required=False, choices=ORDERS)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    view = forms.CharField(required=False, widget=forms.HiddenInput)
    topic = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data)
        of = {"assembly_id": user.assembly_id}
        self.fields["town"].queryset = Town.objects.filter(**of)  # type: ignore[attr-defined]
        self.fields["committee"].queryset = Committee.objects.filter(**of)  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """What was chosen, without what is not understood: an address that is out of date still opens."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.fields}


class CompareForm(forms.Form):
    """Two periods, by one choice or day by day; one table by topic, or by town."""

    pair = forms.ChoiceField(
        label=_("比较"),
        required=False,
        choices=[
            ("month", _("本月与上月")),
            ("quarter", _("本季度与上季度")),
            ("year", _("今年与去年")),
            ("same_month", _("本月与去年同月")),
            ("days", _("自选日期")),
        ],
    )
    since = DayField(pgettext("period", "后一时期起"))
    until = DayField(pgettext("period", "后一时期止"))
    since_before = DayField(pgettext("period", "前一时期起"))
    until_before = DayField(pgettext("period", "前一时期止"))
    by = forms.ChoiceField(label=_("列出"), required=False, choices=[("topic", _("各议题")), ("town", _("各镇(街道)"))])
    topic = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        days = [found.get(name) for name in ("since", "until", "since_before", "until_before")]
        if found.get("pair") == "days" and not all(days):
            raise forms.ValidationError(_("自选日期时，请填全两个时期的起止日期。"))
        for first, last in (("since", "until"), ("since_before", "until_before")):
            if found.get(first) and found.get(last) and found[first] > found[last]:
                raise forms.ValidationError(_("时期的止日不能早于起日。"))
        return found

    def periods(self, today: date) -> tuple[Period, Period]:
        """The later period and the earlier one."""
        found = self.cleaned_data
        if found.get("pair") == "days":
            later = Period(found["since"], found["until"])
            return later, Period(found["since_before"], found["until_before"])
        after, before = PAIRS[found.get("pair") or "month"]
        return periods.named(after, today), periods.named(before, today)
