"""Every write of the office: setting up, places, opening and closing, letting statements through, setting aside."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.models import Consultation, Statement
from yishi.assembly.consultation.public import rules
from yishi.assembly.consultation.public.models import (
    Participant,
    Place,
    PublicPart,
    PublicVote,
    SetAside,
    Submission,
)
from yishi.assembly.people.models import Village

FACTS = ("question", "why", "use", "since", "until")


@transaction.atomic
def set_up(*, consultation: Consultation, facts: dict[str, Any], by: Any) -> PublicPart:
    """Prepare the public part of a consultation. `facts`: question, why, use, since, until."""
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    require(rules.may_set_up(by, consultation))
    if PublicPart.objects.filter(consultation=consultation).exists():
        raise Refused(_("这次协商已经设置群众参与。"))
    chosen = {name: facts[name] for name in FACTS}
    part = PublicPart.objects.create(assembly_id=by.assembly_id, consultation=consultation, **chosen)
    audit.note(by=by, verb="public.set_up", thing=part)
    return part


@transaction.atomic
def edit(*, part: PublicPart, facts: dict[str, Any], version: int, by: Any) -> PublicPart:
    """Change texts or times. `version`: the one the writer began from; raises `Overtaken` when another came between."""
    part = locked(part)
    require(rules.may(by, "edit", part))
    changed = [name for name in FACTS if getattr(part, name) != facts[name]]
    if changed and part.version != version:
        raise Overtaken(part)
    for name in changed:
        setattr(part, name, facts[name])
    part.version += 1
    part.save(update_fields=[*changed, "version"])
    audit.note(by=by, verb="public.edit", thing=part, changed=changed)
    return part


@transaction.atomic
def move(*, part: PublicPart, verb: str, by: Any) -> PublicPart:
    """Open, close or reopen: a verb of the life."""
    part = locked(part)
    require(rules.may(by, verb, part))
    part.state = rules.LIFE.move(verb).target
    part.save(update_fields=["state"])
    audit.note(by=by, verb=f"public.{verb}", thing=part)
    return part


@transaction.atomic
def add_place(*, part: PublicPart, name: str, village: Village | None, by: Any) -> Place:
    """A place more, with a code of its own."""
    require(rules.may(by, "place", locked(part)))
    if part.places.filter(name=name).exists():
        raise Refused(_("已有同名的参与点“%(name)s”。") % {"name": name})
    place = Place.objects.create(assembly_id=by.assembly_id, part=part, name=name, village=village)
    audit.note(by=by, verb="public.add_place", thing=part, place=name)
    return place


@transaction.atomic
def renew(*, place: Place, by: Any) -> Place:
    """A new code for the place: sheets that hang somewhere no longer open the page. Votes cast so far stay."""
    place = locked(place)
    require(rules.may_at(by, "renew", place))
    place.edition += 1
    place.save(update_fields=["edition"])
    audit.note(by=by, verb="public.renew", thing=place.part, place=place.name, edition=place.edition)
    return place


@transaction.atomic
def retire(*, place: Place, by: Any) -> Place:
    """The place's code opens the page no longer. Votes cast so far stay."""
    place = locked(place)
    require(rules.may_at(by, "retire", place))
    place.retired = True
    place.save(update_fields=["retired"])
    audit.note(by=by, verb="public.retire", thing=place.part, place=place.name)
    return place


@transaction.atomic
def accept(*, submission: Submission, by: Any) -> Submission:
    """Let a statement through as it was written; its writer counts as agreeing. One that stands already is joined."""
    submission = locked(submission)
    require(rules.may_decide(by, "accept", submission))
    writer = submission.participant
    known = Statement.objects.filter(consultation=writer.part.consultation, text=submission.text).first()
    if known is not None and known.withdrawn:
        raise Refused(_("委员撤回过同样的意见，请填写理由后不公开。"))
    submission.statement = known or Statement.objects.create(
        assembly_id=by.assembly_id, consultation=writer.part.consultation, text=submission.text
    )
    PublicVote.objects.get_or_create(
        assembly_id=by.assembly_id, statement=submission.statement, participant=writer, defaults={"value": 1}
    )
    return _decided(submission, Submission.State.ACCEPTED, "public.accept", by)


@transaction.atomic
def turn_down(*, submission: Submission, why: str, by: Any) -> Submission:
    """Do not show a statement to others; its writer reads why."""
    submission = locked(submission)
    require(rules.may_decide(by, "turn_down", submission))
    submission.why = why
    return _decided(submission, Submission.State.TURNED_DOWN, "public.turn_down", by)


@transaction.atomic
def set_aside(*, place: Place, since: datetime, until: datetime, why: str, by: Any) -> SetAside:
    """Count no longer what phones say that came to a place from `since` up to `until`. Nothing is deleted."""
    require(rules.may(by, "set_aside", locked(place.part)))
    if until > timezone.now():
        raise Refused(_("时段还没有过去，只能搁置已经过去的时段。"))
    aside = SetAside.objects.create(
        assembly_id=by.assembly_id, place=place, since=since, until=until, why=why, made_by_id=by.pk
    )
    phones = _apply(aside)
    audit.note(by=by, verb="public.set_aside", thing=place.part, why=why, period=str(aside), phones=phones)
    return aside


@transaction.atomic
def restore(*, aside: SetAside, why: str, by: Any) -> SetAside:
    """Count them again. Phones that another period holds back as well stay set aside by that one."""
    aside = SetAside.objects.select_for_update(of=("self",)).select_related("place__part").get(pk=aside.pk)
    require(rules.may_restore(by, "restore", aside))
    aside.restored_by_id, aside.restored_at, aside.restored_why = by.pk, timezone.now(), why
    aside.save(update_fields=["restored_by", "restored_at", "restored_why"])
    phones = aside.participants.update(set_aside=None)
    for other in aside.place.set_asides.filter(restored_at__isnull=True):
        _apply(other)
    audit.note(by=by, verb="public.restore", thing=aside.place.part, why=why, period=str(aside), phones=phones)
    return aside


def _apply(aside: SetAside) -> int:
    """Mark the phones of the period that nothing holds back yet; returns how many."""
    came = Participant.objects.filter(place=aside.place, joined_at__gte=aside.since, joined_at__lt=aside.until)
    return came.filter(set_aside__isnull=True).update(set_aside=aside)


def _decided(submission: Submission, state: str, verb: str, by: Any) -> Submission:
    submission.state = state
    submission.decided_by_id, submission.decided_at = by.pk, timezone.now()
    submission.save(update_fields=["state", "statement", "why", "decided_by", "decided_at"])
    audit.note(by=by, verb=verb, thing=submission, why=submission.why)
    return submission
