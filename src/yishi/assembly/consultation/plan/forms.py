"""What people fill in about plans, subjects and deadlines."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.consultation.plan.kinds import Days
from yishi.assembly.consultation.plan.models import KindDays, Plan, Subject
from yishi.assembly.people.models import Committee, Member

MOST_DAYS = 60
SET = ("kind", "committee", "leader", "month", "expected")  # what a plan says of a subject


class OpenForm(forms.Form):
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)


class ProposalForm(forms.ModelForm):
    """A subject put forward. A member only says what and why; the office also says where it comes from."""

    class Meta:
        model = Subject
        fields = ("title", "why", "origin")
        widgets = {"why": lines(4)}
        help_texts = {
            "title": _("例如：完善老旧小区充电设施。"),
            "why": _("为什么值得协商。不要写他人的姓名、电话；写了会自动隐去。"),
        }

    def __init__(self, *args: Any, as_member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        origin = Subject.Origin
        if as_member:
            del self.fields["origin"]
        else:
            chosen = [(o.value, o.label) for o in (origin.COMMITTEE, origin.PUBLIC)]
            self.fields["origin"] = forms.ChoiceField(label=_("来源"), choices=chosen)


class SubjectForm(forms.ModelForm):
    """All that a plan says of a subject. In a published plan every field counts, and the change has a reason."""

    reason = forms.CharField(label=_("调整理由"), max_length=200, widget=lines(2))

    class Meta:
        model = Subject
        fields = ("title", "why", *SET, "version")
        widgets = {"why": lines(3), "version": forms.HiddenInput()}
        help_texts = {
            "month": _("1至12。"),
            "expected": _("例如：形成建议案报市委、市政府。"),
        }

    def __init__(self, *args: Any, by: Any, published: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": by.assembly_id}
        for name, rows in (("committee", Committee.objects), ("leader", Member.objects)):
            self.fields[name].queryset = rows.filter(**of)  # type: ignore[attr-defined]
        self.fields["version"].required = False
        for name in SET:
            self.fields[name].required = published
        if not published:
            del self.fields["reason"]

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "reason")}

    @property
    def version(self) -> int:
        return self.cleaned_data["version"] or 0

    @property
    def why(self) -> str:
        return str(self.cleaned_data.get("reason", ""))


class StepForm(forms.ModelForm):
    """The facts of one step of the plan: who met on which day, and what the paper is called."""

    class Meta:
        model = Plan
        fields = ("drafted_on", "decided_on", "document", "adopted_by", "adopted_on")
        widgets = {name: date_input() for name in ("drafted_on", "decided_on", "adopted_on")}
        help_texts = {"document": _("例如：澄委〔2026〕8号。")}

    FIELDS = {
        "draft": ("drafted_on",),
        "decide": ("decided_on", "document"),
        "adopt": ("adopted_by", "adopted_on"),
    }

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in self.FIELDS[verb]}
        for field in self.fields.values():
            field.required = True

    def clean(self) -> dict[str, Any]:
        """Steps follow each other; none lies ahead."""
        found = super().clean() or self.cleaned_data
        before = {"decided_on": self.instance.drafted_on, "adopted_on": self.instance.decided_on}
        for name in ("drafted_on", "decided_on", "adopted_on"):
            day, earlier = found.get(name), before.get(name)
            if day and day > timezone.localdate():
                self.add_error(name, _("日期不能晚于今天。"))
            elif day and earlier and day < earlier:
                self.add_error(name, _("不能早于上一步的日期%(day)s。") % {"day": earlier.isoformat()})
        return found


class DaysForm(forms.ModelForm):
    class Meta:
        model = KindDays
        fields = ("kind", "since", "notice", "papers", "minutes")
        widgets = {"since": date_input()}
        help_texts = {"notice": _("留空表示没有期限。"), "since": _("这一天起筹备的协商适用。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("notice", "papers", "minutes"):
            self.fields[name].widget.attrs["max"] = MOST_DAYS

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for name in ("notice", "papers", "minutes"):
            if (found.get(name) or 0) > MOST_DAYS:
                self.add_error(name, _("最多%(most)s个工作日。") % {"most": MOST_DAYS})
        notice, papers = found.get("notice"), found.get("papers")
        if notice is not None and papers is not None and papers > notice:
            self.add_error("papers", _("材料不能早于通知发出。"))
        return found

    def days(self) -> Days:
        return Days(*(self.cleaned_data[name] for name in ("notice", "papers", "minutes")))
