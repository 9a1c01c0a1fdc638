"""What is filled in about visits. One form reads both what a page posts and what a phone's queue sends."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.base.models import new_ulid
from yishi.assembly.outreach.visits import clocks, places
from yishi.assembly.outreach.visits.models import ULID, Attachment, Firm, Promise, Round, Visit, Whom
from yishi.assembly.people.models import ActionGroup, Member, Village

FARTHEST = 2000.0  # kilometres; more is no place in this country's county
MOST_SAID = 4000  # characters
PROMISED_FOR = timedelta(days=30)


class LogForm(forms.Form):
    """A visit: only the place is required."""

    key = forms.RegexField(r"^[0-9A-HJKMNP-TV-Z]{26}$", max_length=ULID, initial=new_ulid, widget=forms.HiddenInput)
    village = forms.CharField(label=_("去了哪里"), max_length=ULID, required=False)
    elsewhere = forms.CharField(label=_("其他村(社区)"), max_length=ULID, required=False)
    firm_name = forms.CharField(
        label=_("企业或商户"),
        max_length=80,
        required=False,
        help_text=_("走访企业、商户时填写名称；只走访村(社区)时留空。"),
    )
    day = forms.DateField(
        label=_("走访日期"), required=False, widget=date_input(), help_text=_("不填就是今天；补登时填写当天日期。")
    )
    whom = forms.MultipleChoiceField(
        label=_("见了谁"), choices=Whom.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    companions = forms.MultipleChoiceField(
        label=_("一同走访的委员"), required=False, widget=forms.CheckboxSelectMultiple
    )
    policy = forms.CharField(label=_("宣讲了什么政策"), max_length=120, required=False)
    said = forms.CharField(
        label=_("群众怎么说"),
        max_length=MOST_SAID,
        required=False,
        widget=lines(4),
        help_text=_("照原话记。不要写姓名、电话、门牌；写了会自动隐去。"),
    )
    promise = forms.CharField(label=_("答应了什么"), max_length=200, required=False)
    promise_due = forms.DateField(label=_("什么时候办好"), required=False, widget=date_input())
    phone_at = forms.FloatField(required=False, widget=forms.HiddenInput)
    phone_now = forms.FloatField(required=False, widget=forms.HiddenInput)
    distance = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.seat = places.seat_of(by.member_id)
        group = self.seat.group if self.seat else None
        self.own = places.own(group)
        self.with_whom = {each.public_id: each for each in places.companions(group, by.member_id)}
        fields: dict[str, Any] = self.fields
        fields["companions"].choices = [(key, each.name) for key, each in self.with_whom.items()]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        self._place(found)
        self._days(found)
        distance = found.get("distance")
        found["distance"] = round(distance, 1) if distance is not None and 0 <= distance <= FARTHEST else None
        if found.get("promise") and not found.get("promise_due"):
            found["promise_due"] = timezone.localdate() + PROMISED_FOR
        return found

    def _place(self, found: dict[str, Any]) -> None:
        """The village as it is now, whatever an older list on the phone called it."""
        chosen = found.get("elsewhere") or found.get("village")
        if not chosen:
            self.add_error("village", gettext("请选择走访的村(社区)。"))
            return
        rows = Village.objects.filter(assembly_id=self.by.assembly_id, public_id=chosen).select_related("successor")
        village = rows.first()
        if village is None:
            self.add_error("village", gettext("没有找到这个村(社区)，名单可能已更新，请重新选择。"))
            return
        found["village"] = places.present(village)
        found["moved_from"] = village.name if found["village"] != village else ""

    def _days(self, found: dict[str, Any]) -> None:
        now = timezone.now()
        self.clock = clocks.read(_moment(found.get("phone_at")), _moment(found.get("phone_now")), now)
        found["phone_at"], found["clock_off"] = self.clock.saved, self.clock.off
        day, today = found.get("day") or self.clock.day, timezone.localdate(now)
        if day > today:
            words = gettext("走访日期%(day)s晚于今天(%(today)s)。请检查日期；手机时间不准的，留空即可。")
            self.add_error("day", words % {"day": day.isoformat(), "today": today.isoformat()})
        elif day < today - clocks.OLDEST:
            words = gettext("走访日期%(day)s在一年以前，不再补登。请检查日期。")
            self.add_error("day", words % {"day": day.isoformat()})
        found["day"] = day

    def facts(self) -> dict[str, Any]:
        """What `actions.log` takes."""
        found = self.cleaned_data
        names = ("key", "village", "moved_from", "day", "whom", "phone_at", "clock_off", "distance", "policy", "said")
        more = ("firm_name", "promise", "promise_due")
        chosen = [self.with_whom[key] for key in found["companions"]]
        return {name: found[name] for name in (*names, *more)} | {"companions": chosen}


class FileForm(forms.Form):
    """One attachment as a phone announces it."""

    key = forms.RegexField(r"^[0-9A-HJKMNP-TV-Z]{26}$", max_length=ULID)
    kind = forms.ChoiceField(choices=Attachment.Kind.choices)
    size = forms.IntegerField(min_value=1)


class AmendForm(forms.ModelForm):
    class Meta:
        model = Visit
        fields = ("policy", "said")
        widgets = {"said": lines(6)}


class PromiseForm(forms.ModelForm):
    class Meta:
        model = Promise
        fields = ("text", "owner", "due")
        widgets = {"text": lines(2), "due": date_input()}

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner"].queryset = visit.members.all()
        fields["owner"].initial = visit.author_id
        fields["due"].initial = timezone.localdate() + PROMISED_FOR


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("办理情况"), max_length=300, widget=lines(3), help_text=_("办成了什么，或者为什么不再跟踪。")
    )


class FirmForm(forms.ModelForm):
    class Meta:
        model = Firm
        fields = ("name", "size", "trade", "village", "closed")
        widgets = {"closed": date_input()}

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        fields: dict[str, Any] = self.fields
        fields["village"].queryset = Village.there.filter(assembly_id=by.assembly_id).select_related("town")
        fields["village"].label_from_instance = lambda village: f"{village.town} {village}"

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        same = Firm.objects.filter(
            assembly_id=self.by.assembly_id, village=found.get("village"), name=found.get("name")
        )
        if found.get("village") and same.exclude(pk=self.instance.pk).exists():
            self.add_error("name", gettext("这个村(社区)已登记同名的市场主体。"))
        return found


class RoundForm(forms.ModelForm):
    """A round with its places: one select a place, empty where nobody calls there this time."""

    class Meta:
        model = Round
        fields = ("title", "since", "until")
        widgets = {"since": date_input(), "until": date_input()}

    def __init__(self, *args: Any, group: ActionGroup, firms: list[Firm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = places.own(group)
        members: list[tuple[str, Any]] = [("", _("这次不去")), ("any", _("组内谁去都行"))]
        self.members = {str(member.pk): member for member in places.companions(group, None)}
        members += [(key, member.name) for key, member in self.members.items()]
        self.stops: dict[str, tuple[str, Any]] = {f"village-{each.pk}": ("village", each) for each in villages}
        self.stops |= {f"firm-{each.pk}": ("firm", each) for each in firms}
        chosen = self._chosen()
        for name, (kind, each) in self.stops.items():
            label = each.name if kind == "village" else f"{each.name} · {each.village}"
            self.fields[name] = forms.ChoiceField(
                label=label, choices=members, required=False, initial=chosen.get(name, "")
            )

    def _chosen(self) -> dict[str, str]:
        if self.instance.pk is None:
            return {}
        of = {}
        for stop in self.instance.stops.all():
            name = f"village-{stop.village_id}" if stop.village_id else f"firm-{stop.firm_id}"
            of[name] = str(stop.member_id or "any")
        return of

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        since, until = found.get("since"), found.get("until")
        if since and until and since > until:
            self.add_error("until", gettext("完成期限不能早于开始日期。"))
        if not any(found.get(name) for name in self.stops):
            self.add_error(None, gettext("请至少选一个走访点。"))
        return found

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "since", "until")}

    def places(self) -> list[dict[str, Any]]:
        """The stops: village or firm, and who goes."""
        found = self.cleaned_data
        return [
            {kind: each, "member": self.members.get(found[name])}
            for name, (kind, each) in self.stops.items()
            if found[name]
        ]


class LeaderForm(forms.Form):
    member = forms.ModelChoiceField(label=_("组长"), queryset=Member.objects.none(), required=False)

    def __init__(self, *args: Any, group: ActionGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["member"].queryset = Member.objects.filter(seats__group=group, seats__until=None).distinct()


def _moment(milliseconds: float | None) -> datetime | None:
    """A phone's clock, as JavaScript tells it. None for what no calendar has."""
    if milliseconds is None:
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None
