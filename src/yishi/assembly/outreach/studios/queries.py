"""Every read that a page about studios needs."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.hotline.sources.rooms import Signal
from yishi.assembly.outreach.studios import rules, rules_matters
from yishi.assembly.outreach.studios.models import (
    Activity,
    Booking,
    Criterion,
    Matter,
    Objection,
    SiteReview,
    Slot,
    StudioCase,
)
from yishi.assembly.people.models import Member, Town

State = StudioCase.State
NOON = time(12)


def get_for(user: Any, public_id: str, *, to: str = "look") -> StudioCase:
    rows = StudioCase.objects.select_related("head", "sector", "village__town", "studio", "decided_by", "assembly")
    rows = rows.prefetch_related("reviews__reviewer", "checks__criterion")
    return fetch(rows, user, public_id, rules.may, to)


def cases(user: Any) -> QuerySet[StudioCase]:
    """What this person may open: for the office all, for members what is decided or their own."""
    rows = StudioCase.objects.filter(assembly_id=user.assembly_id).select_related("sector", "head", "village__town")
    if rules.has_role(user, rules.OVERSEERS):
        return rows
    open_to_all = Q(state__in=(*rules.OPEN, State.NOTICED, State.SUSPENDED, State.CLOSED))
    mine = Q(reviews__reviewer=user) | (Q(head_id=user.member_id) if user.member_id else Q())
    return rows.filter(open_to_all | mine).distinct()


def criteria(user: Any) -> QuerySet[Criterion]:
    return Criterion.objects.filter(assembly_id=user.assembly_id, retired=False)


def criterion_for(user: Any, pk: int) -> Criterion:
    found = Criterion.objects.filter(assembly_id=user.assembly_id, pk=pk).first()
    if found is None:
        raise Http404(pk)
    return found


def asked(case: StudioCase) -> list[tuple[Criterion, str, Any]]:
    """(criterion, what the applicant says, its check) for each line of the list."""
    checks = {check.criterion_id: check for check in case.checks.all()}
    rows = Criterion.objects.filter(assembly_id=case.assembly_id).filter(Q(retired=False) | Q(pk__in=checks))
    return [(row, case.answers.get(str(row.pk), ""), checks.get(row.pk)) for row in rows]


def reviews(user: Any, case: StudioCase) -> list[SiteReview]:
    """All of them once both have written; before that, one's own."""
    rows = list(case.reviews.all())
    return rows if rules.both_written(case) else [row for row in rows if row.reviewer_id == user.pk]


def review_for(user: Any, case: StudioCase) -> SiteReview | None:
    """What this person has yet to write."""
    mine = [row for row in case.reviews.all() if row.reviewer_id == user.pk]
    return mine[0] if mine and rules.may_review(user, mine[0]) else None


def members(case: StudioCase) -> QuerySet[Member]:
    """The head, and who sits in the studio."""
    seated = Q(seats__studio=case.studio, seats__until=None) if case.studio_id else Q(pk=None)
    return Member.objects.filter(Q(pk=case.head_id) | seated).distinct().order_by("pinyin", "name")


def slots(case: StudioCase) -> QuerySet[Any]:
    """Receptions with `booked`, those that were last first."""
    booked = Count("bookings", filter=Q(bookings__cancelled=False))
    return case.slots.select_related("host").annotate(booked=booked).order_by("-starts_at")


def slots_ahead(case: StudioCase) -> QuerySet[Any]:
    """Receptions to come with `booked`, the next first."""
    return slots(case).filter(starts_at__gte=timezone.now()).order_by("starts_at")


def slot_for(user: Any, public_id: str) -> Slot:
    rows = Slot.objects.select_related("case__village", "host")
    found = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if found is None:
        raise Http404(public_id)
    return found


def activity_for(user: Any, public_id: str) -> Activity:
    rows = Activity.objects.select_related("case")
    found = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if found is None:
        raise Http404(public_id)
    return found


def objection_for(user: Any, public_id: str) -> Objection:
    rows = Objection.objects.select_related("case")
    found = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if found is None:
        raise Http404(public_id)
    return found


def matter_for(user: Any, public_id: str, *, to: str = "look") -> Matter:
    rows = Matter.objects.select_related("case__head", "case__village", "owner", "answered_by", "closed_by")
    return fetch(rows, user, public_id, rules_matters.may, to)


def matters(user: Any) -> QuerySet[Matter]:
    """What was brought to studios: for the office all, for members what they head or own."""
    rows = Matter.objects.filter(assembly_id=user.assembly_id).select_related("case", "owner")
    if rules.has_role(user, rules.OVERSEERS):
        return rows
    return rows.filter(Q(case__head_id=user.member_id) | Q(owner_id=user.member_id))


