"""The agenda as one form: rows in order; emptied rows go, there is always room for a few more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.consultation.agenda.models import Agenda, Part

MORE = 4
MINUTES, MOST_MINUTES = 10, 480
NAMES = ("title", "kind", "speaker", "minutes")


class AgendaForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, agenda: Agenda | None, needs_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: list[Part | None] = list(agenda.parts.all()) if agenda else []
        self.rows = range(1, len(known) + MORE + 1)
        for number, part in zip(self.rows, known + [None] * MORE, strict=True):
            first = number == 1 and part is None and needs_first
            self._ask(number, part, Part.Kind.FIRST if first else Part.Kind.SPEECH)
        self.fields["without_first_why"] = forms.CharField(
            label=_("没有第一议题的理由"),
            max_length=200,
            required=False,
            initial=agenda.without_first_why if agenda else "",
            help_text=_("只有确实不能安排第一议题时填写；理由和印发人一起留存。"),
        )
        self.initial["version"] = agenda.version if agenda else 0

    def _ask(self, number: int, part: Part | None, kind: str) -> None:
        at = {"n": number}
        self.fields[f"title-{number}"] = forms.CharField(
            label=_("第%(n)s项") % at, max_length=120, required=False, initial=part.title if part else ""
        )
        self.fields[f"kind-{number}"] = forms.ChoiceField(
            label=_("第%(n)s项类型") % at,
            choices=Part.Kind.choices,
            required=False,
            initial=part.kind if part else kind,
        )
        self.fields[f"speaker-{number}"] = forms.CharField(
            label=_("第%(n)s项主讲") % at, max_length=60, required=False, initial=part.speaker if part else ""
        )
        self.fields[f"minutes-{number}"] = forms.IntegerField(
            label=_("第%(n)s项分钟") % at,
            min_value=1,
            max_value=MOST_MINUTES,
            required=False,
            initial=part.minutes if part else MINUTES,
        )

    def lines(self) -> list[tuple[int, list[forms.BoundField]]]:
        """(number, its fields): title, kind, speaker, minutes."""
        return [(number, [self[f"{name}-{number}"] for name in NAMES]) for number in self.rows]

    def parts(self) -> list[dict[str, Any]]:
        rows = [{name: self.cleaned_data[f"{name}-{number}"] for name in NAMES} for number in self.rows]
        return [
            {**row, "kind": row["kind"] or Part.Kind.SPEECH, "minutes": row["minutes"] or MINUTES}
            for row in rows
            if row["title"].strip()
        ]
