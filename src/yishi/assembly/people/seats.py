"""Where seats are cut: what changes for a member on a day ends one seat and begins the next."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yishi.assembly.people.models import Member, Seat, Term

BODIES = ("sector", "committee", "group", "branch", "studio")
PLACES = ("home", "workplace")
FACTS = ("post", "party", *BODIES, *PLACES)


def present(member: Member) -> Seat | None:
    return member.seats.filter(until=None).first()


def held_on(day: date) -> Q:
    """Seats that were held on that day, as a condition on seats."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def on(assembly_id: int, day: date) -> QuerySet[Seat]:
    """Every seat held on that day."""
    return Seat.objects.filter(held_on(day), assembly_id=assembly_id)


def snapshot(seat: Seat) -> dict[str, Any]:
    """Its facts as plain values, by which it can be put back."""
    return {name: getattr(seat, name) for name in ("post", "party", *(f"{link}_id" for link in (*BODIES, *PLACES)))}


def begin(member: Member, term: Term, *, since: date, **facts: Any) -> Seat:
    return Seat.objects.create(assembly_id=member.assembly_id, member=member, term=term, since=since, **facts)


def change(seat: Seat, *, since: date, **facts: Any) -> Seat:
    """The seat as it is from `since` on; the one before ends the day before. One begun that same day is only put right.
    Nothing is cut where nothing differs."""
    if all(getattr(seat, name) == value for name, value in facts.items()):
        return seat
    if seat.since == since:
        for name, value in facts.items():
            setattr(seat, name, value)
        seat.save(update_fields=list(facts))
        return seat
    end(seat, last=since - timedelta(days=1))
    carried = {name: getattr(seat, name) for name in FACTS} | {"term": seat.term} | facts
    return begin(seat.member, since=since, **carried)


def end(seat: Seat, *, last: date) -> None:
    """`last`: its last day."""
    seat.until = max(seat.since, last)
    seat.save(update_fields=["until"])
