"""What is filled in to write a questionnaire, and to answer one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import RevisedForm, date_input, lines
from yishi.assembly.consultation.research.actions_questionnaires import Asked, asked
from yishi.assembly.consultation.research.models import Question, Questionnaire

Kind = Question.Kind
MOST_OPTIONS, LONGEST_OPTION, LONGEST_TEXT = 12, 60, 500


class QuestionnaireForm(RevisedForm):
    """Title and questions. Filled questions count, emptied ones go; there is always room for a few more."""

    MORE = 3

    class Meta:
        model = Questionnaire
        fields = ("title", "lead", "until", "for_members", "version")
        widgets = {"lead": lines(3), "until": date_input()}
        help_texts = {
            "lead": _("告诉填写的人为什么问、结果怎么用。"),
            "until": _("到这一天为止收答卷；不填则到手工结束为止。"),
            "for_members": _("发布后出现在委员的“我的事项”里；公开链接任何人都可以填写。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: list[Asked | None] = list(asked(self.instance)) if self.instance.pk else []
        self.numbers = range(1, len(known) + self.MORE + 1)
        for number, question in zip(self.numbers, known + [None] * self.MORE, strict=True):
            self._add(number, question)

    def _add(self, number: int, question: Asked | None) -> None:
        self.fields[f"text-{number}"] = forms.CharField(
            label=_("第%(number)s题") % {"number": number},
            max_length=200,
            required=False,
            initial=question.text if question else "",
        )
        self.fields[f"kind-{number}"] = forms.ChoiceField(
            label=_("题型"), choices=Kind.choices, required=False, initial=question.kind if question else Kind.ONE
        )
        self.fields[f"options-{number}"] = forms.CharField(
            label=_("选项"),
            required=False,
            widget=lines(4),
            initial="\n".join(question.options) if question else "",
            help_text=_("每行一个选项；文字题不填。"),
        )
        self.fields[f"required-{number}"] = forms.BooleanField(
            label=_("必答"), required=False, initial=question.required if question else False
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in self.numbers:
            self._check(number, cleaned)
        return cleaned

    def _check(self, number: int, cleaned: dict[str, Any]) -> None:
        text, options = cleaned.get(f"text-{number}", ""), self._options(number, cleaned)
        if not text and options:
            self.add_error(f"text-{number}", _("写了选项，还没有写题目。"))
        if not text:
            return
        if cleaned.get(f"kind-{number}") == Kind.TEXT:
            if options:
                self.add_error(f"options-{number}", _("文字题不需要选项；请改题型或去掉选项。"))
        elif not 2 <= len(options) <= MOST_OPTIONS:
            self.add_error(
                f"options-{number}",
                _("读到%(found)s个选项；选择题应有2至%(most)s个不同的选项。")
                % {"found": len(options), "most": MOST_OPTIONS},
            )
        elif long := next((option for option in options if len(option) > LONGEST_OPTION), None):
            self.add_error(
                f"options-{number}",
                _("选项“%(option)s…”超过%(most)s字。") % {"option": long[:12], "most": LONGEST_OPTION},
            )

    @staticmethod
    def _options(number: int, cleaned: dict[str, Any]) -> list[str]:
        rows = (line.strip() for line in cleaned.get(f"options-{number}", "").splitlines())
        return list(dict.fromkeys(row for row in rows if row))

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "lead", "until", "for_members")}

    def questions(self) -> list[Asked]:
        rows = self.cleaned_data
        return [
            Asked(rows[f"kind-{n}"] or Kind.ONE, rows[f"text-{n}"], self._options(n, rows), rows[f"required-{n}"])
            for n in self.numbers
            if rows[f"text-{n}"]
        ]


class ReplyForm(forms.Form):
    """One field a question, in its order."""

    def __init__(self, *args: Any, questionnaire: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questionnaire.questions.order_by("number"))
        for question in self.questions:
            self.fields[str(question.number)] = self._field(question)

    @staticmethod
    def _field(question: Question) -> forms.Field:
        told: dict[str, Any] = {"label": f"{question.number}. {question.text}", "required": question.required}
        if question.kind == Kind.TEXT:
            note = _("不要写姓名、电话；写了会自动隐去。")
            box = forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_TEXT})
            return forms.CharField(max_length=LONGEST_TEXT, widget=box, help_text=note, **told)
        choices = [(str(place), text) for place, text in enumerate(question.options)]
        if question.kind == Kind.MANY:
            return forms.MultipleChoiceField(
                choices=choices, widget=forms.CheckboxSelectMultiple, help_text=_("可多选。"), **told
            )
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)

    def answers(self) -> dict[int, Any]:
        """Question's number → the chosen places, or the text; what was left empty is left out."""
        found: dict[int, Any] = {}
        for question in self.questions:
            value = self.cleaned_data[str(question.number)]
            if not value:
                continue
            if question.kind == Kind.TEXT:
                found[question.number] = value
            else:
                found[question.number] = [int(place) for place in (value if isinstance(value, list) else [value])]
        return found
