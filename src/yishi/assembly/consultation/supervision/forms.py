"""What people fill in about a supervision and its inspections."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base import files
from yishi.assembly.base.inputs import RevisedForm, date_input, lines
from yishi.assembly.consultation.supervision.models import (
    Inspection,
    InspectionPhoto,
    Instruction,
    Kind,
    Sighting,
    Supervision,
)
from yishi.assembly.people.models import Committee, Member, Town, Village
from yishi.assembly.topics.models import Topic

MOST_LOOKS, MOST_MONTHS = 6, 36
PLANNED = [(kind.value, kind.label) for kind in Kind if kind != Kind.LOOK_BACK]  # looking back is always part of it


class PlanForm(RevisedForm):
    kinds = forms.MultipleChoiceField(
        label=_("监督形式"), choices=PLANNED, widget=forms.CheckboxSelectMultiple, help_text=_("可多选。")
    )
    intervals = forms.CharField(
        label=_("回头看间隔"),
        help_text=_("整改完成后第几个月回头看，用顿号分开，例如：3、6。"),
        max_length=40,
    )

    class Meta:
        model = Supervision
        fields = (
            "title", "planned_as", "topic", "aim", "kinds", "intervals", "committee", "head", "members", "version",
        )  # fmt: skip
        widgets = {"aim": lines(3), "members": forms.SelectMultiple(attrs={"size": 10})}
        help_texts = {
            "title": _("例如：老旧小区飞线充电整治情况。"),
            "planned_as": _("列入年度协商计划的，照录计划中的题目。"),
            "topic": _("来自群众来件的，选对应的议题；整改后可以对照来件数。"),
            "head": _("一般由牵头专委会主任担任。"),
            "members": _("按住 Ctrl 可多选。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": self.by.assembly_id}
        members = Member.objects.filter(**of)
        topics = Topic.objects.filter(**of, state__in=(Topic.State.CONFIRMED, Topic.State.TAKEN_UP))
        self.offer(topic=topics, committee=Committee.objects.filter(**of), head=members, members=members)
        self.initial["intervals"] = "、".join(str(months) for months in self.instance.intervals)

    def clean_intervals(self) -> list[int]:
        text = self.cleaned_data["intervals"]
        words = [word for word in re.split(r"[\s,，、;；]+", text) if word]
        months = sorted({int(word) for word in words if word.isdecimal()})
        unread = any(not word.isdecimal() for word in words)
        if unread or not months or len(months) > MOST_LOOKS or not 1 <= months[0] <= months[-1] <= MOST_MONTHS:
            raise forms.ValidationError(
                _("读到“%(found)s”；请写1至%(looks)s个月数，每个在1至%(months)s之间，例如：3、6。")
                % {"found": text, "looks": MOST_LOOKS, "months": MOST_MONTHS}
            )
        return months

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        found["members"] = [member for member in found["members"] if member != found["head"]]
        return found


class OpinionForm(RevisedForm):
    class Meta:
        model = Supervision
        fields = ("addressees", "opinion", "version")
        widgets = {"opinion": lines(12)}
        help_texts = {
            "addressees": _("例如：市人民政府办公室。"),
            "opinion": _("写监督情况和总的意见；问题清单在印发时自动附后。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opinion"].required = True
        self.fields["addressees"].required = True


class InstructionForm(forms.ModelForm):
    class Meta:
        model = Instruction
        fields = ("leader", "day", "text")
        widgets = {"day": date_input(), "text": lines(3)}
        help_texts = {"leader": _("职务和姓名。"), "text": _("照录原文。")}

    def clean_day(self) -> Any:
        return not_later(self.cleaned_data["day"])


class ReviewForm(forms.ModelForm):
    class Meta:
        model = Supervision
        fields = ("rating", "review")
        widgets = {"rating": forms.RadioSelect, "review": lines(5)}
        help_texts = {"review": _("监督小组对整改工作的总体评价。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].choices = Supervision.Rating.choices  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.required = True


class InspectionForm(RevisedForm):
    class Meta:
        model = Inspection
        fields = ("kind", "day", "place", "town", "village", "members", "seen", "version")
        widgets = {"day": date_input(), "members": forms.CheckboxSelectMultiple, "seen": lines(6)}
        help_texts = {
            "place": _("例如：河东社区三号楼。"),
            "members": _("实际到场的小组成员；确认后记一次“参加民主监督”，同一天只记一次。"),
            "seen": _("看到什么写什么；可以先安排活动，事后再写。个人信息会自动隐去。"),
        }

    def __init__(self, *args: Any, supervision: Supervision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": self.by.assembly_id}
        group = [supervision.head_id, *supervision.members.values_list("pk", flat=True)]
        self.offer(
            town=Town.objects.filter(**of),
            village=Village.there.filter(**of).select_related("town"),
            members=Member.objects.filter(pk__in=group),
        )

    def clean(self) -> dict[str, Any]:
        return with_town(super().clean() or self.cleaned_data, self)


class SightingForm(forms.ModelForm):
    class Meta:
        model = Sighting
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "maxlength": 500})}
        help_texts = {"text": _("500字以内。不要写他人的姓名、电话；写了会自动隐去。")}


class PhotoForm(forms.ModelForm):
    class Meta:
        model = InspectionPhoto
        fields = ("file", "caption")
        help_texts = {"file": _("PNG或JPG，20 MB以内。请避开人脸、车牌和门牌。")}

    def clean_file(self) -> Any:
        return files.checked(self.cleaned_data["file"])


def not_later(day: Any) -> Any:
    """A day that is past or today. Raises `ValidationError` for one that is still to come."""
    if day > timezone.localdate():
        raise forms.ValidationError(_("日期不能晚于今天。"))
    return day


def with_town(cleaned: dict[str, Any], form: forms.BaseForm) -> dict[str, Any]:
    """A village brings its town; one of another town is an error at the village."""
    town, village = cleaned.get("town"), cleaned.get("village")
    if village is not None and town is not None and village.town_id != town.pk:
        form.add_error(
            "village",
            _("%(village)s属于%(town)s，与所选镇(街道)不符。") % {"village": village, "town": village.town},
        )
    elif village is not None:
        cleaned["town"] = village.town
    return cleaned
