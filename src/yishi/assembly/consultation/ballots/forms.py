"""What the office fills in about a ballot."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.consultation.ballots.models import Ballot


class BallotForm(forms.ModelForm):
    class Meta:
        model = Ballot
        fields = ("question", "secret", "quorum", "majority")
        widgets = {"quorum": forms.RadioSelect, "majority": forms.RadioSelect}
        help_texts = {"secret": _("无记名：谁投了什么，任何人都查不出来，系统也没有记。")}


class DecisionForm(forms.ModelForm):
    class Meta:
        model = Ballot
        fields = ("decision",)
        widgets = {"decision": lines(4)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].required = True
