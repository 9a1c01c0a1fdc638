"""What is filled in about campaigns."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.outreach.campaigns.models import Campaign, CampaignRole, Effort, Problem, Task
from yishi.assembly.people.models import Member, Village


class CampaignForm(forms.ModelForm):
    class Meta:
        model = Campaign
        fields = ("title", "text", "since", "until")
        widgets = {"text": lines(10), "since": date_input(), "until": date_input()}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("since") and found.get("until") and found["since"] > found["until"]:
            self.add_error("until", gettext("结束日期不能早于开始日期。"))
        return found


class PledgeForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("我愿意做"), choices=CampaignRole.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    words = forms.CharField(label=_("打算做什么"), max_length=200, required=False)


class TaskForm(forms.ModelForm):
    class Meta:
        model = Task
        fields = ("role", "title", "due")
        widgets = {"due": date_input()}


class EffortForm(forms.ModelForm):
    class Meta:
        model = Effort
        fields = ("role", "task", "day", "village", "text", "members")
        widgets = {"day": date_input(), "text": lines(3)}

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["task"].queryset = campaign.tasks.all()
        fields["village"].queryset = _villages(campaign)
        fields["village"].label_from_instance = _with_town
        fields["members"].queryset = Member.objects.filter(
            assembly_id=campaign.assembly_id, seats__until=None, seats__isnull=False
        ).distinct()
        fields["members"].required = False
        fields["members"].help_text = _("本人不用选；一同参加的委员可以多选。")

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("日期不能晚于今天。"))
        return day


class ProblemForm(forms.ModelForm):
    class Meta:
        model = Problem
        fields = ("village", "text")
        widgets = {"text": lines(3)}
        help_texts = {"text": _("看到什么、在哪里。不要写他人的姓名、电话；写了会自动隐去。")}

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["village"].queryset = _villages(campaign)
        fields["village"].label_from_instance = _with_town


class HandForm(forms.Form):
    chosen = forms.ChoiceField(label=_("转给哪项监督"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]


class ReportForm(forms.ModelForm):
    class Meta:
        model = Campaign
        fields = ("report",)
        widgets = {"report": lines(10)}


def _villages(campaign: Campaign) -> Any:
    return Village.there.filter(assembly_id=campaign.assembly_id).select_related("town")


def _with_town(village: Village) -> str:
    return f"{village.town} {village}"
