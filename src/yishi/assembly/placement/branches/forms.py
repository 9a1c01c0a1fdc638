"""What people fill in about branches."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.people.models import Branch, Member, Sector, Town
from yishi.assembly.placement.branches.models import Activity


class ActivityForm(forms.ModelForm):
    people = forms.ModelMultipleChoiceField(
        label=_("参加人员"), queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Activity
        fields = ("kind", "day", "theme", "place", "outcome", "people")
        widgets = {"day": date_input(), "outcome": lines(3)}

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        linked = Member.objects.filter(
            linked__by__seats__branch=branch, linked__by__seats__until=None, linked__until=None
        )
        own = Member.objects.filter(seats__branch=branch, seats__until=None)
        fields["people"].queryset = (own | linked).distinct().order_by("pinyin", "name")
        fields["day"].initial = timezone.localdate


class ScopeForm(forms.Form):
    towns = forms.ModelMultipleChoiceField(
        label=_("依托的镇(街道)工委"), queryset=Town.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    sectors = forms.ModelMultipleChoiceField(
        label=_("依托的界别委员之家"),
        queryset=Sector.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["towns"].queryset = Town.objects.filter(assembly_id=by.assembly_id)
        fields["sectors"].queryset = Sector.objects.filter(assembly_id=by.assembly_id)


class LinkForm(forms.Form):
    member = forms.ModelChoiceField(label=_("党外委员"), queryset=Member.objects.none())
    to = forms.ModelChoiceField(
        label=_("由哪位党员委员联系"), queryset=Member.objects.none(), required=False, empty_label=_("没有人联系")
    )

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        seated = Member.objects.filter(assembly_id=branch.assembly_id, seats__until=None).distinct()
        fields["to"].queryset = seated.filter(seats__branch=branch)
        fields["member"].queryset = seated.filter(seats__branch=None).order_by("pinyin", "name")
