"""Bringing boundaries: read and matched first, then confirmed whole."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked
from yishi.assembly.people.models import Town, Village
from yishi.assembly.placement.coverage import geojson, queries, rules
from yishi.assembly.placement.coverage.models import BoundaryImport


@transaction.atomic
def bring(*, content: bytes, file_name: str, by: Any) -> BoundaryImport:
    """Read a file and match it with the register; nothing changes yet. Raises geojson.NoBoundaries."""
    require(rules.may_bring(by))
    towns, villages = queries.names(by.assembly_id)
    matched = geojson.match(geojson.read(content), towns, villages)
    made = BoundaryImport.objects.create(
        assembly_id=by.assembly_id,
        file_name=file_name[:200],
        matched=matched.found,
        unmatched=matched.unmatched,
        brought_by_id=by.pk,
    )
    audit.note(by=by, verb="coverage.bring", thing=made, matched=len(matched.found))
    return made


@transaction.atomic
def confirm(*, found: BoundaryImport, by: Any) -> BoundaryImport:
    """The matched boundaries replace those there were; a village without a position gets the middle of its area."""
    found = locked(found)
    require(rules.may(by, "confirm", found))
    models: dict[str, Any] = {"town": Town, "village": Village}
    for row in found.matched:
        things = models[row["kind"]].objects.filter(assembly_id=found.assembly_id, public_id=row["id"])
        things.update(boundary=row["geometry"])
        if row["kind"] == "village":
            east, north = queries.middle(row["geometry"])
            things.filter(longitude=None).update(longitude=east, latitude=north)
    found.confirmed_by_id, found.confirmed_at = by.pk, timezone.now()
    found.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.note(by=by, verb="coverage.confirm", thing=found, boundaries=len(found.matched))
    return found
