"""What a decision changes in the register: seats, the groups' villages, links; and who is told."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.people import seats
from yishi.assembly.people.changes import actions as changes
from yishi.assembly.people.models import ActionGroup, Branch, Committee, Member, Seat, Town, Village
from yishi.assembly.placement.branches.models import Pair
from yishi.assembly.placement.drafts.models import Draft, Notice, Place

SEATED: dict[str, Any] = {"committee": Committee, "group": ActionGroup, "branch": Branch}


def apply(draft: Draft, by: Any) -> dict[str, Any]:
    """All of it, inside the caller's transaction. Returns how many seats, villages and links changed."""
    assert draft.day is not None  # decided
    places = list(draft.places.all())
    groups = _groups(draft, places)
    done = {
        "seats": _seats(draft, places, groups, by),
        "villages": _villages(draft, places, groups),
        "links": _links(draft, places),
    }
    told = Member.objects.filter(assembly_id=draft.assembly_id, public_id__in={p.subject for p in places})
    Notice.objects.bulk_create(Notice(assembly_id=draft.assembly_id, draft=draft, member=member) for member in told)
    return done


def _groups(draft: Draft, places: list[Place]) -> dict[str, ActionGroup]:
    """Every group by its id in the draft; those that the draft makes are made now, in the town of most villages."""
    known = {group.public_id: group for group in ActionGroup.objects.filter(assembly_id=draft.assembly_id)}
    town_of = dict(Village.objects.filter(assembly_id=draft.assembly_id).values_list("public_id", "town_id"))
    towns = Town.objects.in_bulk(set(town_of.values()))
    for body in draft.bodies:
        if body["kind"] != "group" or body["body_id"] in known:
            continue
        its = [
            town_of[place.subject] for place in places if place.placement == "village" and place.body == body["body_id"]
        ]
        if its:
            town = towns[max(sorted(set(its)), key=its.count)]
            known[body["body_id"]] = ActionGroup.objects.create(
                assembly_id=draft.assembly_id, name=body["name"], town=town
            )
    return known


def _seats(draft: Draft, places: list[Place], groups: dict[str, ActionGroup], by: Any) -> int:
    found: dict[str, Any] = {"group": groups}
    for name in ("committee", "branch"):
        rows = SEATED[name].objects.filter(assembly_id=draft.assembly_id)
        found[name] = {body.public_id: body for body in rows}
    wanted: dict[str, dict[str, Any]] = {}
    for place in places:
        if place.placement in SEATED and place.body in found[place.placement]:
            wanted.setdefault(place.subject, {})[place.placement] = found[place.placement][place.body]
    sitting = Seat.objects.filter(assembly_id=draft.assembly_id, until=None, member__public_id__in=wanted)
    moves = [
        (seat, wanted[seat.member.public_id])
        for seat in sitting.select_related("member", "term", *seats.BODIES, *seats.PLACES)
        if any(getattr(seat, f"{name}_id") != body.pk for name, body in wanted[seat.member.public_id].items())
    ]
    why = f"{draft.title}：{draft.ground}"[:200]
    return changes.carry_out(moves=moves, day=draft.day or timezone.localdate(), why=why, by=by)


def _villages(draft: Draft, places: list[Place], groups: dict[str, ActionGroup]) -> int:
    wanted = {
        place.subject: groups[place.body] for place in places if place.placement == "village" and place.body in groups
    }
    villages = Village.there.filter(assembly_id=draft.assembly_id, public_id__in=wanted).prefetch_related("groups")
    changed = 0
    for village in villages:
        group = wanted[village.public_id]
        if [one.pk for one in village.groups.all()] != [group.pk]:
            village.groups.set([group])
            changed += 1
    return changed


def _links(draft: Draft, places: list[Place]) -> int:
    day = draft.day
    assert day is not None
    wanted = {place.subject: place.body for place in places if place.placement == "link"}
    if not wanted:
        return 0
    ids = {*wanted, *wanted.values()}
    members = {m.public_id: m for m in Member.objects.filter(assembly_id=draft.assembly_id, public_id__in=ids)}
    held = Pair.objects.filter(assembly_id=draft.assembly_id, until=None).select_related("by", "member")
    there = {pair.member.public_id: pair for pair in held}
    changed = 0
    for who, by in wanted.items():
        pair = there.get(who)
        if pair is not None and pair.by.public_id == by:
            continue
        if pair is not None:
            _end(pair, day)
        if by in members:
            Pair.objects.create(assembly_id=draft.assembly_id, by=members[by], member=members[who], since=day)
        changed += 1
    return changed


def _end(pair: Pair, day: date) -> None:
    """The link's last day is the one before; one begun that day never was."""
    if pair.since >= day:
        pair.delete()
    else:
        pair.until = day - timedelta(days=1)
        pair.save(update_fields=["until"])
