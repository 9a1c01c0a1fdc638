"""What people fill in."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises import queries
from yishi.assembly.outcomes.sources import ITEMS, Source, items, kind_of
from yishi.assembly.people.models import HandlingUnit

MOST_BYTES = 20 * 1024 * 1024
# What a proof may be, by its first bytes: a name proves nothing.
KINDS_OF_PROOF = {
    b"%PDF-": ".pdf",
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"PK\x03\x04": ".docx",
}


class OutcomeForm(forms.ModelForm):
    class Meta:
        model = Outcome
        fields = (
            "kind", "level", "day", "title", "words", "advice", "suggestion", "promise", "bulletin", "unit", "due",
            "proof", "proof_note",
        )  # fmt: skip
        widgets = {
            "day": date_input(),
            "due": date_input(),
            "words": lines(3),
        }
        help_texts = {
            "words": _("批示或采用通知的原文，照录。"),
            "advice": _("针对某一条建议的，选定这一条；针对整次协商的留空。"),
            "suggestion": _("针对某一条建议的，选定这一条；针对整件提案的留空。"),
            "promise": _("“措施落实”兑现了哪一项承诺，选定后在承诺登记簿中销号。"),
            "due": _("仅“承诺措施”填写。"),
            "proof": _("PDF、图片或Word，20 MB以内。没有电子件时，请在说明中写明原件存放处。"),
            "proof_note": _("这份材料是什么，由谁出具。"),
        }

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        self.item = ITEMS.get(kind_of(source), "")
        for name in set(ITEMS.values()) - {self.item}:
            del self.fields[name]
        if self.item:
            choices[self.item].queryset = items(source)
        if isinstance(source, Consultation):
            choices["bulletin"].queryset = source.bulletins.all()
        else:
            del self.fields["bulletin"]
        choices["promise"].queryset = queries.standing(source)
        choices["unit"].queryset = HandlingUnit.there.filter(assembly_id=source.assembly_id)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("日期不能晚于今天：尚未发生的事不能登记为转化。"))
        return day

    def clean_proof(self):
        proof = self.cleaned_data.get("proof")
        if not proof or not hasattr(proof, "content_type"):
            return proof
        if proof.size > MOST_BYTES:
            raise forms.ValidationError(_("文件超过20 MB。"))
        start = proof.read(8)
        proof.seek(0)
        if not any(start.startswith(magic) for magic in KINDS_OF_PROOF):
            raise forms.ValidationError(_("文件内容不是PDF、PNG、JPG或Word文档，请重新选择。"))
        return proof

    def clean(self):
        cleaned = super().clean() or {}
        promised = cleaned.get("kind") == Outcome.Kind.PROMISED
        if promised and not (cleaned.get("due") and cleaned.get("unit")):
            raise forms.ValidationError(_("承诺措施须写明承办单位和承诺期限。"))
        if cleaned.get("promise") and cleaned.get("kind") != Outcome.Kind.DONE:
            self.add_error("promise", _("只有“措施落实”能兑现承诺。"))
        if cleaned.get("kind") == Outcome.Kind.DECLINED and self.item and not cleaned.get(self.item):
            self.add_error(self.item, _("未采纳须选明是哪一条建议。"))
        if cleaned.get("kind") == Outcome.Kind.DECLINED and not cleaned.get("words"):
            self.add_error("words", _("未采纳须照录承办单位说明的理由。"))
        return cleaned


class DecideForm(forms.Form):
    why = forms.CharField(label=_("复核意见"), max_length=200, required=False)


class ReturnForm(forms.Form):
    why = forms.CharField(label=_("退回理由"), max_length=200, widget=lines(2))
