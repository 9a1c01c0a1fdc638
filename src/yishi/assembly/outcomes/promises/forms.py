"""What the office fills in about a promise."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExtendForm(forms.Form):
    until = forms.DateField(label=_("延期至"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    why = forms.CharField(label=_("延期理由"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


class WithdrawForm(forms.Form):
    why = forms.CharField(label=_("撤销理由"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
