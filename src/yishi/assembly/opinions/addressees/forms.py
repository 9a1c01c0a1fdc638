"""What the office fills in about addressees and what came back."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import checked
from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.opinions.addressees.models import Addressee, Fate
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports.models import Report


class AddresseeForm(forms.ModelForm):
    class Meta:
        model = Addressee
        fields = ("name", "level")
        help_texts = {"name": _("例如：市政府办公室、省政协研究室。")}


class FateForm(forms.ModelForm):
    class Meta:
        model = Fate
        fields = ("kind", "report", "day", "words", "proof", "proof_note")
        widgets = {"kind": forms.RadioSelect, "day": date_input(), "words": lines(3)}
        help_texts = {
            "report": _("只针对其中一份信息的，选定这一份；针对整期的留空。"),
            "words": _("批示或采用通知的原文，照录。"),
            "proof": _("PDF、图片或Word，20 MB以内。没有电子件时，请在说明中写明原件存放处。"),
            "proof_note": _("这份材料是什么，由谁出具。"),
        }

    def __init__(self, *args: Any, bulletin: Bulletin, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        choices["kind"].choices = Fate.Kind.choices
        choices["report"].queryset = Report.objects.filter(item__bulletin=bulletin)
        if not bulletin.items.exists():
            del self.fields["report"]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("日期不能晚于今天：尚未发生的事不能登记。"))
        return day

    def clean_proof(self) -> Any:
        proof = self.cleaned_data.get("proof")
        return checked(proof, papers=True) if proof else proof
