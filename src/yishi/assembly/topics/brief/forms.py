"""What people fill in for a hotspot brief."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input
from yishi.assembly.topics.brief import periods
from yishi.assembly.topics.brief.models import Brief
from yishi.assembly.topics.periods import Period

MOST = 1000  # characters of a note


def _note(label: Any, help_text: Any = "", rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=MOST, required=False, widget=widget)


class PeriodForm(forms.Form):
    """A whole week or month, told by any of its days; it must be over by `newest`."""

    kind = forms.ChoiceField(label=_("类型"), choices=Brief.Kind.choices)
    day = forms.DateField(
        label=_("其中任意一天"),
        help_text=_("周报写这一天所在的周一至周日，月报写所在的整月。"),
        widget=date_input(),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, week: Period, today: date) -> None:
        super().__init__(data, initial={"kind": Brief.Kind.WEEK, "day": week.last.isoformat()})
        self._today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        kind = self.cleaned_data.get("kind")
        if kind and periods.whole(kind, day).last >= self._today:
            raise ValidationError(_("这一时期还没有结束，请选更早的一天。"))
        return day

    @property
    def period(self) -> Period:
        return periods.whole(self.cleaned_data["kind"], self.cleaned_data["day"])


class NotesForm(forms.Form):
    """The editor's words: in front, one for each topic of the brief, and to whom it goes."""

    note = _note(_("按语"), _("印在正文之前。系统只列数字和来件原话，判断由编者来写。"), rows=4)
    addressees = forms.CharField(
        label=_("发送范围"), help_text=_("例如：主席会议成员、各专委会。"), max_length=200, required=False
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, brief: Brief) -> None:
        initial = {"note": brief.note, "addressees": brief.addressees}
        self._topics = [topic["id"] for topic in brief.numbers["topics"]]
        super().__init__(data, initial=initial | {f"note_{key}": text for key, text in brief.notes.items()})
        for topic in brief.numbers["topics"]:
            label = _("%(label)s：按语") % {"label": topic["label"]}
            self.fields[f"note_{topic['id']}"] = _note(label)

    @property
    def texts(self) -> dict[str, Any]:
        """What `actions.edit` takes."""
        found = self.cleaned_data
        notes = {key: found[f"note_{key}"] for key in self._topics}
        return {"note": found["note"], "addressees": found["addressees"], "notes": notes}
