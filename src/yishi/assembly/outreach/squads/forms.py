"""What is filled in about squads."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import checked
from yishi.assembly.base.inputs import date_input, lines, moment
from yishi.assembly.outreach.squads.models import Squad, Talk, TalkRequest
from yishi.assembly.people.models import Member, Village


class SquadForm(forms.ModelForm):
    class Meta:
        model = Squad
        fields = ("name", "themes", "head", "members", "disbanded")
        widgets = {"disbanded": date_input()}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        seated = Member.objects.filter(assembly_id=by.assembly_id, seats__until=None, seats__isnull=False).distinct()
        fields: dict[str, Any] = self.fields
        fields["head"].queryset = fields["members"].queryset = seated

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = Squad.objects.filter(assembly_id=self.by.assembly_id, name=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(gettext("已有同名的小分队。"))
        return name


class MaterialForm(forms.Form):
    title = forms.CharField(label=_("材料名称"), max_length=80)
    file = forms.FileField(label=_("文件"), help_text=_("PDF、Word或图片，20MB以内。"))

    def clean_file(self) -> Any:
        return checked(self.cleaned_data["file"], papers=True)


class AskForm(forms.ModelForm):
    class Meta:
        model = TalkRequest
        fields = ("village", "topic", "wish")
        widgets = {"wish": date_input()}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _villages(self, by.assembly_id)


class TalkForm(forms.ModelForm):
    starts_at = moment(_("时间"))

    class Meta:
        model = Talk
        fields = ("title", "starts_at", "village", "place", "speakers", "materials")
        widgets = {"speakers": forms.CheckboxSelectMultiple, "materials": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, squad: Squad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _villages(self, squad.assembly_id)
        fields: dict[str, Any] = self.fields
        fields["speakers"].queryset = squad.members.order_by("pinyin", "name")
        fields["materials"].queryset = squad.materials.all()


class NoteForm(forms.Form):
    listeners = forms.IntegerField(label=_("听众人数"), min_value=0, max_value=20000)
    notes = forms.CharField(label=_("现场情况"), max_length=300, required=False, widget=lines(3))


def _villages(form: Any, assembly_id: int) -> None:
    field = form.fields["village"]
    field.queryset = Village.there.filter(assembly_id=assembly_id).select_related("town")
    field.label_from_instance = lambda village: f"{village.town} {village}"