def counts(case: StudioCase, year: int) -> dict[str, int]:
    """What a studio did in a year: confirmed activities and receptions, matters and how many came to their end."""
    found = Matter.objects.filter(case=case, day__year=year)
    return {
        "activities": Activity.objects.filter(case=case, day__year=year, confirmed_at__isnull=False).count(),
        "receptions": Slot.objects.filter(case=case, starts_at__year=year, confirmed_at__isnull=False).count(),
        "matters": found.count(),
        "closed": found.filter(state=Matter.State.CLOSED).count(),
    }


def public(public_id: str) -> StudioCase:
    """A studio that the public may look at. Raises Http404 for any other."""
    states = (*rules.OPEN, State.NOTICED, State.SUSPENDED)
    rows = StudioCase.objects.filter(public_id=public_id, state__in=states)
    found = rows.select_related("sector", "head", "village__town", "assembly").first()
    if found is None:
        raise Http404(public_id)
    return found


def shown(assembly_id: int) -> QuerySet[StudioCase]:
    """Studios open to the public, models first."""
    rows = StudioCase.objects.filter(assembly_id=assembly_id, state__in=rules.OPEN)
    return rows.select_related("sector", "village__town", "assembly").order_by("state", "plate")


def map_of(assembly_id: int) -> dict[str, Any]:
    """Studios as dots, models larger: a map's data."""
    towns = Town.objects.filter(assembly_id=assembly_id, boundary__isnull=False)
    dots = [
        {
            "name": case.name,
            "at": [case.village.longitude, case.village.latitude],
            "value": 3 if case.state == State.MODEL else 1,
        }
        for case in shown(assembly_id)
        if case.village.longitude is not None
    ]
    return {"towns": [{"name": town.name, "geometry": town.boundary} for town in towns], "dots": dots}


def booking_by(case: StudioCase, code: str, key: str) -> Booking | None:
    """By its code, or the phone's newest one."""
    rows = Booking.objects.filter(slot__case=case).select_related("slot__host", "matter")
    return rows.filter(code=code).first() if code else rows.filter(key=key).order_by("-pk").first()


def signal(matter: Matter) -> Signal:
    """What was brought, as the hotline may read it, without whoever received it."""
    at = timezone.make_aware(datetime.combine(matter.day, NOON))
    names = (matter.case.head.name,)
    place = f"{matter.case.village.town.name}{matter.case.village.name}"
    return Signal(matter.public_id, at, "", matter.text, place=place, names=names)


def signals(assembly_id: int) -> Iterator[Signal]:
    """All matters, for the hotline to compare with what it was told one by one."""
    rows = Matter.objects.filter(assembly_id=assembly_id).select_related("case__head", "case__village__town")
    yield from (signal(matter) for matter in rows.order_by("pk"))


def todos(user: Any) -> list[Todo]:
    """What studios ask of this person."""
    waiting = []
    if user.is_a(*rules.STAFF):
        words = {
            State.APPLIED: _("工作室申请待核对标准：%(name)s"),
            State.CHECKED: _("工作室待实地评审：%(name)s"),
            State.REVIEWED: _("工作室待公示：%(name)s"),
        }
        for case in StudioCase.objects.filter(assembly_id=user.assembly_id, state__in=words):
            waiting.append(_todo(words[State(case.state)], case))
    if user.is_a(*rules.LEADER):
        over = StudioCase.objects.filter(assembly_id=user.assembly_id, state=State.NOTICED)
        for case in over.filter(notice_until__lt=timezone.localdate()):
            waiting.append(_todo(_("工作室公示期满，待批准：%(name)s"), case))
    mine = SiteReview.objects.filter(assembly_id=user.assembly_id, reviewer=user, written_at=None)
    for review in mine.filter(case__state=State.CHECKED).select_related("case"):
        waiting.append(_todo(_("请实地评审工作室：%(name)s"), review.case))
    return waiting + (_matters_due(user) if user.member_id else [])


def _matters_due(user: Any) -> list[Todo]:
    """Of the member: matters to see to, and of the own studio those that nobody sees to yet."""
    rows = Matter.objects.filter(assembly_id=user.assembly_id).select_related("case")
    own = Q(owner_id=user.member_id, state=Matter.State.HANDLING)
    fresh = Q(case__head_id=user.member_id, state__in=(Matter.State.RECEIVED, Matter.State.ANSWERED))
    words = _("来访事项：%(text)s")
    return [
        Todo(words % {"text": matter}, reverse("outreach:matter", args=[matter.public_id]), matter.due)
        for matter in rows.filter(own | fresh)
    ]


def _todo(words: str, case: StudioCase) -> Todo:
    return Todo(words % {"name": case.name}, reverse("outreach:studio", args=[case.public_id]))
