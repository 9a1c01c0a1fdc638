"""What people fill in."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.people.models import Member
from yishi.assembly.record import kinds
from yishi.assembly.record.actions import Entry


class EntryForm(forms.Form):
    members = forms.ModelMultipleChoiceField(
        label=_("委员"),
        queryset=Member.objects.none(),
        help_text=_("可多选：一次登记同一活动的所有参加者。"),
        widget=forms.SelectMultiple(attrs={"size": 10}),
    )
    kind = forms.ChoiceField(label=_("类型"))
    day = forms.DateField(label=_("日期"), widget=date_input())
    title = forms.CharField(label=_("事由"), max_length=200, help_text=_("例如：柳浦镇电动车充电难走访。"))
    share = forms.ChoiceField(label=_("角色"), required=False)
    amount = forms.FloatField(label=_("数量"), initial=1, min_value=0.5, help_text=_("会议按半天计，其余按次或件计。"))
    proof = forms.CharField(label=_("佐证"), max_length=300, required=False, help_text=_("签到表、文件名等。"))

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = Member.objects.filter(assembly_id=by.assembly_id)  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds.choices()  # type: ignore[attr-defined]
        self.fields["share"].choices = [("", "—"), *kinds.share_choices()]  # type: ignore[attr-defined]
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()

    def entries(self) -> list[Entry]:
        """One entry for each chosen member."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "members"}
        return [Entry(member=member, **facts) for member in self.cleaned_data["members"]]


class ReverseForm(forms.Form):
    why = forms.CharField(label=_("冲销理由"), max_length=200, widget=lines(2))
