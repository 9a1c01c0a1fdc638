"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines


class FindForm(forms.Form):
    weeks = forms.TypedChoiceField(
        label=_("时间范围"),
        coerce=int,
        initial=52,
        choices=[
            (4, _("近4周")),
            (13, _("近一季度")),
            (26, _("近半年")),
            (52, _("近一年")),
            (520, _("全部来件")),
        ],
    )
    afresh = forms.BooleanField(
        label=_("重新归纳"),
        required=False,
        help_text=_("不沿用上次梳理的候选议题；已确认的议题不受影响。"),
    )


class ConfirmForm(forms.Form):
    label = forms.CharField(label=_("议题名称"), max_length=80)
    why = forms.CharField(label=_("选题理由"), max_length=500, required=False, widget=lines(2))


class DismissForm(forms.Form):
    why = forms.CharField(label=_("不采用的理由"), max_length=500, widget=lines(2))
