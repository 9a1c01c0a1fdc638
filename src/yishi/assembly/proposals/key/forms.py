"""What is filled in about a key proposal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.people.models import Member, Seat
from yishi.assembly.proposals.key.models import FollowUp, KeyProposal

LEADERS = (Seat.Post.CHAIR, Seat.Post.VICE_CHAIR, Seat.Post.SECRETARY)


class ChooseForm(forms.ModelForm):
    class Meta:
        model = KeyProposal
        fields = ("why", "leader", "way", "due")
        widgets = {"why": lines(3), "way": forms.RadioSelect, "due": date_input()}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Member.objects.filter(assembly_id=by.assembly_id, seats__until=None, seats__post__in=LEADERS)
        self.fields["leader"].queryset = rows  # type: ignore[attr-defined]


class DecideKeyForm(forms.Form):
    decided = forms.TypedChoiceField(
        label=_("审定"),
        choices=[("yes", _("列为重点")), ("no", _("不列重点"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    word = forms.CharField(
        label=_("审定意见"), max_length=200, required=False, widget=lines(2), help_text=_("不列重点的须写明理由。")
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("decided") is False and not found.get("word", "").strip():
            self.add_error("word", _("请写明理由。"))
        return found


class FollowUpForm(forms.ModelForm):
    class Meta:
        model = FollowUp
        fields = ("day", "way", "words")
        widgets = {"day": date_input(), "way": forms.RadioSelect, "words": lines(4)}
