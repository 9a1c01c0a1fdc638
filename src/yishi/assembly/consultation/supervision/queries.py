"""Every read about supervisions that a page needs, and what they ask of people."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Answer, Role, fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.supervision import reminders, rules, rules_findings
from yishi.assembly.consultation.supervision.models import (
    Finding,
    Inspection,
    InspectionPhoto,
    LookBack,
    Rectification,
    Sighting,
    Supervision,
)
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.story import Event

State = Supervision.State


def get_for(user: Any, public_id: str, *, to: str = "look") -> Supervision:
    """The supervision, already guarded."""
    rows = Supervision.objects.select_related("topic", "head", "committee", "assembly", "issued_by", "closed_by")
    return fetch(rows, user, public_id, rules.may, to)


def inspection_for(user: Any, public_id: str, *, to: str = "look") -> Inspection:
    rows = Inspection.objects.select_related("supervision__head", "town", "village", "recorded_by", "confirmed_by")
    return fetch(rows, user, public_id, rules.may_visit, to)


def finding_for(user: Any, public_id: str, *, to: str = "look") -> Finding:
    rows = Finding.objects.select_related("supervision__topic", "unit", "town", "village", "inspection")
    return fetch(rows, user, public_id, rules_findings.may, to)


def sighting_for(user: Any, public_id: str) -> Sighting:
    """What a member saw, for whoever may confirm it."""
    sighting: Sighting = _of(Sighting.objects.select_related("inspection__supervision"), user, public_id)
    require(rules.may_confirm(user, sighting))
    return sighting


def photo_for(user: Any, public_id: str, *, to: str = "look") -> InspectionPhoto:
    photo: InspectionPhoto = _of(InspectionPhoto.objects.select_related("inspection__supervision"), user, public_id)
    require(rules.may_visit(user, to, photo.inspection))
    return photo


def rectification_for(user: Any, public_id: str) -> Rectification:
    rows = Rectification.objects.select_related("finding__supervision")
    row: Rectification = _of(rows, user, public_id)
    require(rules_findings.may(user, "look", row.finding))
    return row


def _of(rows: QuerySet, user: Any, public_id: str) -> Any:
    thing = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if thing is None:
        raise Http404(public_id)
    return thing


def supervisions(user: Any) -> QuerySet[Supervision]:
    """Those this person may open, the newest first, with `living` findings counted."""
    rows = Supervision.objects.filter(assembly_id=user.assembly_id).select_related("head", "committee")
    if not rules.oversees(user):
        rows = rows.filter(_grouped(user)) if Role.MEMBER in user.roles else rows.none()
    living = Count("findings", filter=Q(findings__state__in=rules_findings.LIVING), distinct=True)
    return rows.annotate(living=living, found=Count("findings", distinct=True)).distinct()


def findings(user: Any) -> QuerySet[Finding]:
    """The findings this person may see: the office all, a group its own, a unit what was handed over to it."""
    rows = Finding.objects.filter(assembly_id=user.assembly_id).select_related(
        "supervision", "unit", "village__town", "town"
    )
    if rules.oversees(user):
        return rows
    mine = Q(pk__in=[])
    if Role.MEMBER in user.roles and user.member_id is not None:
        mine |= Q(supervision__in=Supervision.objects.filter(_grouped(user)).values("pk"))
    if Role.UNIT in user.roles and user.unit_id is not None:
        handed = Q(unit_id=user.unit_id, supervision__state__in=rules_findings.HANDED_ON)
        mine |= handed & ~Q(state=Finding.State.OPEN)
    return rows.filter(mine)


def sightings(user: Any, inspection: Inspection) -> list[tuple[Sighting, Answer]]:
    """What members saw, each with whether this reader may confirm it. Drafts: only the author, the head, the office."""
    rows = inspection.sightings.select_related("member", "confirmed_by", "inspection__supervision")
    if not (user.is_a(*rules.STAFF) or user.member_id == inspection.supervision.head_id):
        rows = rows.filter(Q(confirmed_at__isnull=False) | Q(member_id=user.member_id))
    return [(row, rules.may_confirm(user, row)) for row in rows]


def accounts(finding: Finding) -> QuerySet[Rectification]:
    """The rectifications of a finding with their look-backs, the newest first."""
    rows = finding.rectifications.select_related("entered_by").order_by("-pk")
    return rows.prefetch_related("look_backs__looked_by", "look_backs__inspection")


def story(user: Any, topic: Topic) -> list[Event]:
    """What the topic's page tells: supervised, the opinion issued, findings cured."""
    told = []
    for found in supervisions(user).filter(topic=topic).exclude(state__in=(State.PLANNED, State.CALLED_OFF)):
        href = reverse("consultation:supervision", args=[found.public_id])
        words = _("列入民主监督：%(title)s") % {"title": found.title}
        told.append(Event(found.created_at, words, by=str(found.head), href=href, icon="eye-check"))
        if found.issued_at:
            words = _("印发监督意见：%(title)s") % {"title": found.title}
            told.append(Event(found.issued_at, words, href=href, icon="send", turn=True))
    return told


