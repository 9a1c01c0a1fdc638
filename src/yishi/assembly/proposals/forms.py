"""What people fill in about proposals: writing, signing, examining."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.people.models import HandlingUnit, Member
from yishi.assembly.proposals import form_rules
from yishi.assembly.proposals.models import Examination, Plenary, Proposal
from yishi.assembly.topics.models import Topic

MOST_SIGNERS = 300


class BeginForm(forms.Form):
    kind = forms.ChoiceField(label=_("类型"), choices=Proposal.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("案由"), max_length=form_rules.TITLE, help_text=_("一件提案只写一件事，50字以内。"))


class WriteForm(forms.ModelForm):
    """The draft. `suggestions`: a line for each."""

    suggestions = forms.CharField(
        label=_("建议"), required=False, widget=lines(8), help_text=_("每行一条，每条单独办理、单独答复。")
    )

    class Meta:
        model = Proposal
        fields = (
            "title", "body", "situation", "analysis", "suggestions", "category", "topic", "wished", "researched",
            "may_publish", "version",
        )  # fmt: skip
        widgets = {
            "situation": lines(8),
            "analysis": lines(6),
            "wished": forms.SelectMultiple(attrs={"size": 6}),
            "version": forms.HiddenInput(),
        }
        help_texts = {
            "body": _("集体提案填写，例如：工商联界。"),
            "situation": _("不要写他人的姓名、电话；写了会自动隐去。"),
            "topic": _("来自群众来件的，选对应的议题。"),
            "wished": _("按住 Ctrl 可多选；最后由交办会确定。"),
        }

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": by.assembly_id}
        topics = Topic.objects.filter(**of, state__in=(Topic.State.CONFIRMED, Topic.State.TAKEN_UP))
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]
        self.fields["wished"].queryset = HandlingUnit.there.filter(**of)  # type: ignore[attr-defined]
        self.fields["version"].required = False
        if not self.instance.is_collective:
            del self.fields["body"]
        if self.instance.pk and "suggestions" not in self.data:
            self.initial["suggestions"] = "\n".join(row.text for row in self.instance.suggestions.all())

    def facts(self) -> dict[str, Any]:
        aside = ("version", "suggestions", "wished")
        return {name: value for name, value in self.cleaned_data.items() if name not in aside}

    @property
    def suggested(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["suggestions"].splitlines() if line.strip()]

    @property
    def version(self) -> int:
        return self.cleaned_data["version"] or 0


class SignersForm(forms.Form):
    members = forms.ModelMultipleChoiceField(
        label=_("请谁联名"), queryset=Member.objects.none(), widget=forms.SelectMultiple(attrs={"size": 12})
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [proposal.member_id, *proposal.signatures.values_list("member_id", flat=True)]
        rows = Member.objects.filter(assembly_id=proposal.assembly_id, seats__until=None, seats__isnull=False)
        self.fields["members"].queryset = rows.exclude(pk__in=known).distinct()  # type: ignore[attr-defined]

    def clean_members(self) -> Any:
        chosen = self.cleaned_data["members"]
        if len(chosen) > MOST_SIGNERS:
            raise forms.ValidationError(_("一次最多请%(most)s人联名。") % {"most": MOST_SIGNERS})
        return chosen


class SignForm(forms.Form):
    agree = forms.TypedChoiceField(
        label=_("是否联名"),
        choices=[("yes", _("同意联名")), ("no", _("谢绝联名"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    word = forms.CharField(label=_("意见"), max_length=200, required=False, widget=lines(3))


class ExamineForm(forms.ModelForm):
    class Meta:
        model = Examination
        fields = ("right_proposer", "right_content", "right_form", "proposed", "ground", "opinion")
        widgets = {"proposed": forms.RadioSelect, "opinion": lines(3)}
        help_texts = {
            "ground": _("提出不予立案时选定。"),
            "opinion": _("提出立案以外的意见时须写明理由。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        choices["proposed"].choices = Examination.Decision.choices

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        proposed, ground = found.get("proposed"), found.get("ground")
        checks = [found.get(name) for name in ("right_proposer", "right_content", "right_form")]
        if proposed == Examination.Decision.ACCEPT and not all(checks):
            self.add_error("proposed", _("三项审查都符合规定才能提出立案。"))
        if proposed == Examination.Decision.DECLINE and not ground:
            self.add_error("ground", _("请选明属于十种情形中的哪一种。"))
        if proposed and proposed != Examination.Decision.ACCEPT and not found.get("opinion"):
            self.add_error("opinion", _("请写明理由。"))
        if proposed != Examination.Decision.DECLINE:
            found["ground"] = ""
        return found

    def facts(self) -> dict[str, Any]:
        names = ("right_proposer", "right_content", "right_form")
        return {
            "checks": {name: self.cleaned_data[name] for name in names},
            **{name: self.cleaned_data[name] for name in ("proposed", "ground", "opinion")},
        }


class DecideForm(forms.Form):
    decision = forms.ChoiceField(label=_("审定"), choices=Examination.Decision.choices, widget=forms.RadioSelect)
    heard = forms.CharField(
        label=_("提案人意见"),
        max_length=300,
        required=False,
        widget=lines(3),
        help_text=_("不予立案、转社情民意前须听取提案人意见，记在这里。"),
    )
    why = forms.CharField(
        label=_("理由"), max_length=200, required=False, widget=lines(2), help_text=_("与审查意见不同时填写。")
    )


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(label=_("并入"), queryset=Proposal.objects.none())
    why = forms.CharField(label=_("理由"), max_length=200, widget=lines(2))

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = rows  # type: ignore[attr-defined]


class PlenaryForm(forms.ModelForm):
    class Meta:
        model = Plenary
        fields = ("term", "number", "opens", "closes")
        widgets = {name: date_input() for name in ("opens", "closes")}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.fields["term"].queryset  # type: ignore[attr-defined]
        self.fields["term"].queryset = rows.filter(assembly_id=by.assembly_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        opens, closes = found.get("opens"), found.get("closes")
        if opens and closes and closes < opens:
            self.add_error("closes", _("截止日期不能早于开始日期。"))
        return found
