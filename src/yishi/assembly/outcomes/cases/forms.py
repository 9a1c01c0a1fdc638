"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.outcomes.cases.models import Case, CaseBook


class BeginForm(forms.Form):
    year = forms.IntegerField(label=_("年度"), min_value=1990, max_value=2100)
    title = forms.CharField(label=_("书名"), max_length=60)


class BookForm(forms.ModelForm):
    class Meta:
        model = CaseBook
        fields = ("title", "foreword")
        widgets = {"foreword": lines(8)}


class CaseForm(forms.ModelForm):
    class Meta:
        model = Case
        fields = ("title", "place", "background", "doing", "result", "lesson")
        widgets = {name: lines(6) for name in ("background", "doing", "result", "lesson")}
        help_texts = {
            "background": _("已按记录摘录，可以修改。"),
            "lesson": _("由编写人撰写。"),
            "place": _("小的排在前面。"),
        }
