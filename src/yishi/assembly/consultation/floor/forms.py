"""What is filled in about the floor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.consultation.floor.models import MINUTES, MOST_MINUTES
from yishi.assembly.people.models import Member


class AskForm(forms.Form):
    about = forms.CharField(label=_("发言题目"), max_length=60, required=False, help_text=_("可以不填。"))


class TurnForm(forms.Form):
    """A member, or anybody else by name."""

    member = forms.ModelChoiceField(label=_("委员"), queryset=Member.objects.none(), required=False)
    guest = forms.CharField(
        label=_("其他发言人"), max_length=60, required=False, help_text=_("部门负责人、群众代表、专家：写单位和姓名。")
    )
    about = forms.CharField(label=_("发言题目"), max_length=60, required=False)
    minutes = forms.IntegerField(label=_("限时(分钟)"), min_value=1, max_value=MOST_MINUTES, initial=MINUTES)

    def __init__(self, *args: Any, invited: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = invited  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if bool(found.get("member")) == bool(found.get("guest", "").strip()):
            raise forms.ValidationError(_("请选一名委员，或者写一位其他发言人，二选一。"))
        return found
