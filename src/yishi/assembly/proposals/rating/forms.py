"""What signers say of a handling."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.people.models import Member
from yishi.assembly.proposals.models import Proposal, Signature
from yishi.assembly.proposals.rating.models import Rating


class RateForm(forms.ModelForm):
    sure = forms.BooleanField(label=_("这是我本人的评价，没有由承办单位代填。"))

    class Meta:
        model = Rating
        fields = ("work", "result", "words")
        widgets = {"work": forms.RadioSelect, "result": forms.RadioSelect, "words": lines(3)}
        help_texts = {"words": _("工作做得怎样、结果怎样，可以不同。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        for name in ("work", "result"):
            choices[name].choices = Rating.Degree.choices

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("work", "result", "words")}


class PaperForm(RateForm):
    member = forms.ModelChoiceField(label=_("提案人"), queryset=Member.objects.none())
    sure = None  # type: ignore[assignment]
    field_order = ("member", "work", "result", "words")

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreed = Q(signatures__proposal=proposal, signatures__answer=Signature.Answer.AGREED)
        rows = Member.objects.filter(Q(pk=proposal.member_id) | agreed).distinct()
        self.fields["member"].queryset = rows  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"member": self.cleaned_data["member"]}
