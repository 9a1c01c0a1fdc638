"""What people fill in."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines, moment
from yishi.assembly.consultation.models import Advice, Consultation, Invitation, Paper, Statement
from yishi.assembly.consultation.plan.kinds import recipe
from yishi.assembly.consultation.session import Item, Presence
from yishi.assembly.people.models import HandlingUnit, Member, Town


class PlanForm(forms.ModelForm):
    starts_at = moment(_("召开时间"))

    class Meta:
        model = Consultation
        fields = ("title", "purpose", "starts_at", "venue", "town", "convener", "units")
        widgets = {"purpose": lines(3), "units": forms.CheckboxSelectMultiple()}
        help_texts = {
            "title": _("例如：助力破解餐饮油烟扰民难题。"),
            "purpose": _("要议清什么、希望达成什么。"),
            "convener": _("主持协商的委员；办结时记一次“主持协商”。"),
            "units": _("请哪些承办单位到会听取意见、现场答复。"),
        }

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("town", Town), ("convener", Member), ("units", HandlingUnit)):
            self.fields[name].queryset = getattr(model, "there", model.objects).filter(assembly_id=by.assembly_id)  # type: ignore[attr-defined]


class PaperForm(forms.ModelForm):
    class Meta:
        model = Paper
        fields = ("title", "text")
        widgets = {"text": lines(12)}


class InviteForm(forms.Form):
    members = forms.ModelMultipleChoiceField(
        label=_("委员"),
        queryset=Member.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选择一名委员。")},
    )

    def __init__(self, *args: Any, choose_from: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = choose_from  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    reason = forms.CharField(label=_("请假事由"), max_length=200)


class StatementForm(forms.ModelForm):
    class Meta:
        model = Statement
        fields = ("text",)
        labels = {"text": _("我的意见")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "maxlength": 140})}
        help_texts = {"text": _("一条只说一件事，140字以内。不要写他人的姓名、电话；写了会自动隐去。")}


class PresenceForm(forms.Form):
    """Who was there: one choice for each invited member, and whether the member spoke."""

    CAME, EXCUSED, ABSENT = "came", "excused", "absent"
    CHOICES = [(CAME, _("到会")), (EXCUSED, _("请假")), (ABSENT, _("缺席"))]

    def __init__(self, *args: Any, invitations: Any, spoke: Collection[int] = (), **kwargs: Any) -> None:
        """`spoke`: keys of the members whom the speakers' list knows to have spoken."""
        super().__init__(*args, **kwargs)
        self.invitations = list(invitations)
        for invitation in self.invitations:
            self.fields[f"seat-{invitation.pk}"] = forms.ChoiceField(
                label=invitation.member.name, choices=self.CHOICES, initial=self._expected(invitation)
            )
            self.fields[f"spoke-{invitation.pk}"] = forms.BooleanField(
                label=_("发言"), required=False, initial=invitation.member_id in spoke
            )

    def rows(self) -> list[tuple[Invitation, Any, Any]]:
        """(invitation, seat field, spoke field) in the order of the list."""
        return [(i, self[f"seat-{i.pk}"], self[f"spoke-{i.pk}"]) for i in self.invitations]

    def presences(self) -> list[Presence]:
        return [
            Presence(
                member_id=i.member_id,
                attended=self.cleaned_data[f"seat-{i.pk}"] == self.CAME,
                excused=self.cleaned_data[f"seat-{i.pk}"] == self.EXCUSED,
                spoke=self.cleaned_data[f"spoke-{i.pk}"],
            )
            for i in self.invitations
        ]

    def _expected(self, invitation: Invitation) -> str:
        if invitation.signed_in_at or invitation.answer == Invitation.Answer.COMING:
            return self.CAME
        return self.EXCUSED if invitation.is_excused else self.ABSENT


class MinutesForm(forms.Form):
    minutes = forms.CharField(label=_("会议纪要"), widget=lines(14))
    result = forms.ChoiceField(label=_("协商结果"), widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        results = recipe(kind).results
        self.fields["result"].choices = [(r.value, r.label) for r in results]  # type: ignore[attr-defined]


class LateNoticeForm(forms.Form):
    why = forms.CharField(label=_("迟发通知的理由"), max_length=200, widget=lines(2))


class AdviceForm(forms.Form):
    """The numbered advice. Filled rows count, emptied ones go; there is always room for a few more."""

    MORE = 3

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = HandlingUnit.there.filter(assembly_id=consultation.assembly_id)
        known: list[Advice | None] = list(consultation.advice.all())
        self.numbers = range(1, len(known) + self.MORE + 1)
        for number, item in zip(self.numbers, known + [None] * self.MORE, strict=True):
            self.fields[f"text-{number}"] = forms.CharField(
                label=_("第%(number)s条") % {"number": number},
                max_length=300,
                required=False,
                initial=item.text if item else "",
                widget=lines(2),
            )
            self.fields[f"unit-{number}"] = forms.ModelChoiceField(
                label=_("承办单位"), queryset=units, required=False, initial=item.unit_id if item else None
            )

    def items(self) -> list[Item]:
        return [
            Item(text, self.cleaned_data[f"unit-{number}"], row=number)
            for number in self.numbers
            if (text := self.cleaned_data[f"text-{number}"].strip())
        ]


class CallOffForm(forms.Form):
    why = forms.CharField(label=_("取消理由"), max_length=200, widget=lines(2))
