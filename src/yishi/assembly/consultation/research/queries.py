"""Every read about research that a page needs, and what it asks of people."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Answer, Role, fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.research import rules, rules_questionnaires, signatures
from yishi.assembly.consultation.research.models import (
    Draft,
    Observation,
    ObservationPhoto,
    ProposedAdvice,
    Questionnaire,
    Research,
    Trip,
)
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.story import Event

State = Research.State


def get_for(user: Any, public_id: str, *, to: str = "look") -> Research:
    """The research, already guarded."""
    rows = Research.objects.select_related("consultation", "topic", "head", "assembly", "reported_by")
    return fetch(rows, user, public_id, rules.may, to)


def trip_for(user: Any, public_id: str, *, to: str = "look") -> Trip:
    rows = Trip.objects.select_related("research__head", "town", "village", "recorded_by", "confirmed_by")
    return fetch(rows, user, public_id, rules.may_travel, to)


def observation_for(user: Any, public_id: str, *, to: str = "look") -> Observation:
    return fetch(Observation.objects.select_related("research"), user, public_id, rules.may_observe, to)


def photo_for(user: Any, public_id: str, *, to: str = "look") -> ObservationPhoto:
    rows = ObservationPhoto.objects.select_related("observation__research")
    photo = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if photo is None:
        raise Http404(public_id)
    require(rules.may_observe(user, to, photo.observation))
    return photo


def proposed_for(user: Any, public_id: str, *, to: str) -> ProposedAdvice:
    rows = ProposedAdvice.objects.select_related("research__consultation")
    return fetch(rows, user, public_id, rules.may_propose, to)


def questionnaire_for(user: Any, public_id: str, *, to: str = "look") -> Questionnaire:
    rows = Questionnaire.objects.select_related("research")
    return fetch(rows, user, public_id, rules_questionnaires.may, to)


def researches(user: Any) -> QuerySet[Research]:
    """Those this person may open, the newest first, with `went`, the number of trips."""
    rows = Research.objects.filter(assembly_id=user.assembly_id).select_related("head", "consultation")
    if not rules.oversees(user):
        grouped = Q(head_id=user.member_id) | Q(members=user.member_id)
        rows = rows.filter(grouped) if Role.MEMBER in user.roles and user.member_id else rows.none()
    return rows.annotate(went=Count("trips", distinct=True)).distinct()


def of_consultation(user: Any, consultation: Consultation) -> QuerySet[Research]:
    return researches(user).filter(consultation=consultation).exclude(state=State.CALLED_OFF)


def observations(research: Research) -> QuerySet[Observation]:
    """What was seen, in the order of writing, with place, trip and photos."""
    rows = research.observations.select_related("research", "trip", "town", "village", "written_by")
    return rows.prefetch_related("photos")


def proposed(user: Any, research: Research) -> list[tuple[ProposedAdvice, Answer, Answer]]:
    """(item, may drop it, may take it over) by number."""
    rows = research.proposed.select_related("unit", "research__consultation", "taken_by")
    return [(row, rules.may_propose(user, "drop", row), rules.may_propose(user, "take_over", row)) for row in rows]


def drafts_compared(research: Research, new: str, old: str) -> tuple[Draft, Draft]:
    """(older, newer) by their numbers as asked for; 404 where there is no such version."""
    numbers = sorted(int(number) for number in (new, old) if number.isdecimal())
    found = list(research.drafts.select_related("written_by").filter(number__in=numbers).order_by("number"))
    if len(found) != 2:
        raise Http404(f"{old}..{new}")
    return found[0], found[1]


def has_answered(questionnaire: Questionnaire, source: str) -> bool:
    """Whether an account or device, by its id, has replied."""
    return questionnaire.replies.filter(key=signatures.key_of(questionnaire, source)).exists()


def story(user: Any, topic: Topic) -> list[Event]:
    """What the topic's page tells: research begun, its report handed in."""
    told = []
    for found in researches(user).filter(topic=topic).exclude(state__in=(State.PLANNED, State.CALLED_OFF)):
        href = reverse("consultation:research", args=[found.public_id])
        words = _("开展调研：%(title)s") % {"title": found.title}
        told.append(Event(found.created_at, words, by=str(found.head), href=href, icon="map-pin"))
        if found.reported_at:
            words = _("提交调研报告：%(title)s") % {"title": found.title}
            told.append(Event(found.reported_at, words, href=href, icon="file-text"))
    return told


def todos(user: Any) -> list[Todo]:
    """Trips that wait for the office's word, research that waits to begin, questionnaires a member has not answered."""
    waiting: list[Todo] = []
    if user.is_a(*rules.STAFF):
        waiting += _todos_of_staff(user)
    if user.member_id is not None and Role.MEMBER in user.roles:
        waiting += _unanswered(user)
    return waiting


def _todos_of_staff(user: Any) -> list[Todo]:
    of = {"assembly_id": user.assembly_id}
    found = []
    for research in Research.objects.filter(**of, state=State.PLANNED).order_by("pk"):
        words = _("调研方案待启动：%(title)s") % {"title": research.title}
        found.append(Todo(words, reverse("consultation:research", args=[research.public_id])))
    trips = Trip.objects.filter(
        **of, confirmed_at__isnull=True, day__lte=timezone.localdate(), research__state=State.UNDER_WAY
    )
    for trip in trips.select_related("research").order_by("day", "pk"):
        words = _("调研活动待确认：%(title)s") % {"title": f"{trip.research} · {trip}"}
        found.append(Todo(words, reverse("consultation:trip", args=[trip.public_id]), trip.day))
    return found


def _unanswered(user: Any) -> list[Todo]:
    asking = {"state": Questionnaire.State.ASKING, "for_members": True}
    rows = Questionnaire.objects.filter(assembly_id=user.assembly_id, **asking)
    return [
        Todo(
            _("请填写问卷：%(title)s") % {"title": row.title},
            reverse("consultation:answer_questionnaire", args=[signatures.token_of(row)]),
            row.until,
        )
        for row in rows.order_by("pk")
        if rules_questionnaires.may_answer(row) and not has_answered(row, user.ref)
    ]
