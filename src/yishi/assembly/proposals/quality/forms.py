"""What is filled in for a quality review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.people.models import User
from yishi.assembly.proposals.models import Plenary
from yishi.assembly.proposals.quality.indicators import TO_BEGIN_WITH, Unclear, parsed
from yishi.assembly.proposals.quality.models import Grade, Round


class OpenForm(forms.Form):
    plenary = forms.ModelChoiceField(label=_("全体会议"), queryset=Plenary.objects.none())
    indicators = forms.CharField(
        label=_("评价指标"),
        widget=lines(12),
        initial=TO_BEGIN_WITH,
        help_text=_("一行一条，写成“方面：问题”。评价开始后不再修改。"),
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Plenary.objects.filter(assembly_id=by.assembly_id, quality_round=None)
        self.fields["plenary"].queryset = rows  # type: ignore[attr-defined]

    def clean_indicators(self) -> list[tuple[str, str]]:
        try:
            return parsed(self.cleaned_data["indicators"])
        except Unclear as unclear:
            raise forms.ValidationError(str(unclear)) from None


class AssignForm(forms.Form):
    reviewers = forms.ModelMultipleChoiceField(
        label=_("评价人"), queryset=User.objects.none(), widget=forms.SelectMultiple(attrs={"size": 12})
    )

    def __init__(self, *args: Any, choose_from: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewers"].queryset = choose_from  # type: ignore[attr-defined]


class ThirdForm(forms.Form):
    reviewer = forms.ModelChoiceField(label=_("第三名评价人"), queryset=User.objects.none())

    def __init__(self, *args: Any, choose_from: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = choose_from  # type: ignore[attr-defined]


class AssessForm(forms.Form):
    """A grade to every question, fields `grade-N`, and the whole."""

    def __init__(self, *args: Any, found: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, (group, question) in enumerate(found.indicators, start=1):
            self.fields[f"grade-{number}"] = self._choice(f"{group} · {question}")
        self.fields["overall"] = self._choice(_("总评"))
        self.fields["words"] = forms.CharField(label=_("评语"), max_length=300, required=False, widget=lines(3))

    def _choice(self, label: Any) -> forms.ChoiceField:
        return forms.ChoiceField(label=label, choices=Grade.choices, widget=forms.RadioSelect)

    def grades(self) -> dict[str, str]:
        asked = (name for name in self.cleaned_data if name.startswith("grade-"))
        return {name.removeprefix("grade-"): self.cleaned_data[name] for name in asked}
