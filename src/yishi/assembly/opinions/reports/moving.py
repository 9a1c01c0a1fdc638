"""The report's row, locked before anybody asks whether it may change; texts without anybody's personal data."""

from typing import Any

from yishi.assembly.base.access import require
from yishi.assembly.base.revising import locked
from yishi.assembly.opinions.reports import rules
from yishi.assembly.opinions.reports.models import Report
from yishi.engine import privacy


def moved(report: Report, verb: str, by: Any) -> Report:
    """The locked row in the state that `verb` leads to, not yet saved; refused when it may not go there."""
    report = locked(report)
    require(rules.may(by, verb, report))
    report.state = rules.LIFE.move(verb).target
    return report


def clean(text: str) -> str:
    """The text as it may be stored."""
    return privacy.mask(text.strip())
