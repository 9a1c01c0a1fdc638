"""Every read that a page of the room needs."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from yishi.assembly.base.access import fetch, require
from yishi.assembly.people import rules
from yishi.assembly.people.bodies import KINDS
from yishi.assembly.people.models import Member, RosterImport, Seat, User, Village

# The bodies' page: tab → model. The words are the models' own.
BODIES = {kind: model for kind, (model, _of_town) in KINDS.items()}


def members(user: Any) -> QuerySet[Member]:
    """Members of the user's assembly with their present seat in `now_seated`."""
    seats = Seat.objects.filter(until__isnull=True).select_related("sector", "committee", "group__town")
    rows = Member.objects.filter(assembly_id=user.assembly_id)
    return rows.prefetch_related(Prefetch("seats", queryset=seats, to_attr="now_seated"))


def member_for(user: Any, public_id: str) -> Member:
    require(rules.may_look(user))
    rows = Member.objects.filter(assembly_id=user.assembly_id)
    member = rows.filter(public_id=public_id).first()
    if member is None:
        raise Http404(public_id)
    return member


def seats(member: Member) -> QuerySet[Seat]:
    return member.seats.select_related("term", "sector", "committee", "group__town", "branch", "studio", "home")


def villages_of(seat: Seat | None) -> list[Village]:
    """The villages that the member's action group keeps contact with."""
    return list(seat.group.villages.all()) if seat and seat.group else []


def bodies(user: Any, kind: str) -> QuerySet:
    """The assembly's bodies of one kind, with what is worth counting in `counted`."""
    rows = BODIES[kind].objects.filter(assembly_id=user.assembly_id)
    if kind in ("sectors", "committees", "groups", "branches", "studios"):
        return rows.annotate(counted=Count("seats", filter=Q(seats__until__isnull=True)))
    if kind in ("villages", "units"):
        rows = rows.select_related("successor")
    return rows.select_related("town") if kind == "villages" else rows


def accounts(user: Any) -> QuerySet[User]:
    return User.objects.filter(assembly_id=user.assembly_id).select_related("member", "unit").prefetch_related("grants")


def account_for(user: Any, public_id: str) -> User:
    require(rules.may_keep(user))
    account = accounts(user).filter(public_id=public_id).first()
    if account is None:
        raise Http404(public_id)
    return account


def rosters(user: Any) -> QuerySet[RosterImport]:
    """Rosters brought in so far, the newest first."""
    return RosterImport.objects.filter(assembly_id=user.assembly_id).select_related("staged_by")


def roster_for(user: Any, public_id: str, *, to: str = "look") -> RosterImport:
    return fetch(RosterImport.objects.select_related("staged_by"), user, public_id, rules.may, to)
