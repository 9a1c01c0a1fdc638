"""What people fill in about weights and remits."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.people.models import Committee
from yishi.assembly.topics.weights.ranking import PARTS

LONGEST_WORD = 20
BETWEEN_WORDS = re.compile(r"[\s,，、;；。]+")


class WeightsForm(forms.Form):
    """One number for each part, and, when they are to be kept, the reason. They are scaled to sum to 100."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, weights: Mapping[str, float], saving: bool = False
    ) -> None:
        super().__init__(data)
        self.parts = tuple(weights)
        for part, weight in weights.items():
            name, measures = PARTS[part]
            self.fields[part] = forms.FloatField(
                label=name,
                help_text=measures,
                min_value=0,
                max_value=100,
                initial=f"{weight:g}",
                widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
            )
        self.fields["why"] = forms.CharField(label=_("调整理由"), max_length=500, required=saving, widget=lines(2))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not sum(given[part] for part in self.parts):
            raise forms.ValidationError(_("权重不能全为0。"))
        return given

    @property
    def numbers(self) -> list[forms.BoundField]:
        return [self[part] for part in self.parts]

    @property
    def weights(self) -> dict[str, float]:
        return {part: self.cleaned_data[part] for part in self.parts}


class RemitsForm(forms.Form):
    """For each committee its words, apart by blanks, commas or lines."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, remits: list[tuple[Committee, list[str]]]) -> None:
        super().__init__(data)
        for committee, words in remits:
            self.fields[f"committee-{committee.pk}"] = forms.CharField(
                label=committee.name,
                required=False,
                initial="、".join(words),
                max_length=2000,
                widget=lines(2),
            )
        self.committees = [committee for committee, _words in remits]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        words = {name: [word for word in BETWEEN_WORDS.split(text) if word] for name, text in given.items()}
        for name, said in words.items():
            if long := [word for word in said if len(word) > LONGEST_WORD]:
                self.add_error(
                    name,
                    _("“%(word)s”太长：职能用语请用不超过%(most)s个字的词，词间用顿号或空格隔开。")
                    % {"word": long[0], "most": LONGEST_WORD},
                )
        return words

    @property
    def words(self) -> list[tuple[Committee, list[str]]]:
        return [(committee, self.cleaned_data[f"committee-{committee.pk}"]) for committee in self.committees]
