"""Wishes of members, asked for on days that the office names; and what members were told of a decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.people import seats
from yishi.assembly.people.models import Member, Seat
from yishi.assembly.placement.branches.models import Pair
from yishi.assembly.placement.drafts import queries, rules
from yishi.assembly.placement.drafts.models import Notice, Place, Wish, WishCall

WISHED = ("committee", "group")


@transaction.atomic
def open_call(*, since: date, until: date, note: str, by: Any) -> WishCall:
    """Ask the members; a call that is open is replaced."""
    require(rules.may_make(by))
    if until < since:
        raise Refused(_("截止日期不能早于开始日期。"))
    made = WishCall.objects.create(assembly_id=by.assembly_id, since=since, until=until, note=note, opened_by_id=by.pk)
    audit.note(by=by, verb="placement.open_call", thing=made)
    return made


@transaction.atomic
def wish(*, wishes: Mapping[str, Any], why: str, by: Any) -> None:
    """A member's wishes: placement → body, or nothing to take it back."""
    require(rules.may_wish(by, queries.call(by)))
    for placement, body in wishes.items():
        rows = Wish.objects.filter(member_id=by.member_id, placement=placement)
        if body is None:
            rows.delete()
        else:
            Wish.objects.update_or_create(
                assembly_id=by.assembly_id,
                member_id=by.member_id,
                placement=placement,
                defaults={"body": body.public_id, "why": why},
            )
    told = {placement: str(body) for placement, body in wishes.items() if body}
    audit.note(by=by, verb="placement.wish", thing=by.member, **told)


@transaction.atomic
def read(*, by: Any) -> None:
    """The member opened what was decided; noted once."""
    Notice.objects.filter(member_id=by.member_id, read_at=None).update(read_at=timezone.now())


@dataclass(slots=True)
class Mine:
    """Where a member is placed: `why` by placement, in the engine's sentences; with whom, and for which villages."""

    seat: Seat | None
    why: dict[str, Place] = field(default_factory=dict)
    villages: list[Any] = field(default_factory=list)
    group: list[Seat] = field(default_factory=list)
    linked_by: Member | None = None
    links: list[Member] = field(default_factory=list)


def mine(user: Any) -> Mine:
    """Read from the register, so that it is true also after a change by hand; reasons from the decision in force."""
    member: Member = user.member
    seat = member.seats.filter(until=None).select_related("committee", "group__town", "branch", "sector").first()
    found = Mine(seat)
    draft = queries.in_force(member.assembly_id)
    if draft is not None:
        found.why = {place.placement: place for place in draft.places.filter(subject=member.public_id)}
    if seat is not None and seat.group is not None:
        found.villages = list(seat.group.villages.select_related("town"))
        rows = seat.group.seats.filter(until=None).exclude(member=member)
        found.group = list(rows.select_related("member", "sector").order_by("member__pinyin"))
    today = timezone.localdate()
    held = Pair.objects.filter(seats.held_on(today), assembly_id=member.assembly_id).select_related("by", "member")
    for pair in held.filter(member=member):
        found.linked_by = pair.by
    found.links = [pair.member for pair in held.filter(by=member)]
    return found
