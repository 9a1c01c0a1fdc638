"""Every write about squads, talks, materials and what villages ask for."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.outreach.squads import rules
from yishi.assembly.outreach.squads.models import Material, Squad, Talk, TalkRequest
from yishi.assembly.people.models import Village
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry
from yishi.engine import privacy

DEED = "talk"
TALK = ("title", "starts_at", "village", "place")


@transaction.atomic
def found(*, facts: dict[str, Any], squad: Squad | None = None, by: Any) -> Squad:
    """Found a squad, or change one. `facts`: name, themes, head, disbanded; members."""
    require(rules.may_with(by, "edit", squad) if squad else rules.may_keep(by))
    row = squad or Squad(assembly_id=by.assembly_id)
    for name in ("name", "themes", "head", "disbanded"):
        setattr(row, name, facts[name])
    row.save()
    row.members.set([*facts["members"], facts["head"]])
    audit.note(by=by, verb="squads.found", thing=row)
    return row


@transaction.atomic
def keep_material(*, squad: Squad, title: str, file: Any, by: Any) -> Material:
    """A paper or picture for talks."""
    require(rules.may_with(by, "run", squad))
    of = {"assembly_id": squad.assembly_id, "squad": squad, "added_by_id": by.pk}
    material = Material.objects.create(**of, title=title, file=file, file_name=file.name)
    audit.note(by=by, verb="squads.keep_material", thing=material)
    return material


@transaction.atomic
def ask(*, village: Village, topic: str, wish: date | None, by: Any) -> TalkRequest:
    """Write down what a village would like to hear about."""
    require(rules.may_ask(by))
    of = {"assembly_id": by.assembly_id, "asked_by_id": by.pk, "village": village, "wish": wish}
    asked = TalkRequest.objects.create(**of, topic=privacy.mask(" ".join(topic.split()))[:120])
    audit.note(by=by, verb="squads.ask", thing=asked)
    return asked


@transaction.atomic
def plan(*, squad: Squad, facts: dict[str, Any], asked: TalkRequest | None = None, by: Any) -> Talk:
    """Plan a talk, of its own or to what a village asked. `facts`: what `TALK` names; speakers, materials."""
    require(rules.may_with(by, "run", squad))
    if asked is not None:
        asked = moved(rules, asked, "match", by)
        asked.save(update_fields=["state"])
    of = {"assembly_id": squad.assembly_id, "squad": squad, "request": asked, "planned_by_id": by.pk}
    talk = Talk.objects.create(**of, **{name: facts[name] for name in TALK})
    talk.speakers.set(facts["speakers"])
    talk.materials.set(facts.get("materials", ()))
    audit.note(by=by, verb="squads.plan", thing=talk, asked=getattr(asked, "ref", ""))
    return talk


@transaction.atomic
def note(*, talk: Talk, listeners: int, notes: str, by: Any) -> Talk:
    """How many listened, and how it was."""
    talk = locked(talk)
    require(rules.may_talk(by, "note", talk))
    talk.listeners, talk.notes = listeners, privacy.mask(" ".join(notes.split()))[:300]
    talk.save(update_fields=["listeners", "notes"])
    audit.note(by=by, verb="squads.note", thing=talk, listeners=listeners)
    return talk


@transaction.atomic
def cancel(*, talk: Talk, why: str, by: Any) -> Talk:
    """It does not take place; what a village asked waits again."""
    talk = locked(talk)
    require(rules.may_talk(by, "cancel", talk))
    if talk.request is not None:
        asked = moved(rules, talk.request, "put_back", by)
        asked.save(update_fields=["state"])
    talk.cancelled_why, talk.request = why, None
    talk.save(update_fields=["cancelled_why", "request"])
    audit.note(by=by, verb="squads.cancel", thing=talk, why=why)
    return talk


@transaction.atomic
def confirm(*, talk: Talk, by: Any) -> Talk:
    """The office stands for it: a deed for each who spoke; what a village asked is done."""
    talk = locked(talk)
    require(rules.may_talk(by, "confirm", talk))
    talk.confirmed_by_id, talk.confirmed_at = by.pk, timezone.now()
    talk.save(update_fields=["confirmed_by", "confirmed_at"])
    if talk.request is not None:
        asked = moved(rules, talk.request, "hear", by)
        asked.save(update_fields=["state"])
    day = timezone.localdate(talk.starts_at)
    title = f"{talk.title} · {talk.village}"[:200]
    speakers = talk.speakers.order_by("number")
    record.enter_many(entries=[Entry(member, DEED, day, title, thing=talk.ref) for member in speakers], by=by)
    audit.note(by=by, verb="squads.confirm", thing=talk, listeners=talk.listeners)
    return talk


@transaction.atomic
def decline(*, asked: TalkRequest, why: str, by: Any) -> TalkRequest:
    """Nobody comes, for a reason."""
    asked = moved(rules, asked, "decline", by)
    asked.why = why
    asked.save(update_fields=["state", "why"])
    audit.note(by=by, verb="squads.decline", thing=asked, why=why)
    return asked
