"""Two pieces of research: one reported, with a questionnaire that ended; one going on for the session to come."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.consultation.models import Consultation, Paper
from yishi.assembly.consultation.research.models import (
    Draft,
    Observation,
    ProposedAdvice,
    Question,
    Questionnaire,
    Reply,
    Research,
    Trip,
)
from yishi.assembly.people.models import Committee, Member
from yishi.assembly.record.models import Deed
from yishi.assembly.topics.models import Topic
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

GROUP = 4  # members beside the head
NOON = time(10)
NOW = "now"  # in place of a title: the session that is being prepared


def load(cast: Cast) -> None:
    for told in words("research"):
        research = _research(told, cast)
        for row in told["trips"]:
            _trip(research, row, cast)
        for text in told["observations"]:
            _observation(research, text, cast)
        _report(research, told, cast)
        _questionnaire(research, told, cast)


def _day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)


def _moment(ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(_day(ago), NOON))


def _research(told: dict[str, Any], cast: Cast) -> Research:
    """The row in the state that its days tell, with its group; the demo's member leads the one going on."""
    clerk = cast.users["clerk"]
    committee = Committee.objects.get(assembly=cast.assembly, name=told["committee"])
    seated = Member.objects.filter(seats__committee=committee, seats__until__isnull=True).order_by("number")
    reported = "reported" in told
    head = seated[0] if reported else cast.members[MEMBER]
    research = Research.objects.create(
        assembly=cast.assembly,
        state=Research.State.REPORTED if reported else Research.State.UNDER_WAY,
        consultation=_session(told, cast),
        topic=_topic(told, cast),
        head=head,
        experts=[{"name": name, "role": role} for name, role in told["experts"]],
        planned_by=clerk,
        reported_by=clerk if reported else None,
        reported_at=_moment(told["reported"]) if reported else None,
        **{name: told[name] for name in ("title", "aim", "outline")},
    )
    research.members.set(seated.exclude(pk=head.pk)[:GROUP])
    Research.objects.filter(pk=research.pk).update(created_at=_moment(told["began"]))
    return research


def _session(told: dict[str, Any], cast: Cast) -> Consultation | None:
    rows = Consultation.objects.filter(assembly=cast.assembly)
    if told["session"] == NOW:
        return rows.filter(state=Consultation.State.NOTICED, topic=_topic(told, cast)).order_by("starts_at").first()
    return rows.filter(title=told["session"]).first()


def _topic(told: dict[str, Any], cast: Cast) -> Topic | None:
    """The topic that a session took up, if the reading found it."""
    if "topic" not in told:
        return None
    rows = Topic.objects.filter(assembly=cast.assembly, state=Topic.State.TAKEN_UP)
    return rows.filter(label__contains=told["topic"]).order_by("rank").first()


def _trip(research: Research, row: list[Any], cast: Cast) -> None:
    """A trip of the whole group. The last one of a research that goes on waits for the office's word."""
    ago, place, town, others, notes = row
    clerk = cast.users["clerk"]
    confirmed = research.state == Research.State.REPORTED or not research.trips.exists()
    trip = Trip.objects.create(
        assembly=cast.assembly,
        research=research,
        day=_day(ago),
        place=place,
        town=cast.towns[town],
        others=others,
        notes=notes,
        recorded_by=clerk,
        confirmed_by=clerk if confirmed else None,
        confirmed_at=_moment(ago - 1) if confirmed else None,
    )
    went = [research.head, *research.members.order_by("number")]
    trip.members.set(went)
    if confirmed:
        Deed.objects.bulk_create(_deed(member, trip, cast) for member in went)


def _deed(member: Member, trip: Trip, cast: Cast) -> Deed:
    clerk = cast.users["clerk"]
    return Deed(
        assembly=cast.assembly,
        member=member,
        kind="research",
        day=trip.day,
        title=f"{trip.research.title} · {trip.place}",
        share="host" if member == trip.research.head else "joiner",
        thing=trip.research.ref,
        recorded_by=clerk,
        confirmed_by=clerk,
        confirmed_at=trip.confirmed_at,
    )


def _observation(research: Research, text: str, cast: Cast) -> None:
    """Seen on the first trip; written down that day by the demo's member, where that one leads the group."""
    trip = research.trips.order_by("day")[0]
    leads = research.head == cast.members[MEMBER]
    observation = Observation.objects.create(
        assembly=cast.assembly,
        research=research,
        trip=trip,
        text=text,
        town=trip.town,
        written_by=cast.users["member" if leads else "clerk"],
    )
    seen_at = timezone.make_aware(datetime.combine(trip.day, NOON))
    Observation.objects.filter(pk=observation.pk).update(created_at=seen_at)


def _report(research: Research, told: dict[str, Any], cast: Cast) -> None:
    """The versions; the last one lies before the session as a paper where the research was reported."""
    of = {"assembly": cast.assembly, "research": research}
    for number, (ago, text) in enumerate(told["drafts"], start=1):
        draft = Draft.objects.create(
            **of, number=number, text=text, written_by=cast.users["clerk" if number == 1 else "clerk2"]
        )
        Draft.objects.filter(pk=draft.pk).update(created_at=_moment(ago))
    session = research.consultation
    closed_at = session.closed_at if session else None
    taken = {"taken_by": cast.users["clerk"], "taken_at": closed_at} if closed_at else {}
    for number, (text, unit) in enumerate(told["proposed"], start=1):
        ProposedAdvice.objects.create(**of, number=number, text=text, unit=cast.units[unit], **taken)
    if research.reported_at and session:
        title = f"调研报告：{research.title}"
        Paper.objects.create(assembly=cast.assembly, consultation=session, title=title, text=told["drafts"][-1][1])


def _questionnaire(research: Research, told: dict[str, Any], cast: Cast) -> None:
    """The questionnaire with so many invented replies as its options were chosen."""
    asked = told["questionnaire"]
    ended = research.state == Research.State.REPORTED
    questionnaire = Questionnaire.objects.create(
        assembly=cast.assembly,
        research=research,
        state=Questionnaire.State.ENDED if ended else Questionnaire.State.ASKING,
        title=asked["title"],
        lead=asked["lead"],
        until=None if ended else _day(-4),
        opened_by=cast.users["clerk"],
        opened_at=_moment(told["trips"][0][0]),
    )
    for number, (kind, text, options, _chosen) in enumerate(asked["questions"], start=1):
        Question.objects.create(
            assembly=cast.assembly,
            questionnaire=questionnaire,
            number=number,
            kind=kind,
            text=text,
            options=options,
            required=kind == Question.Kind.ONE,
        )
    Reply.objects.bulk_create(
        Reply(
            assembly=cast.assembly,
            questionnaire=questionnaire,
            day=_day(told["drafts"][-1][0]),
            key=f"{place:016x}",
            answers=answers,
        )
        for place, answers in enumerate(_answers(asked))
    )


def _answers(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """Answers of as many people as the first question counts, so that the options come out as told."""
    people: list[dict[str, Any]] = [{} for _person in range(sum(asked["questions"][0][3]))]
    for number, (kind, _text, _options, chosen) in enumerate(asked["questions"], start=1):
        begins = 0
        for place, count in enumerate(chosen):
            for person in range(begins, begins + count):
                people[person % len(people)].setdefault(str(number), []).append(place)
            begins += count
        if kind == Question.Kind.TEXT:
            for person, text in enumerate(asked["texts"]):
                people[person * 5 % len(people)][str(number)] = text
    return people
