"""Every write about inspections: what was seen, by whom, and the deeds that a confirmed one amounts to."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.consultation.supervision import rules
from yishi.assembly.consultation.supervision.models import Inspection, InspectionPhoto, Sighting, Supervision
from yishi.assembly.record import actions as record
from yishi.assembly.record import queries as book
from yishi.assembly.record.actions import Entry
from yishi.assembly.record.models import Deed
from yishi.engine import privacy

FACTS = ("kind", "day", "place", "town", "village", "seen")
DEED = "supervise"


@transaction.atomic
def note_inspection(*, supervision: Supervision, facts: dict[str, Any], by: Any) -> Inspection:
    """Plan or record an inspection. `facts`: what `FACTS` names, and `members`, who took part or will."""
    require(rules.may(by, "visit", supervision))
    inspection = Inspection.objects.create(
        assembly_id=by.assembly_id, supervision=supervision, recorded_by_id=by.pk, **_facts(facts)
    )
    inspection.members.set(facts["members"])
    audit.note(by=by, verb="supervision.note_inspection", thing=inspection)
    return inspection


@transaction.atomic
def edit_inspection(*, inspection: Inspection, facts: dict[str, Any], version: int, by: Any) -> Inspection:
    """Change the record before it is confirmed. Raises `Overtaken` when another saved since `version`."""
    inspection = locked(inspection)
    require(rules.may_visit(by, "edit", inspection))
    known = set(inspection.members.values_list("pk", flat=True))
    if inspection.version != version and {member.pk for member in facts["members"]} != known:
        raise Overtaken(inspection)
    changed = revise(inspection, _facts(facts), version)
    inspection.members.set(facts["members"])
    audit.note(by=by, verb="supervision.edit_inspection", thing=inspection, changed=changed)
    return inspection


@transaction.atomic
def confirm_inspection(*, inspection: Inspection, by: Any) -> Inspection:
    """The office confirms the record; who took part is written into the record book, once a day and supervision."""
    inspection = locked(inspection)
    require(rules.may_visit(by, "confirm", inspection))
    inspection.confirmed_by_id, inspection.confirmed_at = by.pk, timezone.now()
    inspection.save(update_fields=["confirmed_by", "confirmed_at"])
    deeds = record.enter_many(entries=list(_entries(inspection)), by=by)
    audit.note(by=by, verb="supervision.confirm_inspection", thing=inspection, deeds=len(deeds))
    return inspection


@transaction.atomic
def tell(*, inspection: Inspection, text: str, by: Any) -> Sighting:
    """A member of the group writes what was seen. Personal data in it is masked first."""
    require(rules.may_visit(by, "tell", inspection))
    sighting = Sighting.objects.create(
        assembly_id=by.assembly_id,
        inspection=inspection,
        member_id=by.member_id,
        text=privacy.mask(" ".join(text.split())),
    )
    audit.note(by=by, verb="supervision.tell", thing=sighting)
    return sighting


@transaction.atomic
def confirm_sighting(*, sighting: Sighting, by: Any) -> Sighting:
    """The head or the office confirms what a member saw: it is now part of the record."""
    sighting = Sighting.objects.select_for_update(of=("self",)).get(pk=sighting.pk)
    require(rules.may_confirm(by, sighting))
    sighting.confirmed_by_id, sighting.confirmed_at = by.pk, timezone.now()
    sighting.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.note(by=by, verb="supervision.confirm_sighting", thing=sighting)
    return sighting


@transaction.atomic
def add_photo(*, inspection: Inspection, file: Any, caption: str, by: Any) -> InspectionPhoto:
    """Keep a picture with the inspection. No picture is ever asked for."""
    require(rules.may_visit(by, "picture", inspection))
    photo = InspectionPhoto.objects.create(
        assembly_id=by.assembly_id,
        inspection=inspection,
        file=file,
        caption=privacy.mask(caption),
        added_by_id=by.pk,
    )
    audit.note(by=by, verb="supervision.add_photo", thing=photo)
    return photo


@transaction.atomic
def drop_photo(*, photo: InspectionPhoto, by: Any) -> None:
    """Take a picture out again; its file goes when the row is gone for good."""
    require(rules.may_visit(by, "picture", photo.inspection))
    audit.note(by=by, verb="supervision.drop_photo", thing=photo)
    kept = photo.file
    photo.delete()
    transaction.on_commit(lambda: kept.delete(save=False))


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    known = {name: facts[name] for name in FACTS}
    return known | {"seen": privacy.mask(facts["seen"])}


def _entries(inspection: Inspection) -> Iterable[Entry]:
    """One deed for each who took part, unless the same day already counts for this supervision."""
    supervision = inspection.supervision
    told = book.standing(
        Deed.objects.filter(assembly_id=supervision.assembly_id, kind=DEED, thing=supervision.ref, day=inspection.day)
    )
    counted = set(told.values_list("member_id", flat=True))
    for member in inspection.members.order_by("number"):
        if member.pk not in counted:
            share = "host" if member.pk == supervision.head_id else "joiner"
            title = f"{supervision.title} · {inspection.place}"[:200]
            yield Entry(member, DEED, inspection.day, title, share=share, thing=supervision.ref)
