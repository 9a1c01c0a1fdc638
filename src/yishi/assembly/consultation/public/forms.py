"""What the office fills in, and what somebody writes on a phone."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines, moment
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.public import limits
from yishi.assembly.consultation.public.models import Place, PublicPart, SetAside, Submission
from yishi.assembly.consultation.views_members import VOTES
from yishi.assembly.people.models import Village

USE = _(
    "大家的表态和意见会整理后带到协商会上，与委员的意见分开列明；"
    "会上商定的建议、承办单位和后来的办理情况，都在这里公布。"
)
PERIOD = _("截止时间须晚于开始时间。")


class PartForm(forms.ModelForm):
    since = moment(_("开始时间"))
    until = moment(_("截止时间"), _("一般定在会议召开之前，好把结果带到会上。"))

    class Meta:
        model = PublicPart
        fields = ("question", "why", "use", "since", "until", "version")
        widgets = {
            "why": lines(3),
            "use": lines(3),
            "version": forms.HiddenInput(),
        }
        help_texts = {
            "question": _("写成一句问话，印在二维码上方。例如：门口的夜宵摊，您想怎么管？"),
            "why": _("用群众听得懂的话，说清问题和来由。"),
            "use": _("群众写了有什么用、在哪里看结果。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].required = False

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("since") and found.get("until") and found["since"] >= found["until"]:
            self.add_error("until", PERIOD)
        return found

    @property
    def version(self) -> int:
        return self.cleaned_data["version"] or 0


def proposed(consultation: Consultation) -> dict[str, Any]:
    """What a new public part begins with: from today until the session."""
    now = timezone.localtime().replace(second=0, microsecond=0)
    until = timezone.localtime(consultation.starts_at) - timedelta(days=1)
    return {
        "question": _("“%(title)s”，您怎么看？") % {"title": consultation.title},
        "why": consultation.purpose,
        "use": USE,
        "since": now,
        "until": until if until > now else now + timedelta(days=7),
    }


class PlaceForm(forms.ModelForm):
    class Meta:
        model = Place
        fields = ("name", "village")
        help_texts = {"name": _("二维码贴在哪里。例如：石桥村便民服务中心。")}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = Village.there.filter(assembly_id=by.assembly_id).select_related("town")
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]


class SetAsideForm(forms.ModelForm):
    since = moment(_("时段起"))
    until = moment(_("时段止"))

    class Meta:
        model = SetAside
        fields = ("place", "since", "until", "why")
        widgets = {"why": lines(2)}
        help_texts = {"why": _("写明核实的情况；审计记录里会保留。")}

    def __init__(self, *args: Any, part: PublicPart, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = part.places.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("since") and found.get("until") and found["since"] >= found["until"]:
            self.add_error("until", _("时段止须晚于时段起。"))
        if found.get("until") and found["until"] > timezone.now():
            self.add_error("until", _("时段还没有过去，只能搁置已经过去的时段。"))
        return found


class VoteForm(forms.Form):
    """A vote as its button says it, and the version of the vote that the page showed."""

    vote = forms.ChoiceField(choices=[(word, word) for word in VOTES])
    version = forms.IntegerField(min_value=0, max_value=32767)

    @property
    def value(self) -> int:
        return VOTES[self.cleaned_data["vote"]]


class SayForm(forms.ModelForm):
    class Meta:
        model = Submission
        fields = ("text", "once")
        labels = {"text": _("我的意见")}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4, "maxlength": limits.LONGEST}),
            "once": forms.HiddenInput(),
        }
        help_texts = {"text": _("一条只说一件事，140字以内。不要写姓名、电话、门牌号；写了会自动隐去。")}
