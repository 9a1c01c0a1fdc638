"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import lines
from yishi.assembly.opinions.models import Bulletin

# 情况–分析–建议 together, the length that offices ask for (domain rules: one matter, at most 1,500 characters).
MOST_CHARACTERS = 1500


class BulletinForm(forms.ModelForm):
    class Meta:
        model = Bulletin
        fields = ("title", "situation", "analysis", "advice", "addressees")
        widgets = {
            "situation": lines(7),
            "analysis": lines(6),
            "advice": lines(6),
        }
        help_texts = {
            "situation": _("发生了什么：时间、地点、数量。数字已按来件和会议记录填入，可以修改。"),
            "analysis": _("原因分析由起草人撰写。"),
            "advice": _("一事一条，写明由谁办、办什么。"),
            "addressees": _("例如：市委、市政府主要领导。"),
        }

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        length = sum(len(cleaned.get(name) or "") for name in ("situation", "analysis", "advice"))
        if length > MOST_CHARACTERS:
            raise forms.ValidationError(
                _("正文共%(length)s字，超过%(most)s字。专报一事一报，请精简。"),
                params={"length": length, "most": MOST_CHARACTERS},
            )
        return cleaned


class ReturnForm(forms.Form):
    why = forms.CharField(label=_("退回意见"), max_length=500, widget=lines(3))
