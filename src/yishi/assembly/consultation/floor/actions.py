"""Asking for the floor, keeping the list, giving the floor."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.consultation.floor import rules
from yishi.assembly.consultation.floor.models import MINUTES, Turn
from yishi.assembly.consultation.models import Consultation
from yishi.engine import privacy

State = Turn.State


@transaction.atomic
def ask(*, consultation: Consultation, about: str = "", by: Any) -> Turn:
    """A member asks for the floor, before the session or at it, and comes last on the list."""
    consultation = locked(consultation)
    require(rules.may_at(by, "ask", consultation))
    if consultation.turns.filter(member_id=by.member_id, state__in=(State.WAITING, State.SPEAKING)).exists():
        raise Refused(_("您已在发言名单上。"))
    turn = _last(consultation, by, member_id=by.member_id, about=about)
    audit.note(by=by, verb="floor.ask", thing=consultation)
    return turn


@transaction.atomic
def enter(*, consultation: Consultation, facts: dict[str, Any], by: Any) -> Turn:
    """The office puts somebody on the list. `facts`: member or guest, about, minutes."""
    consultation = locked(consultation)
    require(rules.may_at(by, "keep", consultation))
    member = facts.get("member")
    if member is not None and consultation.turns.filter(member=member, state=State.WAITING).exists():
        raise Refused(_("%(who)s已在发言名单上。") % {"who": member})
    turn = _last(consultation, by, **facts)
    audit.note(by=by, verb="floor.enter", thing=consultation, who=str(turn))
    return turn


@transaction.atomic
def arrange(*, turn: Turn, up: bool, by: Any) -> Turn:
    """Change places with who waits before it, or after it. At the end of the list nothing changes."""
    locked(turn.consultation)  # two officers who move turns at once do it one after the other
    turn = locked(turn)
    require(rules.may(by, "arrange", turn))
    waiting = list(turn.consultation.turns.filter(state=State.WAITING))
    here = waiting.index(turn)
    there = here - 1 if up else here + 1
    if 0 <= there < len(waiting):
        other = waiting[there]
        turn.place, other.place = other.place, turn.place
        turn.save(update_fields=["place"])
        other.save(update_fields=["place"])
    return turn


@transaction.atomic
def start(*, turn: Turn, by: Any) -> Turn:
    """Give the floor; whoever had it has spoken."""
    locked(turn.consultation)
    turn = moved(rules, turn, "start", by)
    for speaking in turn.consultation.turns.filter(state=State.SPEAKING):
        _end(speaking)
    turn.started_at = timezone.now()
    turn.save(update_fields=["state", "started_at"])
    audit.note(by=by, verb="floor.start", thing=turn.consultation, who=str(turn))
    return turn


@transaction.atomic
def stop(*, turn: Turn, by: Any) -> Turn:
    """The speaker has finished."""
    turn = moved(rules, turn, "stop", by)
    _end(turn)
    audit.note(by=by, verb="floor.stop", thing=turn.consultation, who=str(turn))
    return turn


@transaction.atomic
def drop(*, turn: Turn, by: Any) -> Turn:
    """Take it off the list: the office, or the member who asked (`take_back`)."""
    verb = "take_back" if turn.member_id and turn.member_id == by.member_id else "drop"
    turn = moved(rules, turn, verb, by)
    turn.save(update_fields=["state"])
    audit.note(by=by, verb=f"floor.{verb}", thing=turn.consultation, who=str(turn))
    return turn


def _last(consultation: Consultation, by: Any, *, about: str = "", minutes: int = MINUTES, **who: Any) -> Turn:
    last = consultation.turns.aggregate(last=Max("place"))["last"] or 0
    facts = {"about": privacy.mask(" ".join(about.split())), "minutes": minutes, "place": last + 1}
    return Turn.objects.create(assembly_id=by.assembly_id, consultation=consultation, **facts, **who)


def _end(turn: Turn) -> None:
    turn.state, turn.ended_at = State.DONE, timezone.now()
    turn.save(update_fields=["state", "ended_at"])
