"""What the office and the units fill in about handling."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals.handling.models import Assignment, Contact, Extension, Reply, ReplyClass, SuggestionAnswer

Part, Fate = Assignment.Part, SuggestionAnswer.Fate


def unfit(way: str, others: Sequence[Any]) -> str:
    """Why so many other units do not go with the way of handling; empty where they do."""
    if way == Part.SINGLE and others:
        return str(_("单办只有一个单位。"))
    if way in (Part.SPLIT, Part.LEAD) and not others:
        return str(_("请再选至少一个单位。"))
    return ""


def parts_of(way: str, unit: HandlingUnit, others: Iterable[HandlingUnit]) -> dict[HandlingUnit, str]:
    """Each unit's part: the others assist one that leads, and answer beside one that does not."""
    other = Part.ASSISTING if way == Part.LEAD else Part.SPLIT
    return {unit: way} | dict.fromkeys(others, other)


class HandOverForm(forms.Form):
    """One unit alone; several that each answer; or one that leads with those assisting."""

    WAYS = ((Part.SINGLE, _("单办：一个单位")), (Part.SPLIT, _("分办：各自答复")), (Part.LEAD, _("主办和会办")))
    way = forms.ChoiceField(label=_("办理方式"), choices=WAYS, widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(label=_("承办（主办）单位"), queryset=HandlingUnit.objects.none())
    others = forms.ModelMultipleChoiceField(
        label=_("其他分办或会办单位"),
        queryset=HandlingUnit.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("unit", "others"):
            rows = HandlingUnit.there.filter(assembly_id=by.assembly_id)
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        others = [unit for unit in found.get("others") or () if unit != found.get("unit")]
        if words := unfit(found.get("way", ""), others):
            self.add_error("others", words)
        found["others"] = others
        return found

    def parts(self) -> dict[HandlingUnit, str]:
        return parts_of(self.cleaned_data["way"], self.cleaned_data["unit"], self.cleaned_data["others"])


class TakeBackForm(forms.Form):
    to = forms.ModelChoiceField(label=_("改由哪个单位办理"), queryset=HandlingUnit.objects.none())

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = HandlingUnit.there.filter(assembly_id=assignment.assembly_id).exclude(pk=assignment.unit_id)
        self.fields["to"].queryset = rows  # type: ignore[attr-defined]


class ContactForm(forms.ModelForm):
    class Meta:
        model = Contact
        fields = ("way", "day", "words")
        widgets = {"day": date_input(), "words": lines(3)}
        help_texts = {"words": _("提案人会看到，并可说明是否属实。")}


class ExtensionForm(forms.ModelForm):
    class Meta:
        model = Extension
        fields = ("until", "why")
        widgets = {"until": date_input(), "why": lines(3)}


class SettleForm(forms.Form):
    granted = forms.TypedChoiceField(
        label=_("审批"),
        choices=[("yes", _("同意")), ("no", _("不同意"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    answer = forms.CharField(label=_("审批意见"), max_length=200, widget=lines(2))


class ReplyForm(forms.ModelForm):
    """The letter, and a word to every suggestion: fields `fate-N`, `words-N`, `due-N`."""

    class Meta:
        model = Reply
        fields = ("letter_number", "result", "text", "signed_by", "version")
        widgets = {"text": lines(12), "version": forms.HiddenInput()}
        help_texts = {
            "letter_number": _("例如：澄城管〔2026〕9号。"),
            "text": _("写给提案人的答复。发出后不再修改。"),
            "signed_by": _("本单位负责人。"),
        }

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggestions = list(assignment.proposal.suggestions.all())
        self.fields["version"].required = False
        choices: dict[str, Any] = self.fields
        choices["result"].queryset = ReplyClass.objects.filter(assembly_id=assignment.assembly_id)
        if assignment.part == Part.ASSISTING:
            for name in ("letter_number", "result"):
                del self.fields[name]
        said = {row.suggestion_id: row for row in self.instance.answers.all()} if self.instance.pk else {}
        for suggestion in self.suggestions:
            self._ask(suggestion.number, said.get(suggestion.pk))

    def _ask(self, number: int, said: SuggestionAnswer | None) -> None:
        empty = [("", _("还没有答复"))]
        at = {"n": number}
        self.fields[f"fate-{number}"] = forms.ChoiceField(
            label=_("第%(n)s条建议") % at,
            choices=empty + list(Fate.choices),
            required=False,
            initial=said.fate if said else "",
        )
        self.fields[f"words-{number}"] = forms.CharField(
            label=_("第%(n)s条的说明") % at, max_length=300, required=False, initial=said.words if said else ""
        )
        self.fields[f"due-{number}"] = forms.DateField(
            label=_("第%(n)s条的计划完成日期") % at,
            required=False,
            widget=date_input(),
            help_text=_("列入计划的须写明日期，到期由系统提醒。"),
            initial=said.due if said else None,
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for suggestion in self.suggestions:
            n = suggestion.number
            if found.get(f"fate-{n}") == Fate.PLANNED and not found.get(f"due-{n}"):
                self.add_error(f"due-{n}", _("列入计划的须写明完成日期。"))
            if found.get(f"fate-{n}") == Fate.NOT and not found.get(f"words-{n}"):
                self.add_error(f"words-{n}", _("未采纳的须说明理由。"))
        return found

    def facts(self) -> dict[str, Any]:
        names = [name for name in ("letter_number", "result", "text", "signed_by") if name in self.cleaned_data]
        return {name: self.cleaned_data[name] for name in names}

    def answers(self) -> Iterator[dict[str, Any]]:
        for suggestion in self.suggestions:
            fate, words, due = (self.cleaned_data[f"{name}-{suggestion.number}"] for name in ("fate", "words", "due"))
            if fate:
                planned = due if fate == Fate.PLANNED else None
                yield {"suggestion": suggestion, "fate": fate, "words": words, "due": planned}

    @property
    def version(self) -> int:
        return self.cleaned_data["version"] or 0


class ClassForm(forms.ModelForm):
    class Meta:
        model = ReplyClass
        fields = ("code", "meaning", "solved")
