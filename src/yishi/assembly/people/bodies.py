"""Bodies and places as a clerk types them: one a line, what belongs to a town led by the town's name."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused
from yishi.assembly.people.models import (
    ActionGroup,
    Branch,
    Committee,
    HandlingUnit,
    Sector,
    Studio,
    Town,
    Village,
)

# Kind → (its rows, whether a line begins with its town). In the order in which an assembly is set up.
KINDS: dict[str, tuple[Any, bool]] = {
    "sectors": (Sector, False),
    "committees": (Committee, False),
    "towns": (Town, False),
    "villages": (Village, True),
    "groups": (ActionGroup, True),
    "branches": (Branch, False),
    "studios": (Studio, False),
    "units": (HandlingUnit, False),
}
LONGEST = 60


def split(lines: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, words) of each line that holds any. Commas, tabs and blanks part words."""
    for number, line in enumerate(lines.splitlines(), start=1):
        if words := [word for word in re.split(r"[\s,，、;；]+", line) if word]:
            yield number, words


def enter(kind: str, words: list[str], number: int, assembly_id: int) -> bool:
    """One line. `villages`: town, village. `groups`: town, group, its villages. Whether it was new."""
    model, of_town = KINDS[kind]
    if max(map(len, words)) > LONGEST:
        raise Refused(_("第%(row)s行：名称不能超过%(most)s个字。") % {"row": number, "most": LONGEST})
    if not of_town:
        if len(words) > 1:
            raise Refused(
                _("第%(row)s行：一行写一个名称，读到“%(found)s”。") % {"row": number, "found": " ".join(words)}
            )
        return bool(model.objects.get_or_create(assembly_id=assembly_id, name=words[0])[1])
    if len(words) < 2:
        raise Refused(_("第%(row)s行：请先写镇(街道)，再写名称。") % {"row": number})
    town = _named(Town, words[0], number, assembly_id=assembly_id)
    thing, new = model.objects.get_or_create(assembly_id=assembly_id, town=town, name=words[1])
    if kind == "groups":
        thing.villages.add(*(_named(Village, name, number, assembly_id=assembly_id, town=town) for name in words[2:]))
    return bool(new)


def _named(model: Any, name: str, number: int, **where: Any) -> Any:
    thing = model.objects.filter(name=name, **where).first()
    if thing is None:
        raise Refused(_("第%(row)s行：没有“%(found)s”，请先登记。") % {"row": number, "found": name})
    return thing
