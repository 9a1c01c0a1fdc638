"""Every write about the session itself: who was there, the minutes, the advice, and the close that makes deeds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.models import Advice, Consultation, Invitation
from yishi.assembly.people.models import HandlingUnit, Member
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry

Answer = Invitation.Answer
ASIDE = 1000  # above any number an item will have


@dataclass(frozen=True, slots=True)
class Presence:
    """How one invited member's seat was that day."""

    member_id: int
    attended: bool
    excused: bool = False
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of advice as written down. `row`: the number under which it stood before, for one that is not new."""

    text: str
    unit: HandlingUnit | None = None
    row: int | None = None


@transaction.atomic
def hold(*, consultation: Consultation, presences: Iterable[Presence], by: Any) -> Consultation:
    """Record that the session took place, and who was there."""
    consultation = moved(rules, consultation, "hold", by)
    consultation.save(update_fields=["state"])
    seats = {invitation.member_id: invitation for invitation in consultation.invitations.all()}
    for presence in presences:
        _seat(seats[presence.member_id], presence)
    came = consultation.invitations.filter(attended=True).count()
    audit.note(by=by, verb="consultation.hold", thing=consultation, attended=came)
    return consultation


@transaction.atomic
def write_minutes(*, consultation: Consultation, minutes: str, result: str, version: int, by: Any) -> Consultation:
    """Save the minutes. `version` is the one the writer began from; raises `Overtaken` when another came between."""
    consultation = locked(consultation)
    require(rules.may(by, "write", consultation))
    if consultation.minutes_version != version and consultation.minutes != minutes:
        raise Overtaken(consultation)
    consultation.minutes, consultation.result = minutes, result
    consultation.minutes_version += 1
    consultation.save(update_fields=["minutes", "result", "minutes_version"])
    audit.note(by=by, verb="consultation.write_minutes", thing=consultation, version=consultation.minutes_version)
    return consultation


@transaction.atomic
def set_advice(*, consultation: Consultation, items: Iterable[Item], by: Any) -> list[Advice]:
    """Write down the numbered advice. An item keeps its row, for what came of it points there; one that something came
    of is not struck out."""
    consultation = locked(consultation)
    require(rules.may(by, "write", consultation))
    known = {advice.number: advice for advice in consultation.advice.all()}
    rows = []
    for item in items:
        advice = known.pop(item.row or 0, None) or Advice(assembly_id=by.assembly_id, consultation=consultation)
        advice.text, advice.unit = item.text, item.unit
        rows.append(advice)
    _strike(known.values())
    for aside in (ASIDE, 0):  # numbers are unique at every moment
        for number, advice in enumerate(rows, start=1):
            advice.number = aside + number
            advice.save()
    audit.note(by=by, verb="consultation.set_advice", thing=consultation, items=len(rows))
    return rows


def _strike(left: Iterable[Advice]) -> None:
    for advice in left:
        try:
            advice.delete()
        except ProtectedError:
            words = _("第%(number)s条建议已登记了转化，不能去掉。")
            raise Refused(words % {"number": advice.number}) from None


@transaction.atomic
def close(*, consultation: Consultation, by: Any) -> Consultation:
    """Close: what members did at it goes into the record book."""
    consultation = moved(rules, consultation, "close", by)
    consultation.closed_by_id, consultation.closed_at = by.pk, timezone.now()
    consultation.save(update_fields=["state", "closed_by", "closed_at"])
    deeds = record.enter_many(entries=list(_entries(consultation)), by=by)
    audit.note(by=by, verb="consultation.close", thing=consultation, deeds=len(deeds))
    return consultation


def _seat(invitation: Invitation, presence: Presence) -> None:
    invitation.attended = presence.attended
    invitation.spoke = presence.attended and presence.spoke
    if presence.excused and not presence.attended:
        invitation.answer, invitation.leave = Answer.EXCUSED, Invitation.Leave.GRANTED
    invitation.save(update_fields=["attended", "spoke", "answer", "leave"])


def _entries(consultation: Consultation) -> Iterable[Entry]:
    """The deeds a session amounts to. Votes, reading and signing in are not deeds."""
    facts: dict[str, Any] = {
        "day": timezone.localdate(consultation.starts_at),
        "title": consultation.title,
        "thing": consultation.ref,
    }
    for invitation in consultation.invitations.select_related("member"):
        if invitation.attended:
            yield Entry(invitation.member, "attend_session", share="joiner", **facts)
            if invitation.spoke:
                yield Entry(invitation.member, "speak", share="speaker", **facts)
        else:
            missed = "leave" if invitation.is_excused else "absent"
            yield Entry(invitation.member, missed, **facts)
    if consultation.convener is not None:
        yield Entry(consultation.convener, "host", share="host", **facts)
    for member, amount in _authors(consultation):
        yield Entry(member, "statement", share="joiner", amount=amount, **facts)


def _authors(consultation: Consultation) -> Iterable[tuple[Member, int]]:
    """(member, statements that stand) of those who put any."""
    written = Member.objects.filter(statements__consultation=consultation, statements__withdrawn=False)
    return ((member, member.n) for member in written.annotate(n=Count("statements")).order_by("number"))
