"""Who has not answered, who asks for leave, who is there."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.attendance import rules
from yishi.assembly.consultation.models import Consultation, Invitation

Leave = Invitation.Leave
WAITING = Q(answer=Invitation.Answer.WAITING)
UNREAD = Q(read_at__isnull=True, answer=Invitation.Answer.COMING)


def waited_for(consultation: Consultation) -> QuerySet[Invitation]:
    """Those who did not answer, and those who come and have not opened the papers."""
    whom = WAITING | UNREAD if consultation.papers.exists() else WAITING
    rows = consultation.invitations.filter(whom).select_related("member")
    return rows.order_by("-answer", "member__pinyin", "member__pk")


def asking(consultation: Consultation) -> QuerySet[Invitation]:
    """Those whose leave waits for a word."""
    return consultation.invitations.filter(leave=Leave.ASKED).select_related("member").order_by("answered_at")


def invitation_for(user: Any, consultation: Consultation, pk: int) -> Invitation:
    """One whose leave `user` may decide."""
    found = consultation.invitations.select_related("member", "consultation").filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    require(rules.may_decide(user, found))
    return found


def present(consultation: Consultation) -> dict[str, int]:
    """How many are there, and how many said that they come."""
    return consultation.invitations.aggregate(
        here=Count("pk", filter=Q(signed_in_at__isnull=False)),
        coming=Count("pk", filter=Q(answer=Invitation.Answer.COMING)),
    )


def todos(user: Any) -> list[Todo]:
    """Leave to decide; and to a member, the sessions that the office reminded of."""
    rows = Consultation.objects.filter(assembly_id=user.assembly_id, state=Consultation.State.NOTICED)
    found = []
    if user.is_a(*rules.GRANTERS):
        words = _("%(count)s人请假待批：%(title)s")
        asked = rows.annotate(asked=Count("invitations", filter=Q(invitations__leave=Leave.ASKED))).filter(asked__gt=0)
        found += [_todo(row, words % {"count": row.asked, "title": row.title}) for row in asked]
    if user.member_id is not None:
        mine = Invitation.objects.filter(member_id=user.member_id, consultation__in=rows, reminded_at__isnull=False)
        words = _("办公室提醒：请回复并阅读材料：%(title)s")
        unmet = mine.filter(WAITING | UNREAD).select_related("consultation")
        found += [_todo(row.consultation, words % {"title": row.consultation.title}) for row in unmet]
    return found


def signed_in(user: Any, consultation: Consultation) -> datetime | None:
    """When the reader signed in."""
    row = consultation.invitations.filter(member_id=user.member_id).first() if user.member_id else None
    return row.signed_in_at if row else None


def _todo(consultation: Consultation, words: str) -> Todo:
    url = reverse("consultation:consultation", args=[consultation.public_id])
    return Todo(words, url, timezone.localdate(consultation.starts_at))
