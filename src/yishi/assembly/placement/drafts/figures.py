"""What the pages draw and say of a result: the objective in parts, the proof, the map."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yishi.assembly.people.models import Town, Village
from yishi.assembly.placement.drafts.borders import neighbours
from yishi.assembly.placement.drafts.models import Draft, Placed
from yishi.assembly.placement.drafts.queries import Register

COLOURS = 6


def parts(draft: Draft) -> list[dict[str, Any]]:
    """Each placement with its objective, bound and the parts that are not 0, dearest first."""
    proofs = {proof["placement"]: proof for proof in draft.proofs}
    found = []
    for placement, word in Placed.choices:
        rows = [part for part in draft.parts if part["placement"] == placement]
        if rows:
            shown = sorted((row for row in rows if row["price"] > 0.0005), key=lambda row: -row["price"])
            price = sum(row["price"] for row in rows)
            found.append(
                {"placement": placement, "word": word, "price": price, "rows": shown}
                | _proof(proofs.get(placement), price)
            )
    return found


def _proof(proof: Mapping[str, Any] | None, price: float) -> dict[str, Any]:
    if proof is None:
        return {}
    gap = max(0.0, (price - proof["bound"]) / price) if price > 1e-9 else 0.0
    return {"bound": proof["bound"], "gap": gap, "stage": proof["stage"]}


def against(draft: Draft, other: Mapping[tuple[str, str], float]) -> list[dict[str, Any]]:
    """The parts of two placements beside each other, by the draft's prices."""
    found = []
    for part in draft.parts:
        there = other.get((part["placement"], part["part"]), 0.0)
        if part["price"] > 0.0005 or there > 0.0005:
            word = Placed(part["placement"]).label
            found.append({"word": word, "reason": part["reason"], "here": part["price"], "there": there})
    return found


def map_of(draft: Draft) -> dict[str, Any]:
    """Villages coloured by their group, no two neighbouring groups alike; a map's data. Empty without boundaries."""
    villages = list(Village.there.filter(assembly_id=draft.assembly_id, boundary__isnull=False).select_related("town"))
    if not villages:
        return {}
    group_of = dict(draft.places.filter(placement="village").values_list("subject", "body"))
    if not group_of:
        group_of = {village.public_id: group.public_id for village in villages for group in village.groups.all()[:1]}
    names = Register(draft).bodies_of("group")
    colour = _colours(villages, group_of)
    towns = Town.objects.filter(assembly_id=draft.assembly_id, boundary__isnull=False)
    return {
        "towns": [
            {
                "name": f"{village.town} {village.name}",
                "geometry": village.boundary,
                "colour": colour.get(group_of.get(village.public_id, ""), -1),
                "words": names.get(group_of.get(village.public_id, ""), _("没有小组")),
            }
            for village in villages
        ],
        "outlines": [{"name": town.name, "geometry": town.boundary} for town in towns],
    }


def _colours(villages: list[Village], group_of: Mapping[str, str]) -> dict[str, int]:
    """Group → colour, greedily, the group with the most neighbours first."""
    near = neighbours({village.public_id: village.boundary for village in villages}) or {}
    touching: dict[str, set[str]] = {group: set() for group in group_of.values()}
    for village, others in near.items():
        mine = group_of.get(village)
        if mine is not None:
            touching[mine] |= {group_of[other] for other in others if other in group_of} - {mine}
    colour: dict[str, int] = {}
    for group in sorted(touching, key=lambda name: (-len(touching[name]), name)):
        taken = {colour[other] for other in touching[group] if other in colour}
        colour[group] = next((c for c in range(COLOURS) if c not in taken), 0)
    return colour
