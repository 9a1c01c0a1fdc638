"""How a seating plan is to be made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.consultation.seating.arranging import Order
from yishi.assembly.consultation.seating.models import COLUMNS, MOST_COLUMNS


class SeatingForm(forms.Form):
    order = forms.ChoiceField(label=_("委员排序"), choices=Order.choices, widget=forms.RadioSelect)
    columns = forms.IntegerField(label=_("每排座位数"), min_value=1, max_value=MOST_COLUMNS, initial=COLUMNS)
    rostrum = forms.CharField(
        label=_("主席台"),
        required=False,
        widget=lines(4),
        help_text=_("一行一人，按先后顺序写；第一位居中，以左为上。可以写部门负责人。"),
    )
    guests = forms.CharField(
        label=_("列席人员"),
        required=False,
        widget=lines(4),
        help_text=_("一行一人，例如部门负责人、群众代表；坐在委员前面。"),
    )

    def clean_rostrum(self) -> list[str]:
        return _names(self.cleaned_data["rostrum"])

    def clean_guests(self) -> list[str]:
        return _names(self.cleaned_data["guests"])


LONGEST = 60


def _names(text: str) -> list[str]:
    names = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    for row, name in enumerate(names, start=1):
        if len(name) > LONGEST:
            words = _("第%(row)s行太长（%(found)s字），最多%(most)s字。")
            raise forms.ValidationError(words % {"row": row, "found": len(name), "most": LONGEST})
    if twice := {name for name in names if names.count(name) > 1}:
        raise forms.ValidationError(_("写了两次：%(names)s") % {"names": "、".join(sorted(twice))})
    return names
