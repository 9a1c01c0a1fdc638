"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.papers.wordings import samples
from yishi.assembly.papers.wordings.text import Misworded


class WordingForm(forms.Form):
    text = forms.CharField(
        label=_("文稿式样"),
        max_length=20_000,
        widget=lines(18),
        help_text=_("{{ 名称 }}处印出该项内容；“# ”开头的是一级标题，“## ”开头的是二级标题，“> ”开头的一行顶格。"),
    )

    def __init__(self, *args: Any, kind: PaperKind, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.by = kind, by

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        try:
            samples.of(self.kind, self.by, text)
        except Misworded as wrong:
            raise forms.ValidationError(samples.told(wrong)) from wrong
        return text
