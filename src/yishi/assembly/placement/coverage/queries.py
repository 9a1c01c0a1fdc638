"""Who and what nobody covers: worked out from the register as it is today."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch, require
from yishi.assembly.people import seats
from yishi.assembly.people.models import ActionGroup, Seat, Town, Village
from yishi.assembly.placement.branches.models import Pair
from yishi.assembly.placement.coverage import rules
from yishi.assembly.placement.coverage.models import BoundaryImport
from yishi.assembly.placement.drafts import queries as drafts
from yishi.assembly.runs import pipelines


@dataclass(frozen=True, slots=True)
class Gap:
    """One way of being uncovered: how many, and which (name, address)."""

    word: str
    things: list[tuple[str, str]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.things)


def scheme(assembly_id: int) -> pipelines.PlacingScheme:
    """The rules in force; before the first decision, those that come with the product."""
    draft = drafts.in_force(assembly_id)
    return pipelines.load_placing_scheme(draft.scheme if draft else pipelines.shipped_placing_text())


def rules_in_force(user: Any) -> bool:
    """Whether a placement was ever decided: only then can one be filled in around it."""
    return drafts.in_force(user.assembly_id) is not None


def gaps(user: Any) -> list[Gap]:
    """Every kind of gap, those without any too: nought is news as well."""
    require(rules.may_look(user))
    assembly_id, by = user.assembly_id, scheme(user.assembly_id)
    sitting = list(
        seats.on(assembly_id, timezone.localdate()).select_related("member", "group").order_by("member__pinyin", "pk")
    )
    party = set(by.branch.party_members)
    found = [*_people(sitting, party, _linked(assembly_id)), *_groups(assembly_id, sitting, party, by)]
    for path in settings.COVERAGE_TOLD:
        word, things = import_string(path)(user)
        found.append(Gap(word, things))
    return found


def _linked(assembly_id: int) -> set[int]:
    return set(Pair.objects.filter(assembly_id=assembly_id, until=None).values_list("member_id", flat=True))


def _people(sitting: list[Seat], party: set[str], linked: set[int]) -> list[Gap]:
    asked: tuple[tuple[str, Any], ...] = (
        (_("没有专委会的委员"), lambda seat: seat.committee_id is None),
        (_("没有行动小组的委员"), lambda seat: seat.group_id is None),
        (_("没有支部的党员委员"), lambda seat: seat.party in party and seat.branch_id is None),
        (_("没有党员委员联系的党外委员"), lambda seat: seat.party not in party and seat.member_id not in linked),
    )
    return [Gap(word, [_member(seat) for seat in sitting if lacks(seat)]) for word, lacks in asked]


def _groups(assembly_id: int, sitting: list[Seat], party: set[str], by: pipelines.PlacingScheme) -> list[Gap]:
    groups = list(
        ActionGroup.objects.filter(assembly_id=assembly_id).select_related("town").prefetch_related("villages")
    )
    size = Counter(seat.group_id for seat in sitting)
    red = {seat.group_id for seat in sitting if seat.party in party}
    kept = {village.pk for group in groups for village in group.villages.all()}
    lonely = [
        village
        for village in Village.there.filter(assembly_id=assembly_id).select_related("town")
        if village.pk not in kept
    ]
    few = [group for group in groups if not by.group.least <= size[group.pk] <= by.group.most]
    wide = [group for group in groups if not by.village.least <= len(group.villages.all()) <= by.village.most]
    page = reverse("people:bodies", args=["groups"])
    return [
        Gap(_("没有中共党员的行动小组"), [(f"{g.town} {g.name}", page) for g in groups if g.pk not in red]),
        Gap(
            _("人数不在%(least)s至%(most)s之间的行动小组") % {"least": by.group.least, "most": by.group.most},
            [(f"{g.town} {g.name}（{size[g.pk]}）", page) for g in few],
        ),
        Gap(
            _("村(社区)数不在%(least)s至%(most)s之间的行动小组") % {"least": by.village.least, "most": by.village.most},
            [(f"{g.town} {g.name}（{len(g.villages.all())}）", page) for g in wide],
        ),
        Gap(
            _("没有行动小组的村(社区)"),
            [(f"{v.town} {v.name}", reverse("people:bodies", args=["villages"])) for v in lonely],
        ),
    ]


def _member(seat: Seat) -> tuple[str, str]:
    return f"{seat.member.name}", reverse("people:member", args=[seat.member.public_id])


def towns(user: Any) -> list[dict[str, Any]]:
    """Town by town: villages, groups, members, and members for ten thousand residents."""
    rows = Town.objects.filter(assembly_id=user.assembly_id).prefetch_related("villages", "groups")
    members = Counter(
        seats.on(user.assembly_id, timezone.localdate())
        .filter(group__isnull=False)
        .values_list("group__town", flat=True)
    )
    found = []
    for town in rows:
        villages = [village for village in town.villages.all() if village.ended is None]
        residents = sum(village.population or 0 for village in villages)
        per = 10_000 * members[town.pk] / residents if residents else None
        found.append(
            {
                "town": town,
                "villages": len(villages),
                "groups": len(town.groups.all()),
                "members": members[town.pk],
                "residents": residents,
                "per": per,
            }
        )
    return found


def map_of(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Towns shaded by members for ten thousand residents; empty without boundaries."""
    shown = [row for row in rows if row["town"].boundary]
    if not shown:
        return {}
    return {
        "towns": [
            {"name": row["town"].name, "geometry": row["town"].boundary, "value": round(row["per"] or 0, 1)}
            for row in shown
        ]
    }


def names(assembly_id: int) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Towns by name and code, villages by (town, name) and, where only one is called so, by ("", name)."""
    towns: dict[str, str] = {}
    for town in Town.objects.filter(assembly_id=assembly_id):
        towns |= {name: town.public_id for name in (town.name, town.code) if name}
    rows = list(Village.there.filter(assembly_id=assembly_id).values_list("town__name", "name", "public_id"))
    once = Counter(name for _town, name, _id in rows)
    villages = {(town, name): public_id for town, name, public_id in rows}
    villages |= {("", name): public_id for _town, name, public_id in rows if once[name] == 1}
    return towns, villages


def middle(geometry: Mapping[str, Any]) -> tuple[float, float]:
    """The mean of the corners of the first ring: near enough for distances between villages."""
    rings = geometry["coordinates"] if geometry["type"] == "Polygon" else geometry["coordinates"][0]
    points = rings[0][:-1] or rings[0]
    return tuple(round(sum(float(point[axis]) for point in points) / len(points), 6) for axis in (0, 1))  # type: ignore[return-value]


def imports(user: Any) -> QuerySet[BoundaryImport]:
    rows = BoundaryImport.objects.filter(assembly_id=user.assembly_id)
    return rows.select_related("brought_by", "confirmed_by").defer("matched")


def import_for(user: Any, public_id: str, *, to: str = "look") -> BoundaryImport:
    return fetch(BoundaryImport.objects.all(), user, public_id, rules.may, to)
