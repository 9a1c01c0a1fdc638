"""Every read that a page about visits needs."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.hotline.sources.rooms import Signal
from yishi.assembly.outreach.visits import coverage, places, rules
from yishi.assembly.outreach.visits.models import Attachment, Firm, Lead, Promise, Visit
from yishi.assembly.people import seats
from yishi.assembly.people.models import ActionGroup, Village

AHEAD = timedelta(days=14)  # before a promise's date, when the desk begins to remind
State = Visit.State


def get_for(user: Any, public_id: str, *, to: str = "look") -> Visit:
    """The visit, already guarded."""
    rows = Visit.objects.select_related(
        "village__town", "firm", "author", "group", "logged_by", "confirmed_by", "joined_into"
    )
    return fetch(rows, user, public_id, rules.may, to)


def visits(user: Any) -> QuerySet[Visit]:
    """Those this person may open, the newest first: the office all, a member those of the own group and the own."""
    rows = Visit.objects.filter(assembly_id=user.assembly_id).select_related("village__town", "firm", "author")
    rows = rows.prefetch_related("members")
    if rules.may_see_all(user):
        return rows
    seat = places.seat_of(user.member_id)
    mine = Q(members__pk=user.member_id) | Q(author_id=user.member_id)
    if seat and seat.group_id:
        mine |= Q(group_id=seat.group_id)
    return rows.filter(mine).distinct()


def group_of(user: Any) -> ActionGroup | None:
    """The action group that this member sits in now."""
    seat = places.seat_of(user.member_id)
    return seat.group if seat else None


def standing(assembly_id: int) -> QuerySet[Visit]:
    """Visits that took place, each once."""
    return Visit.objects.filter(assembly_id=assembly_id, state__in=rules.STANDING)


def alike(visit: Visit) -> QuerySet[Visit]:
    """What another of the group logged at the same place for the same day, and nobody has confirmed yet."""
    if visit.group_id is None:
        return Visit.objects.none()
    rows = Visit.objects.filter(assembly_id=visit.assembly_id, group_id=visit.group_id, state=State.LOGGED)
    rows = rows.filter(village=visit.village, firm=visit.firm, day=visit.day)
    return rows.exclude(author_id=visit.author_id).exclude(pk=visit.pk).select_related("author", "village", "firm")


def to_confirm(user: Any) -> QuerySet[Visit]:
    """What waits for this person's word: of the groups that the member leads; for the office all."""
    rows = Visit.objects.filter(assembly_id=user.assembly_id, state=State.LOGGED)
    if not user.is_a(*rules.STAFF):
        held = seats.held_on(timezone.localdate())
        led = Lead.objects.filter(held, assembly_id=user.assembly_id, member_id=user.member_id).values("group")
        rows = rows.filter(group__in=led)
    if user.member_id is not None:
        rows = rows.exclude(members__pk=user.member_id)
    return rows.order_by("day", "pk")


def attachments(visit: Visit) -> list[Attachment]:
    """Of the visit, and of those joined into it."""
    rows = Attachment.objects.filter(Q(visit=visit) | Q(visit__joined_into=visit))
    return list(rows.select_related("visit__author"))


def attachment_for(user: Any, public_id: str, *, to: str = "look") -> Attachment:
    return fetch(Attachment.objects.select_related("visit__group"), user, public_id, rules.may_open, to)


def attachment_of_own(user: Any, public_id: str) -> Attachment | None:
    """One that may still be on its way."""
    rows = Attachment.objects.select_related("visit").filter(assembly_id=user.assembly_id, public_id=public_id)
    return rows.filter(visit__author_id=user.member_id).first()


def promise_for(user: Any, public_id: str, *, to: str) -> Promise:
    rows = Promise.objects.select_related("visit__village", "visit__firm", "visit__author", "owner")
    return fetch(rows, user, public_id, rules.may_settle, to)


