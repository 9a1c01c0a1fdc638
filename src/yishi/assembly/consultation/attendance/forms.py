"""What is filled in about who comes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.consultation.models import Invitation


class LeaveWordForm(forms.Form):
    word = forms.CharField(label=_("批假意见"), max_length=200, required=False)


class RemindForm(forms.Form):
    who = forms.ModelMultipleChoiceField(
        queryset=Invitation.objects.none(), error_messages={"required": _("请至少选择一名委员。")}
    )

    def __init__(self, *args: Any, choose_from: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = choose_from  # type: ignore[attr-defined]


class ReceiveForm(forms.Form):
    """`here`: the ticks as sent; `was`: the ticks as they stood when the page was shown."""

    here = forms.ModelMultipleChoiceField(queryset=Invitation.objects.none(), required=False)
    was = forms.ModelMultipleChoiceField(queryset=Invitation.objects.none(), required=False)

    def __init__(self, *args: Any, choose_from: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("here", "was"):
            self.fields[name].queryset = choose_from  # type: ignore[attr-defined]

    def changes(self) -> dict[str, set[int]]:
        """Members who came since, and those ticked by mistake."""
        here, was = ({row.member_id for row in self.cleaned_data[name]} for name in ("here", "was"))
        return {"came": here - was, "mistaken": was - here}
