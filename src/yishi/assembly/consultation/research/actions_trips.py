"""Every write about trips and what was seen on them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.consultation.research import rules
from yishi.assembly.consultation.research.models import Observation, ObservationPhoto, Research, Trip
from yishi.assembly.record import actions as record
from yishi.assembly.record import queries as book
from yishi.assembly.record.actions import Entry
from yishi.assembly.record.models import Deed
from yishi.engine import privacy

FACTS = ("day", "place", "town", "village", "others", "notes")
DEED = "research"


@transaction.atomic
def note_trip(*, research: Research, facts: dict[str, Any], by: Any) -> Trip:
    """Plan or record a trip. `facts`: what `FACTS` names, and `members`, who went or will."""
    require(rules.may(by, "travel", research))
    trip = Trip.objects.create(assembly_id=by.assembly_id, research=research, recorded_by_id=by.pk, **_facts(facts))
    trip.members.set(facts["members"])
    audit.note(by=by, verb="research.note_trip", thing=trip)
    return trip


@transaction.atomic
def edit_trip(*, trip: Trip, facts: dict[str, Any], version: int, by: Any) -> Trip:
    """Change the record before it is confirmed. Raises `Overtaken` when another saved since `version`."""
    trip = locked(trip)
    require(rules.may_travel(by, "edit", trip))
    known = set(trip.members.values_list("pk", flat=True))
    if trip.version != version and {member.pk for member in facts["members"]} != known:
        raise Overtaken(trip)
    changed = revise(trip, _facts(facts), version)
    trip.members.set(facts["members"])
    audit.note(by=by, verb="research.edit_trip", thing=trip, changed=changed)
    return trip


@transaction.atomic
def confirm_trip(*, trip: Trip, by: Any) -> Trip:
    """The office confirms the record; who went is written into the record book, once a day and research."""
    trip = locked(trip)
    require(rules.may_travel(by, "confirm", trip))
    trip.confirmed_by_id, trip.confirmed_at = by.pk, timezone.now()
    trip.save(update_fields=["confirmed_by", "confirmed_at"])
    deeds = record.enter_many(entries=list(_entries(trip)), by=by)
    audit.note(by=by, verb="research.confirm_trip", thing=trip, deeds=len(deeds))
    return trip


@transaction.atomic
def observe(*, research: Research, facts: dict[str, Any], by: Any) -> Observation:
    """Write down one thing that was seen. `facts`: text, trip, town, village. Personal data in the text is masked."""
    require(rules.may(by, "observe", research))
    text = privacy.mask(" ".join(facts["text"].split()))
    observation = Observation.objects.create(
        assembly_id=by.assembly_id, research=research, written_by_id=by.pk, **{**facts, "text": text}
    )
    audit.note(by=by, verb="research.observe", thing=observation)
    return observation


@transaction.atomic
def drop_observation(*, observation: Observation, by: Any) -> None:
    """Take an observation out again, with its photos."""
    require(rules.may_observe(by, "drop", observation))
    audit.note(by=by, verb="research.drop_observation", thing=observation)
    kept = [photo.file for photo in observation.photos.all()]
    observation.delete()
    transaction.on_commit(lambda: _forget(kept))


@transaction.atomic
def add_photo(*, observation: Observation, file: Any, caption: str, by: Any) -> ObservationPhoto:
    """Keep a picture with the observation. No picture is ever asked for."""
    require(rules.may_observe(by, "picture", observation))
    photo = ObservationPhoto.objects.create(
        assembly_id=by.assembly_id,
        observation=observation,
        file=file,
        caption=privacy.mask(caption),
        added_by_id=by.pk,
    )
    audit.note(by=by, verb="research.add_photo", thing=photo)
    return photo


@transaction.atomic
def drop_photo(*, photo: ObservationPhoto, by: Any) -> None:
    """Take a picture out again; its file goes when the row is gone for good."""
    require(rules.may_observe(by, "picture", photo.observation))
    audit.note(by=by, verb="research.drop_photo", thing=photo)
    kept = photo.file
    photo.delete()
    transaction.on_commit(lambda: _forget([kept]))


def _forget(files: Iterable[Any]) -> None:
    for file in files:
        file.delete(save=False)


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    known = {name: facts[name] for name in FACTS}
    return known | {"notes": privacy.mask(facts["notes"])}


def _entries(trip: Trip) -> Iterable[Entry]:
    """One deed for each member who went, unless the same day already counts for this research."""
    research = trip.research
    told = book.standing(
        Deed.objects.filter(assembly_id=research.assembly_id, kind=DEED, thing=research.ref, day=trip.day)
    )
    counted = set(told.values_list("member_id", flat=True))
    for member in trip.members.order_by("number"):
        if member.pk not in counted:
            share = "host" if member.pk == research.head_id else "joiner"
            title = f"{research.title} · {trip.place}"[:200]
            yield Entry(member, DEED, trip.day, title, share=share, thing=research.ref)
