"""Template filters and tags of the office: sentences, dates, numbers, states, in the reader's language.

A builtin of every template (settings): nothing to load.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, ClearableFileInput, RadioSelect, Select
from django.utils import timezone
from django.utils.html import escape, format_html, json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from yishi.assembly.home.tones import tone_of
from yishi.engine.report import Note
from yishi.engine.report import say as sentence_of

register = template.Library()

MARK = re.compile(r"〔[^〔〕]{1,8}〕")
MINUTE, HOUR, DAY = 60, 3600, 86400


def _chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


# Sentences


@register.filter
def say(note: Note | Mapping[str, Any] | None) -> str:
    """The sentence of a note of the engine: a `Note`, or `{"code": …, "params": …}` as reports keep it."""
    if not note:
        return ""
    code, params = (note.code, note.params) if isinstance(note, Note) else (note["code"], note.get("params", {}))
    return sentence(code, params)


@register.simple_tag
def sentence(code: str, params: Mapping[str, Any] | None = None) -> str:
    """`{% sentence "topics.part.reach" part.params %}`."""
    return sentence_of(code, params or {}, get_language() or "zh")


@register.filter
def reason(part: Mapping[str, Any], family: str) -> str:
    """Why one part of a rank counts: its own `text`, else the sentence of its `reason`, or `family.<part>`."""
    if "text" in part:
        return part["text"]
    return sentence(part.get("reason") or f"{family}.{part['part']}", part.get("params"))


@register.filter
def masked(text: str) -> SafeString:
    """Text with its masking marks (〔电话〕 …) set apart, so that nobody takes them for the caller's words."""
    marked = MARK.sub(lambda mark: f'<span class="y-mask">{mark.group()}</span>', str(escape(text)))
    return mark_safe(marked)  # noqa: S308 — escaped above


# Dates, in Shanghai's time and the office's way


