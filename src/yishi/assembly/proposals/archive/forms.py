"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("历届提案表"),
        help_text=_("XLSX 或 CSV；须有届次、案号、案由、提案人四列，其余列认得的都会读入。"),
    )
