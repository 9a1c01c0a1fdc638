"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Role
from yishi.assembly.papers.circulation import queries


class CirculateForm(forms.Form):
    readers = forms.MultipleChoiceField(
        label=_("传阅人"),
        widget=forms.SelectMultiple(attrs={"size": 14}),
        help_text=_("按住Ctrl（苹果电脑为⌘）可以选多人。"),
    )
    words = forms.CharField(label=_("传阅说明"), max_length=200, required=False)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = queries.readers(by)
        self.people = {str(one.pk): one for _role, rows in groups for one in rows}
        fields: dict[str, Any] = self.fields
        fields["readers"].choices = [
            (Role(role).label, [(str(one.pk), str(one)) for one in rows]) for role, rows in groups
        ]

    def clean_readers(self) -> list[Any]:
        return [self.people[key] for key in self.cleaned_data["readers"]]


class SignForm(forms.Form):
    said = forms.CharField(label=_("阅签意见"), max_length=200, required=False, help_text=_("可以不填。"))
