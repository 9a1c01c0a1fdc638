"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.models import Source


class UploadForm(forms.Form):
    source = forms.ChoiceField(label=_("来源"), choices=Source.choices)
    file = forms.FileField(label=_("文件"), help_text=_("CSV、XLSX、JSONL 或 Parquet，最大64 MB；编码自动识别。"))


class ExportForm(forms.Form):
    purpose = forms.CharField(label=_("导出用途"), max_length=200, help_text=_("用途和导出人会记入查阅记录。"))


class UndoForm(forms.Form):
    why = forms.CharField(label=_("撤销理由"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