def promises(user: Any) -> QuerySet[Promise]:
    """The register of what was promised on visits: for the office all, for a member what concerns the own visits."""
    rows = Promise.objects.filter(assembly_id=user.assembly_id)
    rows = rows.select_related("visit__village__town", "visit__firm", "owner")
    if rules.may_see_all(user):
        return rows
    return rows.filter(Q(owner_id=user.member_id) | Q(visit__author_id=user.member_id))


def firms(user: Any) -> QuerySet[Any]:
    """The register, those not called on for longest first."""
    return coverage.firms(user.assembly_id)


def firm_for(user: Any, public_id: str, *, to: str = "look") -> Firm:
    return fetch(Firm.objects.select_related("village__town"), user, public_id, rules.may_with_firm, to)


def all_villages(user: Any) -> QuerySet[Village]:
    """Every village there is, by town."""
    return Village.there.filter(assembly_id=user.assembly_id).select_related("town")


def quoted(visit: Visit) -> str:
    """When and where, and what people said there, word for word as it is kept: for a draft to begin with."""
    said = "\n".join(f"“{words}”" for words in _said(visit))
    where = f"{visit.village.town}{visit.place}"
    return (
        _("%(day)s走访%(place)s时，群众反映：") % {"day": formats.date_format(visit.day, "DATE_FORMAT"), "place": where}
        + said
    )


def signal(visit: Visit) -> Signal:
    """What people said there, as the hotline may read it, without whoever called on them."""
    text = "\n".join(_said(visit)) if visit.state in rules.STANDING else ""
    names = tuple({member.name for member in visit.members.all()} | {visit.author.name})
    place = f"{visit.village.town.name}{visit.village.name}"
    return Signal(visit.public_id, visit.created_at, "", text, place=place, names=names)


def _said(visit: Visit) -> list[str]:
    """Of the visit, and of those joined into it."""
    return [said for said in (visit.said, *(one.said for one in visit.joined.all())) if said]


def signals(assembly_id: int) -> Iterator[Signal]:
    """What people said on all visits that took place, for the hotline to compare with what it was told one by one."""
    rows = standing(assembly_id).select_related("village__town", "firm", "author").order_by("pk")
    for visit in rows.prefetch_related("members", "joined"):
        told = signal(visit)
        if told.text:
            yield told


def todos(user: Any) -> list[Todo]:
    """What visits ask of this person: a word on others' visits, promises that come due, the same visit twice."""
    waiting = []
    if user.is_a(*rules.STAFF, *rules.MEMBER):
        count = to_confirm(user).count()
        if count:
            words = _("%(count)s次走访待确认") % {"count": count}
            waiting.append(Todo(words, f"{reverse('outreach:visits')}?state=logged"))
    if user.member_id is None:
        return waiting
    soon = timezone.localdate() + AHEAD
    due = Promise.objects.filter(assembly_id=user.assembly_id, owner_id=user.member_id, state=Promise.State.OPEN)
    words = _("走访时答应的事：%(text)s")
    for promise in due.filter(due__lte=soon).select_related("visit"):
        page = reverse("outreach:visit", args=[promise.visit.public_id])
        waiting.append(Todo(words % {"text": promise.text}, page, promise.due))
    return waiting + _doubles(user)


def _doubles(user: Any) -> list[Todo]:
    """The member's own visits that another of the group has logged, too; the later of the two is asked."""
    twin = Visit.objects.filter(
        assembly_id=OuterRef("assembly_id"),
        group_id=OuterRef("group_id"),
        village_id=OuterRef("village_id"),
        day=OuterRef("day"),
        state=State.LOGGED,
        pk__lt=OuterRef("pk"),
    ).exclude(author_id=user.member_id)
    rows = Visit.objects.filter(assembly_id=user.assembly_id, author_id=user.member_id, state=State.LOGGED)
    rows = rows.filter(Exists(twin)).select_related("village", "firm")
    words = _("同组委员也登记了这次走访，是否同一次：%(title)s")
    return [
        Todo(words % {"title": visit}, reverse("outreach:visit", args=[visit.public_id]))
        for visit in rows
        if alike(visit).exists()
    ]
