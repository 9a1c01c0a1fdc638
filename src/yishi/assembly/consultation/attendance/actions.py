"""Reminding, granting leave, signing in."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.consultation.attendance import codes, rules
from yishi.assembly.consultation.models import Consultation, Invitation


@transaction.atomic
def remind(*, consultation: Consultation, invitations: Collection[int], by: Any) -> int:
    """Put the session on top of these members' desks once more. `invitations`: keys; returns how many."""
    consultation = locked(consultation)
    require(rules.may(by, "remind", consultation))
    count = consultation.invitations.filter(pk__in=invitations).update(reminded_at=timezone.now())
    audit.note(by=by, verb="attendance.remind", thing=consultation, reminded=count)
    return count


@transaction.atomic
def decide_leave(*, invitation: Invitation, granted: bool, word: str = "", by: Any) -> Invitation:
    """Grant the leave a member asked for, or refuse it with a word why."""
    invitation = _held(invitation)
    require(rules.may_decide(by, invitation))
    if not granted and not word.strip():
        raise Refused(_("不准假须写明意见。"))
    invitation.leave = Invitation.Leave.GRANTED if granted else Invitation.Leave.REFUSED
    invitation.leave_word, invitation.leave_by_id, invitation.leave_at = word.strip(), by.pk, timezone.now()
    invitation.save(update_fields=["leave", "leave_word", "leave_by", "leave_at"])
    who = str(invitation.member)
    audit.note(by=by, verb="attendance.decide_leave", thing=invitation.consultation, member=who, leave=invitation.leave)
    return invitation


@transaction.atomic
def sign_in(*, consultation: Consultation, code: str, by: Any) -> None:
    """By the code on the screen, on the own phone. A second time changes nothing."""
    consultation = locked(consultation)
    if codes.session_of(code) != consultation.public_id:
        raise Refused(_("这是另一场会议的签到码。"))
    require(rules.may(by, "sign_in", consultation))
    _arrived(consultation, {by.member_id})


@transaction.atomic
def receive(*, consultation: Consultation, came: Collection[int], mistaken: Collection[int] = (), by: Any) -> int:
    """The list at the door: `came` are ticked, `mistaken` unticked (members' keys); whoever signed in meanwhile stays.
    Returns how many are present."""
    consultation = locked(consultation)
    require(rules.may(by, "receive", consultation))
    consultation.invitations.filter(member_id__in=mistaken).update(signed_in_at=None)
    _arrived(consultation, came)
    present = consultation.invitations.filter(signed_in_at__isnull=False).count()
    audit.note(by=by, verb="attendance.receive", thing=consultation, present=present)
    return present


def _arrived(consultation: Consultation, members: Collection[int]) -> None:
    fresh = consultation.invitations.filter(member_id__in=members, signed_in_at__isnull=True)
    fresh.update(signed_in_at=timezone.now())


def _held(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("consultation", "member")
    return rows.get(pk=invitation.pk)
