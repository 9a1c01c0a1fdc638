"""What people fill in to correct the topics."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.topics.corrections.queries import Unit
from yishi.assembly.topics.models import Topic

OUT = "out"


def _why(*, required: bool = True) -> forms.CharField:
    return forms.CharField(label=_("理由"), max_length=500, required=required, widget=lines(2))


class RenameForm(forms.Form):
    label = forms.CharField(label=_("议题名称"), max_length=80)
    why = _why(required=False)


class MergeForm(forms.Form):
    """Which of `others` join; the name of the whole; why."""

    others = forms.MultipleChoiceField(
        label=_("并入哪些议题"),
        help_text=_("按共有的关键词多少排列。"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选一个议题。")},
    )
    label = forms.CharField(label=_("合并后的名称"), max_length=80)
    why = _why()

    def __init__(self, data: Mapping[str, Any] | None = None, *, topic: Topic, others: Sequence[Topic]) -> None:
        super().__init__(data, initial={"label": topic.label})
        self._others = {other.public_id: other for other in others}
        self.fields["others"].choices = [  # type: ignore[attr-defined]
            (key, _("%(label)s（%(size)s件）") % {"label": other.label, "size": other.size})
            for key, other in self._others.items()
        ]

    @property
    def chosen(self) -> list[Topic]:
        return [self._others[key] for key in self.cleaned_data["others"]]


class SplitForm(forms.Form):
    """Which units leave; the name they go by; why."""

    label = forms.CharField(label=_("新议题名称"), max_length=80)
    why = _why()
    units = forms.MultipleChoiceField(
        label=_("拆出去的事件和来件"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选一起事件或一件来件。")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, units: Sequence[Unit]) -> None:
        super().__init__(data, initial={"units": [unit.code for unit in units if unit.goes]})
        self._units = {unit.code: unit for unit in units}
        self.fields["units"].choices = [  # type: ignore[attr-defined]
            (unit.code, _("%(label)s（%(size)s件）") % {"label": unit.label, "size": len(unit.tickets)})
            for unit in units
        ]

    @property
    def tickets(self) -> list[int]:
        return [ticket for code in self.cleaned_data["units"] for ticket in self._units[code].tickets]


class MoveForm(forms.Form):
    """Where to: another topic, or out of all; why."""

    to = forms.ChoiceField(label=_("移到"))
    why = _why()

    def __init__(self, data: Mapping[str, Any] | None = None, *, others: Sequence[Topic]) -> None:
        super().__init__(data)
        self._others = {other.public_id: other for other in others}
        named = [(key, other.label) for key, other in self._others.items()]
        self.fields["to"].choices = [("", _("请选择")), *named, (OUT, _("不归入任何议题"))]  # type: ignore[attr-defined]

    @property
    def target(self) -> Topic | None:
        return self._others.get(self.cleaned_data["to"])


class WithdrawForm(forms.Form):
    why = _why()
