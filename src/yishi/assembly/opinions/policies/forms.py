"""What the office fills in about a policy document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.opinions.policies import reading
from yishi.assembly.opinions.policies.models import Policy


class PolicyForm(forms.ModelForm):
    text = forms.CharField(label=_("正文"), required=False, widget=lines(12), help_text=_("粘贴正文，每段一行。"))
    file = forms.FileField(
        label=_("或者选择文件"),
        required=False,
        help_text=_("文本或Word文档（.docx），10 MB以内；只读取文字，不保存文件。"),
    )

    class Meta:
        model = Policy
        fields = ("title", "number", "issuer", "day")
        widgets = {"day": date_input()}
        help_texts = {"number": _("例如：澄政发〔2026〕12号。没有文号的不填。")}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("file") and "file" not in self.errors:
            try:
                found["text"] = reading.text_of(found["file"])
            except forms.ValidationError as wrong:
                self.add_error("file", wrong)
                return found
        text = found.get("text") or ""
        if not reading.passages(text):
            self.add_error("text", _("请粘贴正文，或者选择文件。"))
        elif len(text) > reading.MOST_CHARACTERS:
            words = _("正文%(n)s字，最多%(most)s字。") % {"n": len(text), "most": reading.MOST_CHARACTERS}
            self.add_error("text", words)
        return found

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class EndForm(forms.Form):
    on = forms.DateField(label=_("废止日期"), widget=date_input())
