"""What is filled in about studios, by members, the office and residents."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Role
from yishi.assembly.base.inputs import date_input, lines, moment
from yishi.assembly.outreach.studios.models import (
    Activity,
    Criterion,
    Matter,
    SiteReview,
    Slot,
    StudioCase,
    YearReview,
)
from yishi.assembly.people.models import Member, Sector, User, Village

DOES = (("yes", _("达到")), ("no", _("未达到")))


class ApplyForm(forms.ModelForm):
    """The application, with one answer to each criterion of the office's list."""

    class Meta:
        model = StudioCase
        fields = ("name", "kind", "sector", "village", "address", "about")
        widgets = {"about": lines(4)}

    def __init__(self, *args: Any, by: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["sector"].queryset = Sector.objects.filter(assembly_id=by.assembly_id)
        fields["village"].queryset = Village.there.filter(assembly_id=by.assembly_id).select_related("town")
        fields["village"].label_from_instance = lambda village: f"{village.town} {village}"
        self.criteria = criteria
        for row in criteria:
            answer = self.instance.answers.get(str(row.pk), "")
            self.fields[f"criterion-{row.pk}"] = forms.CharField(
                label=row.name, help_text=row.text, max_length=300, widget=lines(2), initial=answer
            )

    def facts(self) -> dict[str, Any]:
        found = self.cleaned_data
        answers = {str(row.pk): found[f"criterion-{row.pk}"] for row in self.criteria}
        return {name: found[name] for name in self._meta.fields} | {"answers": answers}  # type: ignore[union-attr]


class CheckForm(forms.Form):
    """The list, line by line: met or not, and what was seen."""

    def __init__(self, *args: Any, asked: list[tuple[Criterion, str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [row for row, _answer, _check in asked]
        for row, answer, check in asked:
            known: dict[str, Any] = {"initial": "yes" if check.met else "no"} if check else {}
            self.fields[f"met-{row.pk}"] = forms.ChoiceField(
                label=row.name, help_text=answer or row.text, choices=DOES, widget=forms.RadioSelect, **known
            )
            self.fields[f"words-{row.pk}"] = forms.CharField(
                label=_("核对情况"), max_length=200, required=False, initial=check.words if check else ""
            )

    def found(self) -> dict[Criterion, tuple[bool, str]]:
        told = self.cleaned_data
        return {row: (told[f"met-{row.pk}"] == "yes", told[f"words-{row.pk}"]) for row in self.asked}


class CriterionForm(forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ("name", "text")
        widgets = {"text": lines(2)}


class ReviewersForm(forms.Form):
    first = forms.ModelChoiceField(label=_("第一评审人"), queryset=User.objects.none())
    second = forms.ModelChoiceField(label=_("第二评审人"), queryset=User.objects.none())

    def __init__(self, *args: Any, case: StudioCase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = (Role.CLERK, Role.OFFICE, Role.MEMBER)
        rows = User.objects.filter(assembly_id=case.assembly_id, is_active=True, grants__role__in=roles)
        rows = rows.filter(grants__until=None).exclude(member_id=case.head_id).distinct()
        fields: dict[str, Any] = self.fields
        fields["first"].queryset = fields["second"].queryset = rows

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("first") and found.get("first") == found.get("second"):
            self.add_error("second", gettext("请选另一个人。"))
        return found


class ReviewForm(forms.ModelForm):
    verdict = forms.ChoiceField(label=_("评审结论"), choices=SiteReview.Verdict.choices, widget=forms.RadioSelect)

    class Meta:
        model = SiteReview
        fields = ("verdict", "words")
        widgets = {"words": lines(4)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = True


class AnswerForm(forms.Form):
    answer = forms.CharField(label=_("处理情况"), max_length=300, widget=lines(3))


class RateForm(forms.ModelForm):
    grade = forms.ChoiceField(label=_("考核等次"), choices=YearReview.Grade.choices, widget=forms.RadioSelect)

    class Meta:
        model = YearReview
        fields = ("year", "grade", "words")
        widgets = {"words": lines(3)}


class ActivityForm(forms.ModelForm):
    class Meta:
        model = Activity
        fields = ("day", "title", "people", "members", "notes")
        widgets = {"day": date_input(), "notes": lines(3), "members": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = members  # type: ignore[attr-defined]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("活动举行后再登记。"))
        return day


class SlotForm(forms.ModelForm):
    starts_at = moment(_("开始时间"))

    class Meta:
        model = Slot
        fields = ("starts_at", "minutes", "host", "places")

    def __init__(self, *args: Any, case: StudioCase, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.fields["host"].queryset = members  # type: ignore[attr-defined]

    def clean_starts_at(self) -> Any:
        starts_at = self.cleaned_data["starts_at"]
        if starts_at <= timezone.now():
            raise forms.ValidationError(gettext("请填写以后的时间。"))
        if self.case.slots.filter(starts_at=starts_at).exists():
            raise forms.ValidationError(gettext("这个时间已经安排了接待。"))
        return starts_at


class MatterForm(forms.ModelForm):
    class Meta:
        model = Matter
        fields = ("day", "text")
        widgets = {"day": date_input(), "text": lines(4)}
        help_texts = {"text": _("照原话记。不要写姓名、电话、门牌；写了会自动隐去。")}


class HandForm(forms.Form):
    owner = forms.ModelChoiceField(label=_("责任委员"), queryset=Member.objects.none())
    due = forms.DateField(label=_("期限"), widget=date_input())

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = members  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    done = forms.TypedChoiceField(
        label=_("核实结果"),
        choices=[("yes", _("已办结")), ("no", _("继续跟进"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    words = forms.CharField(label=_("核实情况"), max_length=200, widget=lines(2))


class BookForm(forms.Form):
    text = forms.CharField(
        label=_("想反映什么"),
        max_length=200,
        widget=lines(4),
        help_text=_("一两句话就可以。不要写姓名、电话；写了会自动隐去。"),
    )


class ObjectForm(forms.Form):
    once = forms.CharField(max_length=32, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("公示意见"),
        max_length=300,
        widget=lines(4),
        help_text=_("不用写姓名。请写明事实，批准前逐条核实处理。"),
    )
