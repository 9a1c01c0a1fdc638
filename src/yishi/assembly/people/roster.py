"""A roster file to rows that can be stored: every name of a body must be known, or the row says which is nearest."""

import io
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yishi.assembly.people.models import ActionGroup, Assembly, Branch, Committee, Member, Seat, Sector
from yishi.assembly.runs.pipelines import explain, read_table

BODIES: dict[str, Any] = {"sector": Sector, "committee": Committee, "group": ActionGroup, "branch": Branch}
SEXES = {"男": Member.Sex.MALE, "女": Member.Sex.FEMALE, "male": Member.Sex.MALE, "female": Member.Sex.FEMALE}
TEXTS = ("employer", "expertise", "phone")
STANDING = {"是": True, "常委": True, "1": True, "yes": True, "true": True}
STANDING |= {"否": False, "委员": False, "非常委": False, "0": False, "no": False, "false": False}
NEEDED = ("member_id", "name", "sector")
YEAR = re.compile(
    r"(?:19|20)\d\d(?!\d)|(?:19|20)\d\d(?=\d{2}(?:\d{2})?$)"
)  # 1979, 1979-05, 1979年5月, 197905, 19790512
WRITTEN = {"member_id": "number", "name": "name"} | {name: name for name in TEXTS}  # column → the member's field
LONGEST: dict[str, Any] = {column: getattr(Member, name).field.max_length for column, name in WRITTEN.items()}
LONGEST["party"] = Seat.party.field.max_length


@dataclass(frozen=True, slots=True)
class Roster:
    """`rows`: facts by column, bodies as names; a column that the file lacks is not in the row either.

    `faults`: row, column, found, reason in the reader's language.
    """

    rows: list[dict[str, Any]]
    faults: list[dict[str, Any]]


def read(content: bytes, *, filename: str, assembly: Assembly) -> Roster:
    """Read and check a roster. Raises InputError where the file as a whole cannot be read."""
    raw = read_table(io.BytesIO(content), filename=filename, table="member")
    language = get_language() or "zh"
    faults = [
        {"row": r.row, "column": r.column, "found": r.found, "reason": explain(_fields(r), language)}
        for r in raw.rejects
    ]
    check = _Check(assembly, raw.header)
    rows = []
    for record in raw.frame.iter_rows(named=True):
        found = check.row(record)
        faults += found.faults
        rows += found.rows
    return Roster(rows, sorted(faults, key=lambda fault: fault["row"]))


def _fields(reject: Any) -> dict[str, Any]:
    return {name: getattr(reject, name) for name in ("row", "column", "found", "expected", "code", "other")}


class _Check:
    """Checks one row after the other, and remembers the numbers it has seen."""

    def __init__(self, assembly: Assembly, header: Any) -> None:
        self._header = header
        self._known = {
            column: set(model.objects.filter(assembly=assembly).values_list("name", flat=True))
            for column, model in BODIES.items()
        }
        self._seen: dict[str, int] = {}

    def row(self, record: dict[str, Any]) -> Roster:
        faults = [*self._bodies(record), *self._facts(record), *self._sizes(record)]
        if faults:
            return Roster([], faults)
        facts = {name: record[name] or "" for name in (*TEXTS, "party", *BODIES) if name in record}
        facts |= {"number": record["member_id"], "name": record["name"]}
        if "gender" in record:
            facts["sex"] = SEXES.get(record["gender"] or "", "")
        if "born" in record:
            facts["born"] = _year(record["born"])
        if "standing" in record:
            facts["standing"] = STANDING.get((record["standing"] or "").lower(), False)
        return Roster([facts], [])

    def _bodies(self, record: dict[str, Any]) -> list[dict[str, Any]]:
        """A name that is not known, with the nearest that is."""
        faults = []
        for column, known in self._known.items():
            found = record.get(column)
            if not found or found in known:
                continue
            near = get_close_matches(found, known, n=1, cutoff=0.5)
            words = _("没有这个名称；最接近的是“%(near)s”。") if near else _("没有这个名称。")
            faults.append(self._fault(record, column, words % {"near": near[0]} if near else words))
        return faults

    def _facts(self, record: dict[str, Any]) -> list[dict[str, Any]]:
        faults = [self._fault(record, name, _("不能为空。")) for name in NEEDED if not record.get(name)]
        sex = record.get("gender")
        if sex and sex not in SEXES:
            faults.append(self._fault(record, "gender", _("应为“男”或“女”。")))
        if record.get("born") and _year(record["born"]) is None:
            faults.append(self._fault(record, "born", _("应写明四位年份，如“1979”或“1979-05”。")))
        standing = record.get("standing")
        if standing and standing.lower() not in STANDING:
            faults.append(self._fault(record, "standing", _("应为“是”或“否”。")))
        number = record.get("member_id")
        if number and (first := self._seen.setdefault(number, record["row"])) != record["row"]:
            faults.append(self._fault(record, "member_id", _("与第%(row)s行重复。") % {"row": first}))
        return faults

    def _sizes(self, record: dict[str, Any]) -> list[dict[str, Any]]:
        words = _("不能超过%(most)s个字。")
        return [
            self._fault(record, name, words % {"most": most})
            for name, most in LONGEST.items()
            if len(record.get(name) or "") > most
        ]

    def _fault(self, record: dict[str, Any], column: str, reason: str) -> dict[str, Any]:
        found = record.get(column) or ""
        return {"row": record["row"], "column": self._header(column), "found": found, "reason": reason}


def _year(text: str | None) -> int | None:
    found = YEAR.match(text or "")
    return int(found.group()) if found else None
