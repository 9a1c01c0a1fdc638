"""Who comes, and where they sit."""

from itertools import groupby
from typing import Any

from yishi.assembly.consultation.models import Consultation, Invitation
from yishi.assembly.consultation.seating.arranging import Comer
from yishi.assembly.consultation.seating.models import Position
from yishi.assembly.consultation.seating.rules import of
from yishi.assembly.people.models import Seat

POSTS = (Seat.Post.CHAIR, Seat.Post.VICE_CHAIR, Seat.Post.SECRETARY)  # in order of precedence


def comers(consultation: Consultation) -> list[Comer]:
    """Members who said that they come."""
    return [
        Comer(
            member_id=seat.member_id,
            name=seat.member.name,
            number=seat.member.number,
            pinyin=seat.member.pinyin,
            sector=str(seat.sector or ""),
            committee=str(seat.committee or ""),
            group=str(seat.group or ""),
        )
        for seat in _seats(consultation)
    ]


def leaders(consultation: Consultation) -> list[str]:
    """Names of those who come and hold a post, in order of precedence: proposed for the rostrum."""
    found = [seat for seat in _seats(consultation) if seat.post in POSTS]
    return [seat.member.name for seat in sorted(found, key=lambda seat: POSTS.index(Seat.Post(seat.post)))]


def plan(consultation: Consultation) -> list[tuple[int, list[Position]]]:
    """(row, its seats from left to right); row 0 is the rostrum."""
    seating = of(consultation)
    rows = seating.positions.select_related("member") if seating else []
    return [(row, list(seats)) for row, seats in groupby(rows, key=lambda position: position.row)]


def seat_of(user: Any, consultation: Consultation) -> Position | None:
    """Where the reader sits."""
    seating = of(consultation)
    if seating is None or user.member_id is None:
        return None
    return seating.positions.filter(member_id=user.member_id).first()


def _seats(consultation: Consultation) -> Any:
    coming = consultation.invitations.filter(answer=Invitation.Answer.COMING).values("member")
    rows = Seat.objects.filter(member__in=coming, until__isnull=True)
    return rows.select_related("member", "sector", "committee", "group").order_by("member__number")
