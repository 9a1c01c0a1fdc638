"""What an old list says, laid beside itself and beside ours: gaps in the numbers, names we know, rows already there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from yishi.assembly.people.models import HandlingUnit, Member
from yishi.assembly.proposals.archive.models import PastProposal

NAMES = re.compile(r"[、,，;；\s/]+")
MOST_GAPS = 50  # numbers that are named one by one
WIDEST = 5_000  # a greater number is no case number of a session


def compare(rows: Iterable[Mapping[str, Any]], assembly_id: int) -> dict[str, Any]:
    """By session: how many, the greatest number, which are missing. And what is known, unknown, already stored."""
    rows = list(rows)
    people, units = known_members(assembly_id), known_units(assembly_id)
    stored = set(PastProposal.objects.filter(assembly_id=assembly_id).values_list("session", "number"))
    named = [unit for row in rows for unit in split(row["units"])]
    return {
        "sessions": [_session(session, of) for session, of in _by_session(rows)],
        "again": [row["row"] for row in rows if (row["session"], row["number"]) in stored],
        "members": sum(row["proposer"] in people for row in rows),
        "people": len(rows),
        "unknown_units": Counter(unit for unit in named if unit not in units).most_common(MOST_GAPS),
    }


def known_members(assembly_id: int) -> dict[str, int]:
    """Name → member, for names that only one member has: a name that two share is nobody's."""
    found: dict[str, list[int]] = defaultdict(list)
    for pk, name in Member.objects.filter(assembly_id=assembly_id).values_list("pk", "name"):
        found[name].append(pk)
    return {name: pks[0] for name, pks in found.items() if len(pks) == 1}


def known_units(assembly_id: int) -> dict[str, int]:
    return dict(HandlingUnit.objects.filter(assembly_id=assembly_id).values_list("name", "pk"))


def split(names: str) -> list[str]:
    """Several names in one cell, in order, each once."""
    return list(dict.fromkeys(name for name in NAMES.split(names) if name))


def _by_session(rows: list[Mapping[str, Any]]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row["session"]].append(row["number"])
    return sorted(found.items())


def _session(session: str, numbers: list[str]) -> dict[str, Any]:
    """Numbers that are whole numbers run from one to the greatest; what is not there is missing from the list."""
    whole = {int(number) for number in numbers if number.isdecimal() and int(number) <= WIDEST}
    gaps = sorted(set(range(1, max(whole, default=0) + 1)) - whole)
    return {
        "session": session,
        "count": len(numbers),
        "greatest": max(whole, default=None),
        "missing": len(gaps),
        "gaps": gaps[:MOST_GAPS],
    }
