"""One line of the report on a paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from yishi.assembly.base.access import Words

MM = 1.0  # 5.2.1: ± 1 mm, taken for every length that the standard gives
LINE = 5.0  # mm: what the standard gives in lines may be half a line off
RULE = 0.1  # mm: the thickness of a rule
POINT = 0.5  # a size is a name (三号): half a point tells one from the next


class Unreadable(ValueError):
    """Neither a PDF nor a .docx that can be opened."""


@dataclass(frozen=True, slots=True)
class Row:
    """`off`: mm between wanted and measured, where the standard gives millimetres."""

    clause: str
    what: Words
    wanted: str
    measured: str
    ok: bool
    off: float | None = None


def length(clause: str, what: Words, wanted: float, measured: float | None, *, tolerance: float = MM) -> Row:
    """A length in mm. Only those that the standard gives in mm count as a deviation."""
    if measured is None:
        return Row(clause, what, f"{wanted:.4g} mm", "—", False)
    off = abs(measured - wanted)
    counts = off if tolerance == MM else None
    return Row(clause, what, f"{wanted:.4g} mm", f"{measured:.2f} mm", off <= tolerance, counts)


def size(clause: str, what: Words, wanted: float, measured: float | None) -> Row:
    """A size of characters in points."""
    if measured is None:
        return Row(clause, what, f"{wanted:g} pt", "—", False)
    return Row(clause, what, f"{wanted:g} pt", f"{measured:.1f} pt", abs(measured - wanted) <= POINT)


def count(clause: str, what: Words, wanted: int, measured: float) -> Row:
    """How many fit; less than a quarter off."""
    return Row(clause, what, str(wanted), f"{measured:.1f}", abs(measured - wanted) < 0.25)


def named(clause: str, what: Words, wanted: Iterable[str], measured: str) -> Row:
    """A face: one of the `wanted` names, however spaced or weighted."""
    names = list(wanted)
    ok = any(_bare(measured).startswith(_bare(name)) for name in names) if measured else False
    return Row(clause, what, " / ".join(names), measured, ok)


def yes(clause: str, what: Words, wanted: Words, ok: bool, measured: str = "") -> Row:
    """Something that is there or is not."""
    return Row(clause, what, str(wanted), measured or (str(wanted) if ok else "—"), ok)


def worst(rows: Iterable[Row]) -> float:
    """The largest deviation in mm of what the standard gives in mm."""
    return max((row.off for row in rows if row.off is not None), default=0.0)


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
