"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports import form_rules
from yishi.assembly.opinions.reports.models import Report


class BulletinForm(forms.ModelForm):
    class Meta:
        model = Bulletin
        fields = ("title", "kind", "situation", "analysis", "advice", "addressees")
        widgets = {
            "situation": lines(7),
            "analysis": lines(6),
            "advice": lines(6),
        }
        help_texts = {
            "situation": _("发生了什么：时间、地点、数量。数字已按来件和会议记录填入，可以修改。"),
            "analysis": _("原因分析由起草人撰写。"),
            "advice": _("一事一条，写明由谁办、办什么。"),
            "addressees": _("例如：市委、市政府主要领导。"),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if words := form_rules.too_long(*(cleaned.get(name) or "" for name in form_rules.PARTS)):
            raise forms.ValidationError(words)
        return cleaned


class ComposeForm(forms.Form):
    """A bulletin of reports; in the order in which they were sent."""

    title = forms.CharField(label=_("标题"), max_length=120)
    kind = forms.ChoiceField(label=_("刊种"), choices=Bulletin.Kind.choices, initial=Bulletin.Kind.REPORTS)
    addressees = forms.CharField(label=_("报送"), max_length=200, help_text=_("例如：市委、市政府主要领导。"))
    reports = forms.ModelMultipleChoiceField(
        label=_("刊登哪些信息"), queryset=Report.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reports"].queryset = rows  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        texts = {name: self.cleaned_data[name] for name in ("title", "kind", "addressees")}
        return {"texts": texts, "reports": list(self.cleaned_data["reports"])}


class ReturnForm(forms.Form):
    why = forms.CharField(label=_("退回意见"), max_length=500, widget=lines(3))
