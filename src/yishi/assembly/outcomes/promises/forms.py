"""What the office fills in about a promise."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines


class ExtendForm(forms.Form):
    until = forms.DateField(label=_("延期至"), widget=date_input())
    why = forms.CharField(label=_("延期理由"), max_length=200, widget=lines(2))


class WithdrawForm(forms.Form):
    why = forms.CharField(label=_("撤销理由"), max_length=200, widget=lines(2))
