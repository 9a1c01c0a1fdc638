"""What people fill in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yishi.assembly.runs.pipelines import load_scheme
from yishi.engine.report import InputError, say


class SchemeForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=80)
    text = forms.CharField(
        label=_("正文"),
        widget=forms.Textarea(attrs={"rows": 24, "class": "y-code", "spellcheck": "false"}),
        help_text=_("YAML格式。每个考核项目写明计什么、计多少、上限多少。"),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        try:
            load_scheme(text)
        except InputError as error:
            raise ValidationError(say(error.code, error.params, get_language() or "zh")) from error
        return text


class AdoptForm(forms.Form):
    why = forms.CharField(label=_("批准依据"), max_length=200, help_text=_("例如：常委会会议审议通过的日期和文号。"))


class WorkOutForm(forms.Form):
    year = forms.IntegerField(
        label=_("年度"), min_value=2000, max_value=2100, initial=lambda: timezone.localdate().year
    )
