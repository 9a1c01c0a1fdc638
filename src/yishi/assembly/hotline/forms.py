"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.models import Source


class UploadForm(forms.Form):
    source = forms.ChoiceField(label=_("来源"), choices=Source.choices)
    file = forms.FileField(label=_("文件"), allow_empty_file=True)

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        """`too_large`: the upload was let go because of its size, so the file is missing for that reason."""
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = _("文件超过64 MB，没有读取。请分批导出后上传。")


class ExportForm(forms.Form):
    purpose = forms.CharField(label=_("导出用途"), max_length=200, help_text=_("用途和导出人会记入查阅记录。"))


class UndoForm(forms.Form):
    why = forms.CharField(label=_("撤销理由"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
