"""What the clerk fills in about a change."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.people.changes import queries
from yishi.assembly.people.models import Member, Seat, Term

WHO = ("number", "name", "sex", "born", "employer", "expertise", "phone")
SEAT = ("post", "party", "sector", "committee", "group", "branch", "studio", "home", "workplace")


class ChangeForm(forms.Form):
    """When, and on what ground."""

    day = forms.DateField(label=_("生效日期"), widget=date_input(), initial=timezone.localdate)
    why = forms.CharField(
        label=_("理由和依据"), max_length=200, widget=lines(2), help_text=_("例如：2026年第3次常委会议决定。")
    )


class LeaveForm(ChangeForm):
    died = forms.BooleanField(label=_("因逝世离任"), required=False)


class SeatForm(forms.ModelForm):
    """Where somebody sits."""

    class Meta:
        model = Seat
        fields = SEAT

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name in SEAT[2:]:
            model = fields[name].queryset.model
            rows = getattr(model, "there", model.objects).filter(assembly_id=by.assembly_id)
            fields[name].queryset = rows.select_related("town") if name in ("home", "workplace") else rows
            fields[name].required = name == "sector"
            fields[name].label_from_instance = _with_town

    def seat(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SEAT}


class WhoForm(forms.ModelForm):
    class Meta:
        model = Member
        fields = WHO

    def _post_clean(self) -> None:
        """Whether the number is free, the action says: a member who sat before comes back under the same."""

    def who(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WHO}


class EndForm(ChangeForm):
    into = forms.ModelChoiceField(label=_("由谁承接"), queryset=Member.objects.none())

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = type(thing).there.filter(assembly_id=thing.assembly_id).exclude(pk=thing.pk)
        fields: dict[str, Any] = self.fields
        fields["into"].queryset = rows
        fields["into"].label_from_instance = _with_town


class TermForm(forms.ModelForm):
    why = forms.CharField(label=_("理由和依据"), max_length=200, widget=lines(2))
    staying = forms.ModelMultipleChoiceField(
        label=_("连任委员"), queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Term
        fields = ("number", "since")
        widgets = {"since": date_input()}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["staying"].queryset = queries.seated(by)

    def _post_clean(self) -> None:
        """The action checks number and day against the term that runs."""


def _with_town(thing: Any) -> str:
    return f"{thing.town} {thing}" if hasattr(thing, "town_id") else str(thing)
