"""Invented things for the page `/style`: enough of each component to see it in every state."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Denied, Words
from yishi.assembly.base.inputs import date_input, lines
from yishi.assembly.base.lives import Todo
from yishi.assembly.home.tones import TONES
from yishi.assembly.runs.models import Run
from yishi.engine.report import Note

# A square city of two towns, in degrees east and north.
WEST = [[[120.4, 31.8], [120.5, 31.78], [120.52, 31.9], [120.42, 31.94], [120.4, 31.8]]]
EAST = [[[120.5, 31.78], [120.66, 31.8], [120.64, 31.92], [120.52, 31.9], [120.5, 31.78]]]


class SampleForm(forms.Form):
    """One field of each shape."""

    title = forms.CharField(label=_("名称"), max_length=80, help_text=_("写明地点和事项，方便委员一眼看懂。"))
    kind = forms.ChoiceField(
        label=_("形式"), choices=[("timely", _("暨时议")), ("topic", _("专题协商")), ("visit", _("走访"))]
    )
    on = forms.DateField(label=_("日期"), widget=date_input())
    words = forms.CharField(label=_("说明"), required=False, widget=lines(3))
    place = forms.ChoiceField(
        label=_("会场"), widget=forms.RadioSelect, choices=[("town", _("镇(街道)")), ("village", _("村(社区)"))]
    )
    open = forms.BooleanField(label=_("邀请群众代表参加"), required=False)


class SampleUpload(forms.Form):
    file = forms.FileField(label=_("热线工单文件"), help_text=_("姓名、电话等在读入时即遮盖，原文件不保存。"))


class SampleFilter(forms.Form):
    words = forms.CharField(label=_("关键词"), required=False)
    town = forms.ChoiceField(
        label=_("镇(街道)"), required=False, choices=[("", _("全部")), ("w", _("柳浦镇")), ("e", _("河东镇"))]
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """A thing with a state, as any room's."""

    state: str
    word: Words

    def get_state_display(self) -> Words:
        return self.word


def states() -> list[Sample]:
    words = {
        "idea": _("候选"),
        "open": _("进行中"),
        "good": _("已确认"),
        "done": _("已办结"),
        "warn": _("已退回"),
        "bad": _("未成功"),
        "calm": _("不采用"),
    }
    return [Sample(TONES[tone][0], word) for tone, word in words.items()]


def run(state: str, done: int) -> Run:
    started = timezone.now() - timedelta(seconds=30)
    return Run(title=str(_("梳理议题")), state=state, done=done, total=100, started_at=started)


def parts() -> list[dict[str, Any]]:
    return [
        {"text": _("影响面：47件来件，涉及9个村(社区)。"), "points": 21.5, "weight": 25},
        {"text": _("增长：近4周比此前12周多六成。"), "points": 12, "weight": 20},
        {"text": _("持续：出现在38周中的31周。"), "points": 16.3, "weight": 20},
        {"text": _("重复来电：11人不止一次反映。"), "points": 4.2, "weight": 15},
    ]


def chart() -> dict[str, Any]:
    months = [f"{m}" for m in range(1, 13)]
    return {
        "x": months,
        "unit": _("件"),
        "series": [
            {"name": _("来件"), "values": [12, 9, 15, 21, 19, 26, 34, 41, 38, 29, 22, 18]},
            {"name": _("上年"), "values": [10, 11, 12, 14, 16, 19, 22, 25, 24, 20, 17, 13]},
        ],
    }


def opinions() -> dict[str, Any]:
    """A map of agreement: two groups of participants."""
    first = [[-2.1, 0.4], [-1.7, 0.9], [-2.4, -0.2], [-1.4, 0.1], [-1.9, -0.7]]
    second = [[1.6, 0.6], [2.2, -0.1], [1.3, -0.6], [1.9, 1.1]]
    return {"series": [{"name": _("第一组"), "points": first}, {"name": _("第二组"), "points": second}]}


def towns() -> dict[str, Any]:
    return {
        "towns": [
            {"name": _("柳浦镇"), "geometry": {"type": "Polygon", "coordinates": WEST}, "value": 47},
            {"name": _("河东镇"), "geometry": {"type": "Polygon", "coordinates": EAST}, "value": 21},
        ],
        "dots": [
            {"name": _("河东社区"), "at": [120.56, 31.86], "value": 18},
            {"name": _("柳浦村"), "at": [120.46, 31.84], "value": 31},
        ],
    }


def page(number: str) -> Page:
    return Paginator(range(1286), 30).get_page(number)


def all_of_it(number: str) -> dict[str, Any]:
    """Everything the page shows. `number`: the page of the sample pager."""
    today = timezone.localdate()
    wrong = SampleForm({"title": "", "kind": "timely", "on": "2024-13-40", "place": ""})
    return {
        "allowed": ALLOWED,
        "denied": Denied(_("当前状态为“候选”，“列入协商”须在“已确认”时办理。")),
        "states": states(),
        "form": SampleForm(),
        "wrong_form": wrong,
        "upload": SampleUpload(),
        "filter_form": SampleFilter(),
        "running": run("running", 42),
        "queued": run("queued", 0),
        "failed": run("failed", 42),
        "finished": run("done", 100),
        "parts": parts(),
        "weeks": [3, 4, 2, 6, 5, 8, 7, 12, 9, 14, 13, 17],
        "chart": chart(),
        "opinions": opinions(),
        "map": towns(),
        "page": page(number),
        "todos": [
            Todo(_("回复“沿街餐饮油烟”暨时议的邀请"), "#todos", today),
            Todo(_("补交走访记录的佐证材料"), "#todos", today - timedelta(days=2)),
            Todo(_("3个候选议题待确认"), "#todos"),
        ],
        "note": Note("tables.missing_column", {"table": "ticket", "column": "time", "zh": str(_("时间"))}, "warning"),
        "moment": datetime(2024, 9, 12, 14, 30, tzinfo=timezone.get_current_timezone()),
        "day": date(2024, 9, 12),
    }
