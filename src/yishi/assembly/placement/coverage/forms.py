from django import forms
from django.utils.translation import gettext_lazy as _


class BoundariesForm(forms.Form):
    """A file of boundaries."""

    file = forms.FileField(
        label=_("边界文件"),
        help_text=_("GeoJSON，WGS84经纬度；每个面有名称(name)，村(社区)最好再写所属镇(town)。"),
    )
