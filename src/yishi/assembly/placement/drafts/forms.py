"""What people fill in about a draft."""

from collections.abc import Mapping
from typing import Any

import yaml
from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.people.models import ActionGroup, Committee
from yishi.assembly.placement.drafts.models import Draft, Placed, Ruling
from yishi.assembly.placement.drafts.queries import Register
from yishi.assembly.placement.drafts.wishes import WISHED
from yishi.assembly.runs import pipelines
from yishi.engine.report import InputError, say

LEAST_SPAN, TIMES, STEP = 10, 3, 0.1  # a slider reaches three times what is set, and at least 10
LIMITED = ("committee", "village", "group", "branch")


class NewForm(forms.ModelForm):
    class Meta:
        model = Draft
        fields = ("title",)


class RulesForm(forms.Form):
    """The scheme as numbers and sliders. `values` are ways to what differs; all else of the text stays as it is."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, text: str) -> None:
        super().__init__(data)
        self._now = pipelines.load_placing_scheme(text)
        self._ways: dict[str, tuple[str, ...]] = {}
        fields: dict[str, Any] = self.fields
        fields["make"] = forms.MultipleChoiceField(
            label=_("安排哪些"),
            choices=Placed.choices,
            initial=list(self._now.make),
            widget=forms.CheckboxSelectMultiple,
        )
        fields["divide"] = forms.ChoiceField(
            label=_("村(社区)编组"),
            choices=(("keep", _("保留现有编组，只改不合规定的镇")), ("anew", _("重新编组"))),
            initial=self._now.village.divide,
        )
        self._limits()
        self._prices()

    def _limits(self) -> None:
        for placement in LIMITED:
            part = getattr(self._now, placement)
            word = Placed(placement).label
            for name, said in (("least", _("%(what)s：最少")), ("most", _("%(what)s：最多"))):
                self._number(f"{placement}-{name}", said % {"what": word}, getattr(part, name), (placement, name))
        self._number("link-most", _("一名党员委员最多联系的人数"), self._now.link.most, ("link", "most"))

    def _number(self, name: str, label: Any, now: int, way: tuple[str, ...]) -> None:
        widget = forms.NumberInput(attrs={"inputmode": "numeric"})
        self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=10_000, initial=now, widget=widget)
        self._ways[name] = way

    def _prices(self) -> None:
        language = get_language() or "zh"
        for placement in Placed.values:
            for part, price in self._now.prices(placement).items():
                name = f"{placement}-price-{part}"
                widget = forms.NumberInput(
                    attrs={
                        "type": "range",
                        "min": 0,
                        "max": max(LEAST_SPAN, TIMES * price),
                        "step": STEP,
                        "data-slider": "",
                    }
                )
                self.fields[name] = forms.FloatField(
                    label=say(f"placement.part.{placement}.{part}", {}, language),
                    min_value=0,
                    max_value=1000,
                    required=False,
                    initial=price,
                    widget=widget,
                )
                self._ways[name] = (placement, "prices", part)

    @property
    def limits(self) -> list[forms.BoundField]:
        names = [f"{placement}-{name}" for placement in LIMITED for name in ("least", "most")]
        return [self[name] for name in (*names, "link-most")]

    @property
    def prices(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Placement's word → its prices."""
        return [
            (
                str(Placed(placement).label),
                [self[f"{placement}-price-{part}"] for part in self._now.prices(placement)],
            )
            for placement in Placed.values
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for placement in LIMITED:
            least, most = given.get(f"{placement}-least"), given.get(f"{placement}-most")
            if least is not None and most is not None and least > most:
                self.add_error(f"{placement}-least", _("最少人数大于最多人数。"))
        return given

    def values(self) -> dict[tuple[str, ...], Any]:
        found: dict[tuple[str, ...], Any] = {
            way: self.cleaned_data[name]
            for name, way in self._ways.items()
            if name in self.changed_data and self.cleaned_data[name] is not None
        }
        if "make" in self.changed_data:
            found[("make",)] = self.cleaned_data["make"]
        if "divide" in self.changed_data:
            found[("village", "divide")] = self.cleaned_data["divide"]
        return found


class TextForm(forms.Form):
    """The scheme as its text, for who reads YAML."""

    text = forms.CharField(label=_("规则全文"), widget=lines(30), max_length=50_000)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        try:
            pipelines.load_placing_scheme(text)
        except InputError as error:
            raise forms.ValidationError(say(error.code, error.params, get_language() or "zh")) from error
        except yaml.YAMLError as error:
            raise forms.ValidationError(str(error)) from error
        return text


class RulingForm(forms.Form):
    """Who, where to, why. Names are typed; a name that two people bear is told apart by the number in brackets."""

    kind = forms.ChoiceField(label=_("规定"), choices=Ruling.Kind.choices)
    placement = forms.ChoiceField(label=_("安排"), choices=Placed.choices)
    who = forms.CharField(label=_("谁"), max_length=80, widget=forms.TextInput(attrs={"list": "who-names"}))
    other = forms.CharField(label=_("去处或对方"), max_length=80, widget=forms.TextInput(attrs={"list": "other-names"}))
    why = forms.CharField(label=_("理由"), max_length=200)

    def __init__(self, data: Mapping[str, Any] | None = None, *, draft: Draft) -> None:
        super().__init__(data)
        self._register = Register(draft)

    @property
    def names(self) -> list[str]:
        """Whom one may name, for the list that the browser offers."""
        return sorted({*self._register.members.values(), *self._register.villages.values(), *self._register.sectors})

    @property
    def others(self) -> list[str]:
        found: set[str] = set(self._register.members.values())
        for placement in LIMITED:
            found |= set(self._register.bodies_of(placement).values())
        return sorted(found)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        placement, pair = given["placement"], given["kind"] in (Ruling.Kind.TOGETHER, Ruling.Kind.APART)
        subjects = self._register.villages if placement == "village" else self._register.members
        others = subjects if pair else self._register.bodies_of(placement)
        sectors = self._register.sectors if placement == "committee" and not pair else set()
        given["who"] = given["who"] if given["who"] in sectors else self._found("who", given["who"], subjects)
        given["other"] = self._found("other", given["other"], others)
        if given["who"] and given["who"] == given["other"]:
            self.add_error("other", _("双方不能是同一个。"))
        return given

    def _found(self, name: str, typed: str, among: Mapping[str, str]) -> str:
        if typed in among:
            return typed
        ids = [public_id for public_id, known in among.items() if known == typed.strip()]
        if len(ids) == 1:
            return ids[0]
        told = {"typed": typed, "count": len(ids)}
        if ids:
            self.add_error(name, _("叫“%(typed)s”的有%(count)s个，请在委员页面上固定。") % told)
        else:
            self.add_error(name, _("没有找到“%(typed)s”，请从名单中选择。") % told)
        return ""


class AdjustForm(forms.Form):
    """Another place for one member or village, and the reason."""

    body = forms.ChoiceField(label=_("改到"))
    why = forms.CharField(label=_("理由"), max_length=200)

    def __init__(self, data: Mapping[str, Any] | None = None, *, choices: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].choices = sorted(choices.items(), key=lambda pair: pair[1])


class DecideForm(forms.Form):
    day = forms.DateField(label=_("施行日期"), widget=date_input(), initial=timezone.localdate)
    ground = forms.CharField(
        label=_("依据"), max_length=200, help_text=_("例如：2026年第12次主席会议决定。"), widget=lines(2)
    )


class CallForm(forms.Form):
    since = forms.DateField(label=_("开始日期"), widget=date_input(), initial=timezone.localdate)
    until = forms.DateField(label=_("截止日期"), widget=date_input())
    note = forms.CharField(label=_("说明"), max_length=200, required=False, widget=lines(2))


class WishForm(forms.Form):
    committee = forms.ModelChoiceField(
        label=_("希望参加的专委会"), queryset=Committee.objects.none(), required=False, empty_label=_("没有特别意愿")
    )
    group = forms.ModelChoiceField(
        label=_("希望参加的行动小组"),
        queryset=ActionGroup.objects.none(),
        required=False,
        empty_label=_("没有特别意愿"),
    )
    why = forms.CharField(label=_("理由"), max_length=200, required=False, widget=lines(2))

    def __init__(self, data: Mapping[str, Any] | None = None, *, by: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["committee"].queryset = Committee.objects.filter(assembly_id=by.assembly_id)
        fields["group"].queryset = ActionGroup.objects.filter(assembly_id=by.assembly_id).select_related("town")
        fields["group"].label_from_instance = lambda group: f"{group.town} {group}"

    def wishes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WISHED}
