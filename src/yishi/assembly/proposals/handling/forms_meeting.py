"""The hand-over meeting as one form: a row for every proposal, fields `way-N`, `unit-N`, `others-N`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals.handling.forms import HandOverForm, parts_of, unfit
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal

Part = Assignment.Part


class MeetingForm(forms.Form):
    def __init__(self, *args: Any, proposals: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals: list[Proposal] = list(proposals)
        units = HandlingUnit.there.filter(assembly_id=by.assembly_id)
        choices = [("", _("暂不交办")), *((unit.pk, unit.name) for unit in units)]
        self.units = {unit.pk: unit for unit in units}
        for proposal in self.proposals:
            self._ask(proposal, choices)

    def _ask(self, proposal: Proposal, choices: list[tuple[Any, Any]]) -> None:
        wished = next(iter(proposal.wished.all()), None)
        self.fields[f"way-{proposal.pk}"] = forms.ChoiceField(
            label=_("办理方式"), choices=HandOverForm.WAYS, initial=Part.SINGLE, required=False
        )
        self.fields[f"unit-{proposal.pk}"] = forms.TypedChoiceField(
            label=_("承办（主办）单位"),
            choices=choices,
            coerce=int,
            empty_value=None,
            required=False,
            initial=wished.pk if wished else "",
        )
        self.fields[f"others-{proposal.pk}"] = forms.TypedMultipleChoiceField(
            label=_("其他分办或会办单位"),
            choices=choices[1:],
            coerce=int,
            required=False,
            widget=forms.SelectMultiple(attrs={"size": 3}),
        )

    def lines(self) -> list[tuple[Proposal, list[forms.BoundField]]]:
        """(proposal, its fields): way, unit, others."""
        names = ("way", "unit", "others")
        return [(proposal, [self[f"{name}-{proposal.pk}"] for name in names]) for proposal in self.proposals]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for proposal in self.proposals:
            way, unit, others = self._row(proposal)
            if unit and (words := unfit(way, others)):
                self.add_error(f"others-{proposal.pk}", words)
        if not any(self._row(proposal)[1] for proposal in self.proposals):
            raise forms.ValidationError(_("还没有给任何提案选承办单位。"))
        return found

    def handed(self) -> dict[Proposal, dict[HandlingUnit, str]]:
        """What is handed over: proposal → its units and their parts."""
        chosen = {}
        for proposal in self.proposals:
            way, unit, others = self._row(proposal)
            if unit:
                chosen[proposal] = parts_of(way, self.units[unit], [self.units[each] for each in others])
        return chosen

    def _row(self, proposal: Proposal) -> tuple[str, int | None, list[int]]:
        way, unit, others = (self.cleaned_data.get(f"{name}-{proposal.pk}") for name in ("way", "unit", "others"))
        return way or Part.SINGLE, unit, [each for each in others or () if each != unit]
