"""What people fill in about findings."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base import files
from yishi.assembly.base.inputs import RevisedForm, date_input, lines
from yishi.assembly.consultation.supervision import rules_findings
from yishi.assembly.consultation.supervision.forms import not_later, with_town
from yishi.assembly.consultation.supervision.models import Finding, Inspection, LookBack, Rectification, Supervision
from yishi.assembly.people.models import HandlingUnit, Town, Village


class FindingForm(RevisedForm):
    class Meta:
        model = Finding
        fields = ("text", "severity", "unit", "due", "town", "village", "inspection", "version")
        widgets = {"text": lines(3), "severity": forms.RadioSelect, "due": date_input()}
        help_texts = {
            "text": _("一行只写一个问题。个人信息会自动隐去。"),
            "unit": _("印发监督意见前须写明。"),
            "due": _("印发监督意见前须写明。"),
        }

    def __init__(self, *args: Any, supervision: Supervision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": self.by.assembly_id}
        self.offer(
            unit=HandlingUnit.there.filter(**of),
            town=Town.objects.filter(**of),
            village=Village.there.filter(**of).select_related("town"),
            inspection=Inspection.objects.filter(supervision=supervision),
        )

    def clean_due(self) -> Any:
        return _still_to_come(self.cleaned_data["due"])

    def clean(self) -> dict[str, Any]:
        return with_town(super().clean() or self.cleaned_data, self)


class RectificationForm(forms.ModelForm):
    class Meta:
        model = Rectification
        fields = ("day", "text", "proof", "proof_note")
        widgets = {"day": date_input(), "text": lines(5)}
        help_texts = {
            "text": _("做了什么、效果怎样。提交后由监督小组回头看认定。"),
            "proof": _("PDF、图片或Word，20 MB以内。没有电子件时，请在说明中写明原件存放处。"),
            "proof_note": _("这份材料是什么，由谁出具。"),
        }

    def clean_day(self) -> Any:
        return not_later(self.cleaned_data["day"])

    def clean_proof(self) -> Any:
        proof = self.cleaned_data.get("proof")
        return files.checked(proof, papers=True) if proof else None


class LookBackForm(forms.ModelForm):
    due = forms.DateField(
        label=_("新的整改期限"), required=False, widget=date_input(), help_text=_("仅“没有解决，重新整改”填写。")
    )

    class Meta:
        model = LookBack
        fields = ("result", "words", "inspection", "due")
        widgets = {"result": forms.RadioSelect, "words": lines(3)}
        help_texts = {"words": _("去哪里看的、看到什么。个人信息会自动隐去。")}

    def __init__(self, *args: Any, finding: Finding, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        open_now = [
            (result.value, result.label)
            for result in LookBack.Result
            if rules_findings.may(by, rules_findings.VERB_OF[result.value], finding)
        ]
        choices["result"].choices, choices["result"].required = open_now, True
        choices["words"].required = True
        choices["inspection"].queryset = finding.supervision.inspections.all()

    def clean_due(self) -> Any:
        return _still_to_come(self.cleaned_data["due"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        reopened = cleaned.get("result") == LookBack.Result.REOPENED
        if reopened and not cleaned.get("due") and "due" not in self.errors:
            self.add_error("due", _("重新整改须写明新的整改期限。"))
        return cleaned


def _still_to_come(day: Any) -> Any:
    if day is not None and day < timezone.localdate():
        raise forms.ValidationError(_("整改期限不能早于今天。"))
    return day
