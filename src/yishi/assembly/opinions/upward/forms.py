"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.opinions.upward.models import Incoming


class PublishForm(forms.Form):
    place = forms.TypedChoiceField(label=_("编发哪一篇"), coerce=int)
    addressees = forms.CharField(label=_("报送"), max_length=200, help_text=_("例如：市委、市政府主要领导。"))

    def __init__(self, *args: Any, incoming: Incoming, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        used = set(incoming.bulletins.values_list("incoming_place", flat=True))
        free = [(item["place"], item["title"]) for item in incoming.items if item["place"] not in used]
        self.fields["place"].choices = free  # type: ignore[attr-defined]
        if len(free) == 1:
            self.initial["place"] = free[0][0]


class KeepForm(forms.Form):
    opinion = forms.CharField(label=_("意见"), max_length=500, widget=lines(3), help_text=_("会告知来稿单位。"))
