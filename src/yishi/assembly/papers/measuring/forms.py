"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_MB = 20


class PaperForm(forms.Form):
    file = forms.FileField(label=_("公文文件"), help_text=_("PDF 或 Word（.docx），20 MB以内；只测量，不保存。"))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_MB * 1024 * 1024:
            raise forms.ValidationError(_("文件超过%(most)s MB。") % {"most": MOST_MB})
        return file
