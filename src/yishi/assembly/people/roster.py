"""A roster file to rows that can be stored: every name of a body must be known, or the row says which is nearest."""

import io
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yishi.assembly.people.models import ActionGroup, Assembly, Branch, Committee, Member, Seat, Sector
from yishi.assembly.runs.pipelines import explain, read_table

BODIES: dict[str, Any] = {"sector": Sector, "committee": Committee, "group": ActionGroup, "branch": Branch}
SEXES = {"男": Member.Sex.MALE, "女": Member.Sex.FEMALE, "male": Member.Sex.MALE, "female": Member.Sex.FEMALE}
TEXTS = ("party", "employer", "expertise", "phone")


@dataclass(frozen=True, slots=True)
class Roster:
    """`rows`: facts by column, bodies as names. `faults`: row, column, found, reason in the reader's language."""

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
        faults = [*self._bodies(record), *self._facts(record)]
        if faults:
            return Roster([], faults)
        facts = {name: record.get(name) or "" for name in TEXTS}
        facts |= {column: record.get(column) or "" for column in BODIES}
        born = (record.get("born") or "")[:4]
        facts |= {
            "number": record.get("member_id") or f"{record['row']:03}",
            "name": record["name"],
            "sex": SEXES.get(record.get("gender") or "", ""),
            "born": int(born) if born.isdecimal() else None,
            "standing": (record.get("standing") or "") in ("是", "常委", "1", "yes", "true"),
        }
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
        faults = []
        sex = record.get("gender")
        if sex and sex not in SEXES:
            faults.append(self._fault(record, "gender", _("应为“男”或“女”。")))
        number = record.get("member_id")
        if number and (first := self._seen.setdefault(number, record["row"])) != record["row"]:
            faults.append(self._fault(record, "member_id", _("与第%(row)s行重复。") % {"row": first}))
        return faults

    def _fault(self, record: dict[str, Any], column: str, reason: str) -> dict[str, Any]:
        found = record.get(column) or ""
        return {"row": record["row"], "column": self._header(column), "found": found, "reason": reason}


def post_of(row: dict[str, Any]) -> str:
    return Seat.Post.STANDING if row["standing"] else Seat.Post.MEMBER
