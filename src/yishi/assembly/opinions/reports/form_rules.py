"""What an opinion report must look like (一事一报, 情况–分析–建议, at most 1,500 characters); how old evidence is.

Source: 广州 (2019) and others in the field's practice. Every limit of the room's texts is here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.assembly.base.access import Words
from yishi.assembly.base.writing import Finding, length, ordered, reads_like_two_matters

TITLE, CLAIM, OPINION = 50, 200, 300
SHORT, LONG = 150, 1500  # characters of the whole: too thin, the most
FRESH_DAYS = 90  # older evidence is flagged; reports younger than this are looked at first for duplicates
PARTS = ("situation", "analysis", "advice")
WORDS: dict[str, Words] = {
    "title": gettext_lazy("标题"),
    "situation": gettext_lazy("情况"),
    "analysis": gettext_lazy("分析"),
    "advice": gettext_lazy("建议"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """What is checked. `body`: the name of the collective."""

    title: str
    situation: str
    analysis: str
    advice: str
    collective: bool = False
    body: str = ""


def written(texts: Mapping[str, Any]) -> str:
    """Situation, analysis and advice as one text."""
    return "\n".join(filter(None, (texts.get(name) for name in PARTS)))


def too_long(*parts: str) -> str:
    """The sentence that says so with both numbers; empty when they are short enough."""
    n = length(*parts)
    return _("正文共%(n)s字，超过%(most)s字。一事一报，请精简。") % {"n": n, "most": LONG} if n > LONG else ""


def findings(text: Text) -> list[Finding]:
    """Everything to be said of the form, what forbids sending first."""
    return ordered([*_missing(text), *_lengths(text), *_hints(text)])


def must(text: Text) -> list[Finding]:
    return [finding for finding in findings(text) if finding.must]


def is_stale(day: date, today: date) -> bool:
    """Whether information of that day is too old to be sent up unchecked."""
    return today - day > timedelta(days=FRESH_DAYS)


def _missing(text: Text) -> list[Finding]:
    asked = [
        ("title", text.title, _("请写标题。")),
        ("situation", text.situation, _("请写情况：什么时间、什么地点、什么问题。")),
        ("advice", text.advice, _("请写建议：由谁办、办什么。")),
    ]
    if text.collective:
        asked.append(("body", text.body, _("以集体名义反映的，须写明集体名称。")))
    found = [Finding(name, words, must=True) for name, value, words in asked if not value.strip()]
    if not text.analysis.strip():
        found.append(Finding("analysis", _("还没有分析：问题为什么产生？"), must=False))
    return found


def _lengths(text: Text) -> list[Finding]:
    found = []
    if len(text.title) > TITLE:
        words = _("标题%(n)s字，最多%(most)s字。") % {"n": len(text.title), "most": TITLE}
        found.append(Finding("title", words, must=True))
    parts = (text.situation, text.analysis, text.advice)
    if words := too_long(*parts):
        found.append(Finding("situation", words, must=True))
    elif 0 < length(*parts) < SHORT:
        thin = _("全文只有%(n)s字，内容可能过于单薄。") % {"n": length(*parts)}
        found.append(Finding("situation", thin, must=False))
    return found


def _hints(text: Text) -> list[Finding]:
    if reads_like_two_matters(text.title):
        return [Finding("title", _("标题像是写了两件事；一份信息只写一件事。"), must=False)]
    return []
