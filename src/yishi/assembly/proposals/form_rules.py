"""What a proposal must look like (一事一案, 有情况有分析有建议, lengths), checked while writing and when it is sent.

Source: the form rules of several cities in the field's practice; the lengths are settings of the assembly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yishi.assembly.base import writing
from yishi.assembly.base.writing import Finding, ordered, reads_like_two_matters

TITLE, SUGGESTION = 50, 500
SHORT, GOOD, LONG = 200, 800, 1500  # characters of the whole: too thin, as a rule enough, the most
MOST_SUGGESTIONS = 6  # more look like more than one matter


@dataclass(frozen=True, slots=True)
class Text:
    """What is checked. `body`: the name of the collective; `signers`: members who consented, besides the first."""

    title: str
    situation: str
    analysis: str
    suggestions: Sequence[str]
    collective: bool = False
    joint: bool = False
    body: str = ""
    signers: int = 0


def length(text: Text) -> int:
    """Characters of situation, analysis and suggestions, spaces not counted."""
    return writing.length(text.situation, text.analysis, *text.suggestions)


def findings(text: Text) -> list[Finding]:
    """Everything to be said of the form, what forbids sending first."""
    return ordered([*_missing(text), *_lengths(text), *_signing(text), *_hints(text)])


def must(text: Text) -> list[Finding]:
    return [finding for finding in findings(text) if finding.must]


def _missing(text: Text) -> list[Finding]:
    found = []
    for name, value, words in (
        ("title", text.title, _("请写案由。")),
        ("situation", text.situation, _("请写情况与问题。")),
        ("suggestions", "".join(text.suggestions), _("请至少写一条建议。")),
    ):
        if not value.strip():
            found.append(Finding(name, words, must=True))
    if not text.analysis.strip():
        found.append(Finding("analysis", _("还没有分析：问题为什么产生？"), must=False))
    return found


def _lengths(text: Text) -> list[Finding]:
    found = []
    if len(text.title) > TITLE:
        words = _("案由%(n)s字，最多%(most)s字。") % {"n": len(text.title), "most": TITLE}
        found.append(Finding("title", words, must=True))
    for number, suggestion in enumerate(text.suggestions, start=1):
        if len(suggestion) > SUGGESTION:
            words = _("第%(number)s条建议%(n)s字，最多%(most)s字；请分成几条。")
            at = {"number": number, "n": len(suggestion), "most": SUGGESTION}
            found.append(Finding("suggestions", words % at, must=True))
    n = length(text)
    if n > LONG:
        found.append(Finding("situation", _("全文%(n)s字，最多%(most)s字。") % {"n": n, "most": LONG}, must=True))
    elif n > GOOD:
        found.append(
            Finding("situation", _("全文%(n)s字；%(good)s字左右更好读。") % {"n": n, "good": GOOD}, must=False)
        )
    elif 0 < n < SHORT:
        found.append(Finding("situation", _("全文只有%(n)s字，内容可能过于单薄。") % {"n": n}, must=False))
    return found


def _signing(text: Text) -> list[Finding]:
    if text.collective and not text.body.strip():
        return [Finding("body", _("集体提案须写明集体名称。"), must=True)]
    if text.joint and not text.signers:
        return [Finding("signers", _("联名提案须有至少一名委员同意联名。"), must=True)]
    return []


def _hints(text: Text) -> list[Finding]:
    found = []
    if reads_like_two_matters(text.title):
        found.append(Finding("title", _("案由像是写了两件事；一件提案只写一件事。"), must=False))
    if len(text.suggestions) > MOST_SUGGESTIONS:
        words = _("建议有%(n)s条；是不是写了不止一件事？") % {"n": len(text.suggestions)}
        found.append(Finding("suggestions", words, must=False))
    return found
