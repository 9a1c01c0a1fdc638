"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.exchange import cards
from yishi.assembly.exchange.packages import MOST_BYTES


class SealForm(forms.Form):
    address = forms.URLField(
        label=_("本系统网址"),
        required=False,
        assume_scheme="https",
        help_text=_("对方的系统由此送来；两边网络不通的留空，用人工传递。"),
    )


class CardForm(forms.Form):
    card = forms.CharField(label=_("对方的名片"), widget=lines(5), help_text=_("以“yishi-card:”开头的一段，整段粘贴。"))

    def clean_card(self) -> Any:
        try:
            return cards.read(self.cleaned_data["card"])
        except cards.NotACard:
            raise forms.ValidationError(_("这不是一张完整的名片，请从对方的“上下级往来”页面整段复制。")) from None


class PackageForm(forms.Form):
    package = forms.FileField(label=_("交换包（.zip）"))

    def clean_package(self) -> bytes:
        upload = self.cleaned_data["package"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("交换包过大。"))
        content: bytes = upload.read()
        return content


class ReceiptForm(forms.Form):
    receipt = forms.FileField(label=_("对方的回执文件"))

    def clean_receipt(self) -> str:
        upload = self.cleaned_data["receipt"]
        text: str = upload.read(64 * 1024).decode("utf-8", "replace")
        return text
