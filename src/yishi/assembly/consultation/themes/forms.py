"""What people fill in about a theme."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import RevisedForm, lines
from yishi.assembly.base.models import Thing
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.research.models import Research
from yishi.assembly.consultation.supervision.models import Supervision
from yishi.assembly.consultation.themes.models import Theme, Tier
from yishi.assembly.people.models import Member
from yishi.assembly.topics.models import Topic

BACK = timedelta(days=3 * 365)  # how old a session may be to be offered


class ThemeForm(RevisedForm):
    class Meta:
        model = Theme
        fields = ("title", "year", "leader", "why", "version")
        widgets = {"why": lines(4)}
        help_texts = {"title": _("例如：共治餐饮油烟。"), "why": _("为什么要几个层面一起议。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(leader=Member.objects.filter(assembly_id=self.by.assembly_id))
        if not self.instance.pk:
            self.initial.setdefault("year", timezone.localdate().year)

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 2000 <= year <= timezone.localdate().year + 1:
            raise forms.ValidationError(_("读到%(found)s；年度应在2000至明年之间。") % {"found": year})
        return year


class TieForm(forms.Form):
    """A tier, and what took place there."""

    tier = forms.ChoiceField(label=_("层面"), choices=Tier.choices, widget=forms.RadioSelect)
    consultation = forms.ModelChoiceField(label=_("协商"), queryset=Consultation.objects.none(), required=False)
    topic = forms.ModelChoiceField(label=_("议题"), queryset=Topic.objects.none(), required=False)
    research = forms.ModelChoiceField(label=_("调研"), queryset=Research.objects.none(), required=False)
    supervision = forms.ModelChoiceField(label=_("民主监督"), queryset=Supervision.objects.none(), required=False)

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = {"assembly_id": theme.assembly_id}
        sessions = Consultation.objects.filter(**of, starts_at__gte=timezone.now() - BACK)
        offered = {
            "consultation": sessions.exclude(state=Consultation.State.CALLED_OFF),
            "topic": Topic.objects.filter(**of, state__in=(Topic.State.CONFIRMED, Topic.State.TAKEN_UP)),
            "research": Research.objects.filter(**of).exclude(state=Research.State.CALLED_OFF),
            "supervision": Supervision.objects.filter(**of).exclude(state=Supervision.State.CALLED_OFF),
        }
        tied = list(theme.ties.values_list("ref", flat=True))
        for name, rows in offered.items():
            known = [ref.partition(":")[2] for ref in tied if ref.startswith(f"{name}:")]
            self.fields[name].queryset = rows.exclude(public_id__in=known)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.things():
            raise forms.ValidationError(_("请至少选一项协商、议题、调研或民主监督。"))
        return cleaned

    def things(self) -> list[Thing]:
        chosen = (self.cleaned_data.get(name) for name in ("consultation", "topic", "research", "supervision"))
        return [thing for thing in chosen if thing is not None]


class ConclusionForm(forms.ModelForm):
    class Meta:
        model = Theme
        fields = ("conclusion",)
        widgets = {"conclusion": lines(8)}
        help_texts = {"conclusion": _("各层面议成了什么，还有什么要接着办；公布后群众可以看到。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conclusion"].required = True
