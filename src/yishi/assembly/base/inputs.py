"""What forms are made of in every room: inputs for texts, days and minutes, a reason, a text of several writers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOMENT = "%Y-%m-%dT%H:%M"  # as browsers send a minute (HTML, datetime-local)


def lines(rows: int) -> forms.Textarea:
    """Room for a text of about so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def date_input() -> forms.DateInput:
    """A day picked from the browser's calendar."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def moment(label: Any, help_text: Any = "") -> forms.DateTimeField:
    """A minute picked from the browser's calendar."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )


class WhyForm(forms.Form):
    why = forms.CharField(label=_("理由"), max_length=200, widget=lines(2))


class RevisedForm(forms.ModelForm):
    """A text that several people write: carries the version that the writer began from."""

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["version"].widget = forms.HiddenInput()
        self.fields["version"].required = False

    def offer(self, **rows: Any) -> None:
        """Field → the rows to choose from."""
        for name, choices in rows.items():
            self.fields[name].queryset = choices  # type: ignore[attr-defined]

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
