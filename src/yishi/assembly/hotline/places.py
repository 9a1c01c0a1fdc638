"""Which town and village a ticket is about: by the names in its fields, else by a name in its place or title."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from yishi.assembly.people.models import Town, Village


class Gazetteer:
    """The assembly's towns and villages by name. A village name that several towns have needs its town."""

    def __init__(self, assembly_id: int) -> None:
        self._towns = {town.name: town for town in Town.objects.filter(assembly_id=assembly_id)}
        self._villages: dict[str, list[Village]] = defaultdict(list)
        for village in Village.objects.filter(assembly_id=assembly_id).select_related("town"):
            self._villages[village.name].append(village)
        self._town_in = _any_of(self._towns)
        self._village_in = _any_of(self._villages)

    def find(self, row: Mapping[str, Any]) -> tuple[Town | None, Village | None]:
        """`row` has town, village, place, title of `tables.TICKET`."""
        told = f"{row['place'] or ''} {row['title'] or ''}"
        town = self._towns.get(row["town"] or "") or self._named(self._town_in, told, self._towns)
        names = [row["village"] or "", *self._village_in.findall(told)]
        village = next((found for name in names if (found := self._village(name, town))), None)
        return (village.town if village else town), village

    def _village(self, name: str, town: Town | None) -> Village | None:
        same = [village for village in self._villages.get(name, []) if town is None or village.town_id == town.pk]
        return same[0] if len(same) == 1 else None

    @staticmethod
    def _named(pattern: re.Pattern[str], text: str, known: Mapping[str, Any]) -> Any:
        found = pattern.search(text)
        return known[found.group()] if found else None


def _any_of(names: Mapping[str, Any]) -> re.Pattern[str]:
    """Any of the names, the longest first; never matches where there are none."""
    words = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")