def _local(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


@register.filter
def day(moment: date | datetime | None) -> str:
    """2024年9月12日; 12 Sep 2024."""
    if not moment:
        return ""
    at = _local(moment)
    return f"{at.year}年{at.month}月{at.day}日" if _chinese() else f"{at.day} {at:%b} {at.year}"


@register.filter
def moment(at: datetime | None) -> str:
    """2024年9月12日 14:30; 12 Sep 2024, 14:30."""
    if not at:
        return ""
    return f"{day(at)}{' ' if _chinese() else ', '}{_local(at):%H:%M}"


@register.filter
def month(at: date | None) -> str:
    """2024年9月; Sep 2024."""
    if not at:
        return ""
    at = _local(at)
    return f"{at.year}年{at.month}月" if _chinese() else f"{at:%b} {at.year}"


@register.filter
def since(at: datetime | None) -> str:
    """How long ago, up to thirty days; the day itself before that."""
    if not at:
        return ""
    seconds = max(0, int((timezone.now() - at).total_seconds()))
    if seconds < MINUTE:
        return _("刚刚")
    if seconds < HOUR:
        return ngettext("%(n)s分钟前", "%(n)s分钟前", seconds // MINUTE) % {"n": seconds // MINUTE}
    if seconds < DAY:
        return ngettext("%(n)s小时前", "%(n)s小时前", seconds // HOUR) % {"n": seconds // HOUR}
    if seconds < 30 * DAY:
        return ngettext("%(n)s天前", "%(n)s天前", seconds // DAY) % {"n": seconds // DAY}
    return day(at)


@register.filter
def due(on: date | None) -> str:
    """A deadline as people feel it: 今天到期, 还有3天, 已逾期2天."""
    if not on:
        return ""
    left = (on - timezone.localdate()).days
    if left == 0:
        return _("今天到期")
    if left > 0:
        return ngettext("还有%(n)s天", "还有%(n)s天", left) % {"n": left}
    return ngettext("已逾期%(n)s天", "已逾期%(n)s天", -left) % {"n": -left}


@register.filter
def overdue(on: date | None) -> bool:
    return on is not None and on < timezone.localdate()


@register.filter
def duration(seconds: float | None) -> str:
    """Time left, roughly: 约40秒, 约3分钟, 约2小时."""
    if seconds is None:
        return ""
    if seconds < MINUTE:
        n = max(1, round(seconds))
        return ngettext("约%(n)s秒", "约%(n)s秒", n) % {"n": n}
    if seconds < HOUR:
        n = round(seconds / MINUTE)
        return ngettext("约%(n)s分钟", "约%(n)s分钟", n) % {"n": n}
    n = round(seconds / HOUR)
    return ngettext("约%(n)s小时", "约%(n)s小时", n) % {"n": n}


# Numbers


@register.filter
def number(value: float | None) -> str:
    """1,234 and 61.5: separated thousands, at most one decimal."""
    if value is None:
        return ""
    shown = f"{value:,.1f}"
    return shown.removesuffix(".0")


@register.filter
def big(value: float | None) -> str:
    """1.2万 and 3.4亿; 12.3K and 4.5M: for figures to glance at. Small numbers as they are."""
    if value is None:
        return ""
    steps = ((10**8, "亿"), (10**4, "万")) if _chinese() else ((10**6, "M"), (10**4, "K"))
    for step, word in steps:
        if abs(value) >= step:
            return f"{value / (1000 if word == 'K' else step):.1f}".removesuffix(".0") + word
    return number(value)


@register.filter
def percent(share: float | None) -> str:
    """0.123 → 12.3%."""
    return "" if share is None else f"{number(100 * share)}%"


# Looks


@register.filter
def tone(state: str) -> str:
    """The tone in which a state is shown (home/tones.py)."""
    return tone_of(state)


@register.filter
def initial(name: Any) -> str:
    """The character in a person's chip: 陆 for 陆明."""
    return str(name).strip()[:1]


@register.filter
def without_help(field: BoundField) -> BoundField:
    """The field without its help, where the page already says it better."""
    field.help_text = ""
    return field


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The field's input, in the house's looks, tied to its help and errors."""
    attrs: dict[str, Any] = {}
    if kind := _widget_class(field):
        attrs["class"] = " ".join(filter(None, [field.field.widget.attrs.get("class"), kind]))
    described = [f"{field.id_for_label}_help"] if field.help_text else []
    if field.errors:
        attrs["aria-invalid"] = "true"
        described.append(f"{field.id_for_label}_errors")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


def _widget_class(field: BoundField) -> str:
    if shape_of(field) != "line":
        return ""
    kind = field.field.widget
    if isinstance(kind, Select):
        return "form-select"
    if kind.attrs.get("type") == "range":
        return "form-range"
    return "form-control y-file" if isinstance(kind, ClearableFileInput) else "form-control"


@register.filter
def shape_of(field: BoundField) -> str:
    """check, choices or line: how `<c-field>` lays the input out."""
    kind = field.field.widget
    if isinstance(kind, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "check" if isinstance(kind, CheckboxInput) else "line"


@register.simple_tag
def spark(numbers: Sequence[float], width: int = 120, height: int = 32) -> SafeString:
    """The two paths of a small trend line, in a box of width × height; its words are the caller's."""
    if not numbers:
        return SafeString("")
    top = max(*numbers, 1)
    step = (width - 6) / max(1, len(numbers) - 1)
    points = [(3 + i * step, height - 3 - (height - 6) * n / top) for i, n in enumerate(numbers)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    area = f"3,{height - 1} {line} {points[-1][0]:.1f},{height - 1}"
    return format_html(
        '<polygon class="y-spark-area" points="{}"/><polyline class="y-spark-line" points="{}"/>'
        '<path class="y-spark-end" d="M{} {}h.01"/>',
        area,
        line,
        *(f"{part:.1f}" for part in points[-1]),
    )


@register.filter
def unlocalized(value: float) -> str:
    """A number for an attribute that machines read: never a comma."""
    return f"{value:g}"


@register.simple_tag
def json_data(data: Any, id: str) -> SafeString:
    """The data of a chart or map as `<script type="application/json">`, read by charts.js and map.js."""
    return json_script(data, f"{id}-data")


@register.simple_tag(takes_context=True)
def page_link(context: template.Context, page: int, name: str = "page") -> str:
    """The present address with another page number; the filters stay."""
    query = context["request"].GET.copy()
    query[name] = page
    return f"?{query.urlencode()}"


@register.simple_tag
def stack(*counts: int) -> list[dict[str, float]]:
    """Counts as neighbouring shares of 100: [{x, width, percent}], for a bar drawn in SVG."""
    total = sum(counts) or 1
    left, bars = 0.0, []
    for count in counts:
        width = 100 * count / total
        bars.append({"x": round(left, 2), "width": round(width, 2), "percent": round(width)})
        left += width
    return bars
