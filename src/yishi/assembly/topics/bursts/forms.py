"""What people fill in about a burst."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.topics.bursts.models import Burst


class SeeForm(forms.Form):
    word = forms.CharField(
        label=_("说明"),
        max_length=500,
        widget=lines(2),
        help_text=_("看了来件之后怎么办：已转哪个单位、是否列入议题，或继续观察。"),
    )


class CloseForm(forms.Form):
    verdict = forms.ChoiceField(label=_("结论"), choices=Burst.Verdict.choices, widget=forms.RadioSelect)
    closing = forms.CharField(label=_("了结说明"), max_length=500, required=False, widget=lines(2))
