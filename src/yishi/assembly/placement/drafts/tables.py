"""The register as the engine's tables of placing, and a draft's rows as its frames."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl
from django.db.models import Count
from django.utils import timezone

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.people import seats
from yishi.assembly.people.models import ActionGroup, Branch, Committee, Seat, Village
from yishi.assembly.placement.branches.models import Pair
from yishi.assembly.placement.drafts.borders import neighbours
from yishi.assembly.placement.drafts.models import Draft, Place, Wish
from yishi.engine import tables_placing as tables

YEAR = timedelta(days=365)
Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]
LINKS = ("sector", "committee", "group", "branch", "home", "workplace")


def register(draft: Draft) -> Frames:
    """People, places, bodies and rulings as they are today, for this draft."""
    assembly_id, today = draft.assembly_id, timezone.localdate()
    return people(assembly_id, today), places(assembly_id, today), bodies(assembly_id), rulings(draft)


def people(assembly_id: int, day: date) -> pl.DataFrame:
    """Everyone who sits on that day and will sit on the next (table PERSON)."""
    links = dict(
        Pair.objects.filter(seats.held_on(day), assembly_id=assembly_id).values_list(
            "member__public_id", "by__public_id"
        )
    )
    rows = seats.on(assembly_id, day).filter(until=None).select_related("member", *LINKS)
    return pl.DataFrame([_person(seat, links) for seat in rows], schema=tables.PERSON.schema)


def _person(seat: Seat, links: Mapping[str, str]) -> dict[str, Any]:
    member = seat.member
    return {
        "member_id": member.public_id,
        "name": member.name,
        "sector": seat.sector.name if seat.sector else None,
        "post": seat.post,
        "party": seat.party or None,
        "sex": member.sex or None,
        "born": member.born,
        "expertise": member.expertise or None,
        "link": links.get(member.public_id),
        **{name: _id(getattr(seat, name)) for name in LINKS if name != "sector"},
    }


def places(assembly_id: int, day: date) -> pl.DataFrame:
    """The villages there are, with a year's messages (table PLACE)."""
    villages = list(
        Village.there.filter(assembly_id=assembly_id).select_related("town").prefetch_related("groups").order_by("pk")
    )
    since = timezone.now() - YEAR
    loads = dict(
        Ticket.objects.filter(assembly_id=assembly_id, village__isnull=False, received_at__gte=since)
        .values_list("village")
        .annotate(n=Count("pk"))
    )
    near = neighbours({village.public_id: village.boundary for village in villages})
    rows = [
        {
            "village_id": village.public_id,
            "name": village.name,
            "town": village.town.name,
            "longitude": village.longitude,
            "latitude": village.latitude,
            "population": village.population,
            "load": float(loads.get(village.pk, 0)),
            "group": next((group.public_id for group in village.groups.all()), None),
            "neighbours": near[village.public_id] if near else None,
        }
        for village in villages
    ]
    return pl.DataFrame(rows, schema=tables.PLACE.schema)


def bodies(assembly_id: int) -> pl.DataFrame:
    """Committees, groups and branches (table BODY)."""
    rows = [
        _body("committee", body, field=body.field or None) for body in Committee.objects.filter(assembly_id=assembly_id)
    ]
    groups = ActionGroup.objects.filter(assembly_id=assembly_id).select_related("town")
    rows += [_body("group", body, towns=[body.town.name]) for body in groups]
    branches = Branch.objects.filter(assembly_id=assembly_id).prefetch_related("scope__towns", "scope__sectors")
    for body in branches:
        scope = getattr(body, "scope", None)
        towns = [town.name for town in scope.towns.all()] if scope else []
        sectors = [sector.name for sector in scope.sectors.all()] if scope else []
        rows.append(_body("branch", body, towns=towns or None, sectors=sectors or None))
    return pl.DataFrame(rows, schema=tables.BODY.schema)


def _body(kind: str, body: Any, **facts: Any) -> dict[str, Any]:
    return {"kind": kind, "body_id": body.public_id, "name": body.name, **facts}


def rulings(draft: Draft) -> pl.DataFrame:
    """What was ruled in the draft, and what members wished (table RULING)."""
    rows = list(draft.rulings.values_list("kind", "placement", "who", "other", "why"))
    wishes = Wish.objects.filter(assembly_id=draft.assembly_id, member__seats__until=None).select_related("member")
    rows += [("wish", wish.placement, wish.member.public_id, wish.body, wish.why) for wish in wishes.distinct()]
    return pl.DataFrame(rows, schema=tables.RULING.schema, orient="row")


def frames(places: Iterable[Place]) -> dict[str, pl.DataFrame]:
    """A draft's rows as `judge` and `what_if` read them."""
    rows = [(place.placement, place.subject, place.body or None) for place in places]
    found = pl.DataFrame(
        rows, schema={"placement": pl.String, "member_id": pl.String, "body_id": pl.String}, orient="row"
    )
    villages = found.filter(pl.col("placement") == "village")
    return {
        "assignments": found.filter(pl.col("placement") != "village"),
        "villages": villages.select(village_id="member_id", body_id="body_id"),
    }


def present(people: pl.DataFrame, places: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The placement in force, as frames: who sits where today."""
    columns = ("committee", "group", "branch", "link")
    rows = [people.select(placement=pl.lit(name), member_id="member_id", body_id=name).drop_nulls() for name in columns]
    villages = places.select(village_id="village_id", body_id="group").drop_nulls()
    return {"assignments": pl.concat(rows), "villages": villages}


def told(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows of the engine with the numbers that their sentences quote, as JSON can keep them."""
    return [{**row, "params": params(row["params"])} for row in frame.to_dicts()]


def params(text: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def _id(thing: Any) -> str | None:
    return thing.public_id if thing is not None else None
