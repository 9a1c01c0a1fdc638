"""An old list to rows that can be stored. Every row that cannot says its number, column, what was found and why."""

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yishi.assembly.proposals.archive.models import PastProposal
from yishi.assembly.runs.pipelines import explain, read_table
from yishi.engine import privacy

NEEDED = ("session", "number", "title", "proposer")
COLUMNS = (
    "session", "number", "title", "proposer", "cosigners", "kind", "category", "text", "verdict", "units", "result",
    "reply", "satisfied",
)  # fmt: skip
MASKED = ("title", "text", "reply")
LONGEST = {name: PastProposal._meta.get_field(name).max_length for name in COLUMNS}  # type: ignore[union-attr]
# 2019-03-15, 2019/3/15, 20190315, and with Chinese characters between.
DAY = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?:\D.*)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """`rows`: facts by column, `day` in ISO. `faults`: row, column, found, reason in the reader's language."""

    rows: list[dict[str, Any]]
    faults: list[dict[str, Any]]


def read(content: bytes, *, filename: str) -> Listed:
    """Read and check a list (XLSX or CSV). Raises InputError where the file as a whole cannot be read."""
    raw = read_table(io.BytesIO(content), filename=filename, table="past_proposal")
    language = get_language() or "zh"
    rows: list[dict[str, Any]] = []
    faults = [
        {
            "row": reject.row,
            "column": reject.column,
            "found": reject.found,
            "reason": explain(
                {name: getattr(reject, name) for name in ("row", "column", "found", "expected", "code", "other")},
                language,
            ),
        }
        for reject in raw.rejects
    ]
    seen: dict[tuple[str, str], int] = {}
    for record in raw.frame.iter_rows(named=True):
        facts, wrong = _row(record, raw.header, seen)
        faults += wrong
        if not wrong:
            rows.append(facts)
    return Listed(rows, sorted(faults, key=lambda fault: fault["row"]))


def _row(record: dict[str, Any], header: Any, seen: dict[tuple[str, str], int]) -> tuple[dict[str, Any], list[Any]]:
    facts: dict[str, Any] = {name: (record.get(name) or "").strip() for name in COLUMNS}
    facts |= {name: privacy.mask(facts[name]) for name in MASKED}
    wrong = [_fault(record, header, name, _("这一列不能空。")) for name in NEEDED if not facts[name]]
    for name, most in LONGEST.items():
        if most and len(facts[name]) > most:
            words = _("%(n)s字，最多%(most)s字。") % {"n": len(facts[name]), "most": most}
            wrong.append(_fault(record, header, name, words))
    day = _day(record.get("day"))
    if record.get("day") and day is None:
        wrong.append(_fault(record, header, "day", _("读不出日期，应如2019-03-15。")))
    key = (facts["session"], facts["number"])
    if not wrong and key in seen:
        words = _("与第%(row)s行的届次、案号相同。") % {"row": seen[key]}
        wrong.append(_fault(record, header, "number", words))
    seen.setdefault(key, record["row"])
    return {**facts, "row": record["row"], "day": day.isoformat() if day else None}, wrong


def _fault(record: dict[str, Any], header: Any, name: str, reason: str) -> dict[str, Any]:
    found = privacy.mask(str(record.get(name) or ""))[:60]
    return {"row": record["row"], "column": header(name), "found": found, "reason": reason}


def _day(written: str | None) -> date | None:
    found = DAY.fullmatch((written or "").strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
