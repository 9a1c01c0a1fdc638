"""Every write about what happens in a studio: activities, reception slots, matters to their end."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.hotline import signals
from yishi.assembly.hotline.sources.studios import SOURCE
from yishi.assembly.outreach.studios import queries, rules, rules_matters
from yishi.assembly.outreach.studios.models import Activity, Booking, Matter, Slot, StudioCase
from yishi.assembly.people.models import Member
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry
from yishi.engine import privacy

DEED = "attend_activity"


@transaction.atomic
def note_activity(*, case: StudioCase, facts: dict[str, Any], by: Any) -> Activity:
    """Record an activity. `facts`: day, title, people, notes; `members` who took part."""
    require(rules.may(by, "run", case))
    known = {name: facts[name] for name in ("day", "title", "people")} | {"notes": privacy.mask(facts["notes"])}
    activity = Activity.objects.create(assembly_id=case.assembly_id, case=case, recorded_by_id=by.pk, **known)
    activity.members.set(facts["members"])
    audit.note(by=by, verb="studios.note_activity", thing=activity)
    return activity


@transaction.atomic
def confirm_activity(*, activity: Activity, by: Any) -> Activity:
    """The office stands for it: one deed for each member who took part."""
    activity = locked(activity)
    require(rules.may_confirm(by, activity))
    activity.confirmed_by_id, activity.confirmed_at = by.pk, timezone.now()
    activity.save(update_fields=["confirmed_by", "confirmed_at"])
    case = activity.case
    entries = [
        Entry(member, DEED, activity.day, _title(case, activity.title), share=_share(case, member), thing=activity.ref)
        for member in activity.members.order_by("number")
    ]
    record.enter_many(entries=entries, by=by)
    audit.note(by=by, verb="studios.confirm_activity", thing=activity, deeds=len(entries))
    return activity


@transaction.atomic
def open_slot(*, case: StudioCase, facts: dict[str, Any], by: Any) -> Slot:
    """Say when a member is there for residents. `facts`: starts_at, minutes, host, places."""
    require(rules.may(by, "run", case))
    slot = Slot.objects.create(assembly_id=case.assembly_id, case=case, **facts)
    audit.note(by=by, verb="studios.open_slot", thing=slot)
    return slot


@transaction.atomic
def cancel_slot(*, slot: Slot, why: str, by: Any) -> Slot:
    """Call a reception off; who booked sees the reason under their code."""
    slot = locked(slot)
    require(rules.may_cancel(by, slot))
    slot.cancelled_why = why
    slot.save(update_fields=["cancelled_why"])
    audit.note(by=by, verb="studios.cancel_slot", thing=slot, why=why)
    return slot


@transaction.atomic
def confirm_slot(*, slot: Slot, by: Any) -> Slot:
    """The reception took place: a deed for whoever received."""
    slot = locked(slot)
    require(rules.may_confirm(by, slot))
    slot.confirmed_by_id, slot.confirmed_at = by.pk, timezone.now()
    slot.save(update_fields=["confirmed_by", "confirmed_at"])
    day = timezone.localdate(slot.starts_at)
    entry = Entry(slot.host, DEED, day, _title(slot.case, _received()), share="host", thing=slot.ref)
    record.enter(entry=entry, by=by)
    audit.note(by=by, verb="studios.confirm_slot", thing=slot)
    return slot


@transaction.atomic
def receive(*, case: StudioCase, text: str, day: date, booking: Booking | None = None, by: Any) -> Matter:
    """Write down what somebody brought, masked; the hotline hears it at once."""
    require(rules.may(by, "run", case))
    matter = Matter.objects.create(
        assembly_id=case.assembly_id,
        case=case,
        booking=booking,
        day=day,
        text=privacy.mask(text.strip()),
        received_by_id=by.pk,
    )
    signals.tell(queries.signal(matter), SOURCE.code, case.village)
    audit.note(by=by, verb="studios.receive", thing=matter)
    return matter


@transaction.atomic
def hand(*, matter: Matter, owner: Member, due: date, by: Any) -> Matter:
    """Say who sees to it, until when."""
    matter = moved(rules_matters, matter, "hand", by)
    matter.owner, matter.due = owner, due
    matter.save(update_fields=["state", "owner", "due"])
    audit.note(by=by, verb="studios.hand", thing=matter, owner=str(owner), due=due.isoformat())
    return matter


@transaction.atomic
def answer(*, matter: Matter, answer: str, by: Any) -> Matter:
    """What was done; somebody else looks whether it holds."""
    matter = moved(rules_matters, matter, "answer", by)
    matter.answer, matter.answered_by_id = privacy.mask(answer.strip()), by.pk
    matter.save(update_fields=["state", "answer", "answered_by"])
    audit.note(by=by, verb="studios.answer", thing=matter)
    return matter


@transaction.atomic
def close(*, matter: Matter, done: bool, words: str, by: Any) -> Matter:
    """Another person's look: it is done, or it goes on."""
    matter = moved(rules_matters, matter, "close" if done else "reopen", by)
    matter.closing = privacy.mask(" ".join(words.split()))
    if done:
        matter.closed_by_id, matter.closed_at = by.pk, timezone.now()
    matter.save(update_fields=["state", "closing", "closed_by", "closed_at"])
    audit.note(by=by, verb="studios.close_matter" if done else "studios.reopen_matter", thing=matter)
    return matter


def _received() -> str:
    """As the book says it, whatever language the officer reads in."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("接待群众")


def _share(case: StudioCase, member: Member) -> str:
    return "host" if member.pk == case.head_id else "joiner"


def _title(case: StudioCase, what: str) -> str:
    return f"{case.name} · {what}"[:200]
