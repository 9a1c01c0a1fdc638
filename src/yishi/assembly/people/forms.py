"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Role
from yishi.assembly.base.inputs import lines
from yishi.assembly.people.models import HandlingUnit, Member


class RosterForm(forms.Form):
    file = forms.FileField(label=_("名册文件"), help_text=_("XLSX 或 CSV；须有委员证号、姓名、界别三列。"))

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        """`too_large`: the upload was let go because of its size, so the file is missing for that reason."""
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = _("文件超过64 MB，没有读取。名册不应这么大，请核对文件。")


class BodiesForm(forms.Form):
    lines = forms.CharField(
        label=_("登记名称"),
        widget=lines(5),
        help_text=_("一行一个。村(社区)写“镇 村”；行动小组写“镇 小组 村 村 …”。已有的不会重复。"),
    )


class UndoForm(forms.Form):
    why = forms.CharField(label=_("撤销理由"), max_length=200, widget=lines(2))


class AccountForm(forms.Form):
    username = forms.RegexField(r"^[a-zA-Z0-9._-]{3,30}$", label=_("用户名"), help_text=_("3至30个字母、数字或 . _ -"))
    full_name = forms.CharField(label=_("姓名"), max_length=40)
    roles = forms.MultipleChoiceField(label=_("身份"), choices=Role.choices, widget=forms.CheckboxSelectMultiple)
    member = forms.ModelChoiceField(label=_("对应委员"), queryset=Member.objects.none(), required=False)
    unit = forms.ModelChoiceField(label=_("对应单位"), queryset=HandlingUnit.objects.none(), required=False)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Member.objects.filter(assembly_id=by.assembly_id, account__isnull=True)
        self.fields["member"].queryset = free  # type: ignore[attr-defined]
        self.fields["unit"].queryset = HandlingUnit.there.filter(assembly_id=by.assembly_id)  # type: ignore[attr-defined]