def todos(user: Any) -> list[Todo]:
    """What supervision asks of this person: rectifications, look-backs, and records that wait for a word."""
    today = timezone.localdate()
    waiting: list[Todo] = []
    if user.is_a(*rules.STAFF, Role.UNIT):
        waiting += _rectifications(user, today)
    if user.is_a(*rules.STAFF, Role.MEMBER):
        waiting += _look_backs(user, today)
    if user.is_a(*rules.STAFF):
        waiting += _records(user, today)
    if user.member_id is not None:
        waiting += _sightings(user)
    return waiting


def _grouped(user: Any) -> Q:
    """Supervisions whose group this member leads or belongs to."""
    return Q(head_id=user.member_id) | Q(members=user.member_id)


def _rectifications(user: Any, today: date) -> list[Todo]:
    """A unit sees all that it has to do; the office what comes near its date, and what is late."""
    rows = findings(user).filter(state__in=rules_findings.WITH_UNIT, supervision__state=State.RECTIFYING)
    if user.is_a(*rules.STAFF):
        rows = rows.filter(due__lte=today + timedelta(days=reminders.FIRST))
    found = []
    for finding in rows.order_by("due", "pk"):
        words = reminders.of_rectification(finding.due, today) % {"text": finding.text}
        found.append(Todo(words, reverse("consultation:finding", args=[finding.public_id]), finding.due))
    return found


def look_backs(user: Any, until: date) -> QuerySet[LookBack]:
    """Look-backs that this person's findings wait for, due by `until`, the first due on top."""
    looked = (Finding.State.RECTIFIED, Finding.State.CURED)
    mine = findings(user).filter(state__in=looked, supervision__state=State.RECTIFYING).order_by()
    rows = LookBack.objects.filter(looked_at__isnull=True, due__lte=until)
    rows = rows.filter(rectification__finding__in=mine.values("pk"))
    return rows.select_related("rectification__finding__supervision").order_by("due", "pk")


def _look_backs(user: Any, today: date) -> list[Todo]:
    found = []
    for look in look_backs(user, today + timedelta(days=reminders.FIRST)):
        finding = look.rectification.finding
        if look.rectification.entered_by_id == user.pk:
            continue
        words = reminders.of_look_back(look.due, today) % {"text": finding.text}
        found.append(Todo(words, reverse("consultation:finding", args=[finding.public_id]), look.due))
    return found


def _records(user: Any, today: date) -> list[Todo]:
    """Inspections that took place and wait for the office's word; supervisions that wait for their next step."""
    rows = Inspection.objects.filter(
        assembly_id=user.assembly_id, confirmed_at__isnull=True, day__lte=today, supervision__state__in=rules.ACTIVE[1:]
    )
    found = []
    for inspection in rows.order_by("day", "pk"):
        words = _("监督活动待确认：%(title)s") % {"title": inspection}
        found.append(Todo(words, reverse("consultation:inspection", args=[inspection.public_id]), inspection.day))
    next_step = {
        State.PLANNED: _("监督方案待启动：%(title)s"),
        State.OPINION_ISSUED: _("监督意见已印发，待交办整改：%(title)s"),
    }
    for row in Supervision.objects.filter(assembly_id=user.assembly_id, state__in=next_step).order_by("pk"):
        words = next_step[State(row.state)] % {"title": row.title}
        found.append(Todo(words, reverse("consultation:supervision", args=[row.public_id])))
    return found


def _sightings(user: Any) -> list[Todo]:
    """What members of the group wrote and its head has not confirmed."""
    rows = Sighting.objects.filter(
        assembly_id=user.assembly_id,
        confirmed_at__isnull=True,
        inspection__supervision__head_id=user.member_id,
        inspection__supervision__state__in=rules.ACTIVE[1:],
    ).exclude(member_id=user.member_id)
    return [
        Todo(
            _("委员所见待确认：%(title)s") % {"title": row.inspection},
            reverse("consultation:inspection", args=[row.inspection.public_id]),
        )
        for row in rows.select_related("inspection").order_by("pk")
    ]
