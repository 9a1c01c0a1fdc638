"""What people fill in about opinion reports: writing, reviewing, editing, evidence."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import RevisedForm, date_input, lines
from yishi.assembly.opinions.reports import form_rules
from yishi.assembly.opinions.reports.models import Check, Claim, Edition, Report, Review
from yishi.assembly.topics.models import Topic

PARTS = {"situation": lines(6), "analysis": lines(5), "advice": lines(5)}
MOST_TYPED = 20_000  # characters of one part in a draft: more is pasted by mistake


class BeginForm(forms.Form):
    title = forms.CharField(
        label=_("标题"),
        max_length=form_rules.TITLE,
        help_text=format_lazy(_("一份信息只写一件事，{most}字以内。"), most=form_rules.TITLE),
    )
    author = forms.ChoiceField(label=_("反映者"), choices=Report.Author.choices, widget=forms.RadioSelect)


class WriteForm(RevisedForm):
    """The draft: it may still be too long, but not a book."""

    class Meta:
        model = Report
        fields = ("title", "body", "situation", "analysis", "advice", "version")
        widgets = PARTS
        help_texts = {
            "body": _("例如：工商联界、民盟澄川市委。"),
            "situation": _("什么时间、什么地点、什么问题。不要写他人的姓名、电话；写了会自动隐去。"),
            "analysis": _("问题为什么产生。"),
            "advice": format_lazy(_("由谁办、办什么。三部分合计{most}字以内。"), most=form_rules.LONG),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.is_collective:
            del self.fields["body"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for name in form_rules.PARTS:
            if len(found.get(name) or "") > MOST_TYPED:
                words = _("这一部分有%(n)s字，远超一份信息的篇幅，没有保存。请只粘贴需要的段落。")
                self.add_error(name, words % {"n": len(found[name])})
        return found


class EditionForm(RevisedForm):
    """The office's text: complete and within the length."""

    class Meta:
        model = Edition
        fields = ("title", "situation", "analysis", "advice", "version")
        widgets = PARTS

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if words := form_rules.too_long(*(found.get(name) or "" for name in form_rules.PARTS)):
            raise forms.ValidationError(words)
        return found


class ReviewForm(forms.ModelForm):
    class Meta:
        model = Review
        fields = ("verdict", "opinion")
        widgets = {"verdict": forms.RadioSelect, "opinion": lines(3)}
        help_texts = {"opinion": _("必填，作者会看到。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        choices["verdict"].choices = Review.Verdict.choices


class AnswerForm(forms.Form):
    agree = forms.TypedChoiceField(
        label=_("是否同意按编辑稿刊发"),
        choices=[("yes", _("同意刊发")), ("no", _("不同意刊发"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    word = forms.CharField(
        label=_("说明"),
        max_length=form_rules.OPINION,
        required=False,
        widget=lines(3),
        help_text=_("不同意的，请写明哪里不对、怎么改。"),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("agree") is False and not (found.get("word") or "").strip():
            self.add_error("word", _("请写明不同意的理由，办公室据此再改。"))
        return found


class ClaimForm(forms.ModelForm):
    class Meta:
        model = Claim
        fields = ("text", "kind", "source", "topic", "day")
        widgets = {"text": lines(2), "day": date_input()}
        help_texts = {
            "text": _("信息中的哪一句话。"),
            "source": _("文件名称、网址或者走访地点。"),
            "topic": _("依据类型是“群众来件议题”的，选定议题。"),
            "day": _("数据或所见是哪一天的。"),
        }

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = (Topic.State.CONFIRMED, Topic.State.TAKEN_UP)
        topics = Topic.objects.filter(assembly_id=by.assembly_id, state__in=states)
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("信息日期不能晚于今天。"))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        from_topic = found.get("kind") == Claim.Kind.TOPIC
        if from_topic and not found.get("topic"):
            self.add_error("topic", _("请选定议题。"))
        elif not from_topic and not (found.get("source") or "").strip():
            self.add_error("source", _("请写明出处。"))
        if not from_topic:
            found["topic"] = None
        return found


class CheckForm(forms.ModelForm):
    class Meta:
        model = Check
        fields = ("about", "result", "word")
        widgets = {"about": forms.RadioSelect, "result": forms.RadioSelect, "word": lines(2)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        choices["about"].choices = Check.About.choices
        choices["result"].choices = Check.Result.choices
