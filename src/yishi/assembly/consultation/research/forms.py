"""What people fill in about a research, its trips, its report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import checked
from yishi.assembly.base.inputs import RevisedForm, date_input, lines
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.research.models import Observation, ObservationPhoto, ProposedAdvice, Research, Trip
from yishi.assembly.consultation.rules import WORK as SESSION_WORK
from yishi.assembly.consultation.supervision.forms import with_town
from yishi.assembly.people.models import HandlingUnit, Member, Town, Village
from yishi.assembly.topics.models import Topic

TO_COME = SESSION_WORK["prepare"][0]  # states in which a session still takes papers


def to_come(by: Any) -> Any:
    """Consultations that still take papers, the nearest first."""
    rows = Consultation.objects.filter(assembly_id=by.assembly_id, state__in=TO_COME)
    return rows.order_by("starts_at")


class PlanForm(RevisedForm):
    experts = forms.CharField(
        label=_("专家"),
        required=False,
        widget=lines(3),
        help_text=_("每行一位：姓名，身份。例如：方远，市环境科学学会理事。"),
    )

    class Meta:
        model = Research
        fields = ("title", "aim", "consultation", "topic", "head", "members", "experts", "outline", "version")
        widgets = {"aim": lines(3), "outline": lines(8), "members": forms.SelectMultiple(attrs={"size": 10})}
        help_texts = {
            "consultation": _("为哪次协商做准备；没有的可以不选。"),
            "topic": _("来自群众来件的，选对应的议题。"),
            "members": _("按住 Ctrl 可多选。"),
            "outline": _("要弄清哪些情况，到哪里看，问哪些人。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": self.by.assembly_id}
        members = Member.objects.filter(**of)
        topics = Topic.objects.filter(**of, state__in=(Topic.State.CONFIRMED, Topic.State.TAKEN_UP))
        sessions = to_come(self.by) | Consultation.objects.filter(**of, pk=self.instance.consultation_id)
        self.offer(consultation=sessions, topic=topics, head=members, members=members)
        self.initial["experts"] = "\n".join(f"{row['name']}，{row['role']}" for row in self.instance.experts)

    def clean_experts(self) -> list[dict[str, str]]:
        found = []
        for number, line in enumerate(self.cleaned_data["experts"].splitlines(), start=1):
            if not line.strip():
                continue
            name, _comma, role = (part.strip() for part in line.replace(",", "，").partition("，"))
            if not (name and role):
                raise forms.ValidationError(
                    _("第%(number)s行读到“%(found)s”；应为“姓名，身份”。") % {"number": number, "found": line.strip()}
                )
            found.append({"name": name, "role": role})
        return found

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        found["members"] = [member for member in found["members"] if member != found["head"]]
        return found


class TripForm(RevisedForm):
    class Meta:
        model = Trip
        fields = ("day", "place", "town", "village", "members", "others", "notes", "version")
        widgets = {"day": date_input(), "members": forms.CheckboxSelectMultiple, "notes": lines(6)}
        help_texts = {
            "place": _("例如：河东社区三号楼。"),
            "members": _("实际参加的委员；确认后记一次“参加调研”，同一天只记一次。"),
            "others": _("随行的专家、部门和村(社区)人员。"),
            "notes": _("看了什么、问了谁；可以先安排活动，事后再写。个人信息会自动隐去。"),
        }

    def __init__(self, *args: Any, research: Research, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": self.by.assembly_id}
        group = [research.head_id, *research.members.values_list("pk", flat=True)]
        self.offer(
            town=Town.objects.filter(**of),
            village=Village.there.filter(**of).select_related("town"),
            members=Member.objects.filter(pk__in=group),
        )

    def clean(self) -> dict[str, Any]:
        return with_town(super().clean() or self.cleaned_data, self)


class ObservationForm(forms.ModelForm):
    class Meta:
        model = Observation
        fields = ("text", "trip", "town", "village")
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "maxlength": 500})}
        help_texts = {"text": _("一条写一件事，500字以内。不要写他人的姓名、电话；写了会自动隐去。")}

    def __init__(self, *args: Any, research: Research, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": research.assembly_id}
        for name, rows in (
            ("trip", research.trips.all()),
            ("town", Town.objects.filter(**of)),
            ("village", Village.there.filter(**of).select_related("town")),
        ):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        return with_town(super().clean() or self.cleaned_data, self)


class PhotoForm(forms.ModelForm):
    class Meta:
        model = ObservationPhoto
        fields = ("file", "caption")
        help_texts = {"file": _("PNG或JPG，20 MB以内。请避开人脸、车牌和门牌。")}

    def clean_file(self) -> Any:
        return checked(self.cleaned_data["file"])


class DraftForm(forms.Form):
    text = forms.CharField(label=_("报告正文"), widget=lines(20), strip=False)
    began_from = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ProposedForm(forms.ModelForm):
    class Meta:
        model = ProposedAdvice
        fields = ("text", "unit")
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "maxlength": 300})}
        help_texts = {"text": _("一条只提一件事，写明谁来做、做到什么程度。")}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = HandlingUnit.there.filter(assembly_id=by.assembly_id)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class SessionForm(forms.Form):
    consultation = forms.ModelChoiceField(label=_("协商"), queryset=Consultation.objects.none())

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consultation"].queryset = to_come(by)  # type: ignore[attr-defined]
