"""What people fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.hotline import sources
from yishi.assembly.hotline.columns import WORDS
from yishi.assembly.hotline.mappings import Header, complaints


class UploadForm(forms.Form):
    source = forms.ChoiceField(label=_("来源"), choices=sources.by_file)
    file = forms.FileField(label=_("文件"), allow_empty_file=True)

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        """`too_large`: the upload was let go because of its size, so the file is missing for that reason."""
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = _("文件超过64 MB，没有读取。请分批导出后上传。")


class MappingForm(forms.Form):
    """One select for each column of a file, and the file once more: what was uploaded before is not kept."""

    source = forms.ChoiceField(label=_("来源"), choices=sources.by_file)
    file = forms.FileField(label=_("再选一次这个文件"), allow_empty_file=True)

    def __init__(self, *args: Any, headers: Sequence[Header], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headers = headers
        choices = [("", _("不读取")), *WORDS.items()]
        for number, header in enumerate(headers):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=header.name, choices=choices, required=False, initial=header.column
            )
            self.fields[f"header_{number}"] = forms.CharField(initial=header.name, widget=forms.HiddenInput)

    @property
    def rows(self) -> list[tuple[Header, forms.BoundField, forms.BoundField]]:
        return [
            (header, self[f"column_{number}"], self[f"header_{number}"]) for number, header in enumerate(self.headers)
        ]

    def chosen(self) -> dict[str, str]:
        """Header → our column, empty for one that is left out."""
        return {header.name: self.cleaned_data[f"column_{n}"] for n, header in enumerate(self.headers)}

    def clean(self) -> dict[str, Any]:
        for kind, words in complaints(self.chosen()) if not self.errors else []:
            if kind == "twice":
                told = {"column": words[0], "headers": "、".join(words[1:])}
                self.add_error(None, _("“%(column)s”只能对应一列，现在选了：%(headers)s。") % told)
            else:
                self.add_error(None, _("还没有选出哪一列是：%(columns)s。") % {"columns": _("或").join(words)})
        return self.cleaned_data


class ExportForm(forms.Form):
    purpose = forms.CharField(label=_("导出用途"), max_length=200, help_text=_("用途和导出人会记入查阅记录。"))


class UndoForm(forms.Form):
    why = forms.CharField(label=_("撤销理由"), max_length=200, widget=lines(2))
