"""What a text makes, shown on the newest paper of its kind, or on one whose values are their names."""

from typing import Any

from django.utils.translation import gettext as _

from yishi.assembly.documents.letters import Letter, Paragraph
from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.papers.wordings.paper_names import BODY, PARTS
from yishi.assembly.papers.wordings.text import Misworded, values, worded


def of(kind: PaperKind, user: Any, text: str) -> Letter:
    """Raises Misworded."""
    letter, facts = _newest(kind, user)
    return worded(text, letter, facts)


def known(kind: PaperKind, user: Any) -> dict[str, str]:
    """What a text of this kind may name, each with its value on the sample."""
    return values(*_newest(kind, user))


def told(wrong: Misworded) -> str:
    """第3行：没有“案油”，是不是“案由”？"""
    return _("第%(line)s行：%(reason)s") % {"line": wrong.line, "reason": wrong.reason}


def _newest(kind: PaperKind, user: Any) -> tuple[Letter, dict[str, str]]:
    thing = kind.newest(user)
    if thing is not None:
        return kind.letter(thing), kind.told(thing)
    named: dict[str, Any] = {field: _named(name) for name, field in PARTS.items() if field not in ("copies", "record")}
    return Letter(**named, blocks=(Paragraph(_named(BODY)),)), {name: _named(name) for name in kind.facts}


def _named(name: str) -> str:
    return f"〔{name}〕"
