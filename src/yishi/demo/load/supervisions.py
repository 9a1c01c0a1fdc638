"""Three supervisions: one closed after a finding came back once, one with findings late and due, one just begun."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone

from yishi.assembly.base.models import Series
from yishi.assembly.base.workdays import months_after
from yishi.assembly.consultation.supervision import papers
from yishi.assembly.consultation.supervision.actions import SERIES
from yishi.assembly.consultation.supervision.models import (
    Finding,
    Inspection,
    Instruction,
    LookBack,
    Rectification,
    Sighting,
    Supervision,
)
from yishi.assembly.people.models import Committee, Member, User, Village
from yishi.assembly.record.models import Deed
from yishi.assembly.topics.models import Topic
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

GROUP = 4  # members beside the head
NOON = time(10)
STATES = {
    "rectified": Finding.State.RECTIFIED,
    LookBack.Result.CURED.value: Finding.State.CURED,
    LookBack.Result.NOT_CURED.value: Finding.State.RECTIFIED,
    LookBack.Result.REOPENED.value: Finding.State.REOPENED,
}


def load(cast: Cast) -> None:
    """Everything but the topic, which only a reading of the messages finds."""
    for told in words("supervisions"):
        supervision = _supervision(told, cast)
        rows = told.get("findings", [])
        findings = [_finding(number, row, supervision, cast) for number, row in enumerate(rows, start=1)]
        supervision.listed = papers.rows(supervision)
        supervision.save(update_fields=["listed"])
        for finding, row in zip(findings, rows, strict=True):
            _story(finding, row, cast)
        for visit in told["visits"]:
            _visit(visit, told, supervision, cast)
        if "sighting" in told:
            last = supervision.inspections.filter(day__lte=timezone.localdate())[0]
            member = supervision.members.order_by("number")[0]
            of = {"assembly": cast.assembly, "member": member}
            Sighting.objects.create(**of, inspection=last, text=told["sighting"])


def tie(cast: Cast) -> None:
    """Point the supervisions at the topics that the reading found, and their findings at villages that raised them."""
    for told in words("supervisions"):
        if "topic" not in told:
            continue
        rows = Topic.objects.filter(assembly=cast.assembly, label__contains=told["topic"]).order_by("rank")
        topic = rows.first()
        if topic is None:
            continue
        supervision = Supervision.objects.get(assembly=cast.assembly, title=told["title"])
        supervision.topic = topic
        supervision.save(update_fields=["topic"])
        raised = Village.objects.filter(tickets__placings__topic=topic).annotate(n=Count("tickets__placings"))
        villages = raised.select_related("town").order_by("-n", "pk")
        for finding, village in zip(supervision.findings.order_by("number"), villages, strict=False):
            finding.village, finding.town = village, village.town
            finding.save(update_fields=["village", "town"])


def _day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)


def _moment(ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(_day(ago), NOON))


def _supervision(told: dict[str, Any], cast: Cast) -> Supervision:
    """The row in the state that its days tell, with its group, its number and the leader's instruction."""
    clerk = cast.users["clerk"]
    committee = Committee.objects.get(assembly=cast.assembly, name=told["committee"])
    seated = Member.objects.filter(seats__committee=committee, seats__until__isnull=True).order_by("number")
    head = cast.members[MEMBER] if "topic" in told else seated[0]
    supervision = Supervision.objects.create(
        assembly=cast.assembly,
        state=_state(told),
        planned_by=clerk,
        committee=committee,
        head=head,
        opinion=told.get("opinion", ""),
        addressees=told.get("addressees", ""),
        rating=told.get("rating", ""),
        review=told.get("review", ""),
        **{name: told[name] for name in ("title", "planned_as", "aim", "kinds")},
    )
    supervision.members.set(seated.exclude(pk=head.pk)[:GROUP])
    Supervision.objects.filter(pk=supervision.pk).update(created_at=_moment(told["began"]))
    if "issued" in told:
        supervision.issued_by, supervision.issued_at = clerk, _moment(told["issued"])
        supervision.year = _day(told["issued"]).year
        supervision.number = Series.take(assembly_id=cast.assembly.pk, name=SERIES, year=supervision.year)
        leader, ago, text = told["instruction"]
        Instruction.objects.create(
            assembly=cast.assembly, supervision=supervision, leader=leader, day=_day(ago), text=text, noted_by=clerk
        )
    if "closed" in told:
        supervision.closed_by, supervision.closed_at = clerk, _moment(told["closed"])
    supervision.save()
    return supervision


def _state(told: dict[str, Any]) -> str:
    if "closed" in told:
        return Supervision.State.CLOSED
    return Supervision.State.RECTIFYING if "issued" in told else Supervision.State.UNDER_WAY


def _visit(visit: list[Any], told: dict[str, Any], supervision: Supervision, cast: Cast) -> None:
    """A visit of the whole group; those before the opinion or the close are confirmed, with their deeds."""
    kind, ago, place, town, seen = visit
    clerk = cast.users["clerk"]
    confirmed = "closed" in told or ago > told.get("issued", ago)
    inspection = Inspection.objects.create(
        assembly=cast.assembly,
        supervision=supervision,
        kind=kind,
        day=_day(ago),
        place=place,
        town=cast.towns[town],
        seen=seen,
        recorded_by=clerk,
        confirmed_by=clerk if confirmed else None,
        confirmed_at=_moment(ago - 1) if confirmed else None,
    )
    went = [supervision.head, *supervision.members.order_by("number")]
    inspection.members.set(went)
    if confirmed:
        Deed.objects.bulk_create(_deed(member, inspection, clerk) for member in went)


def _deed(member: Member, inspection: Inspection, clerk: User) -> Deed:
    supervision = inspection.supervision
    return Deed(
        assembly=supervision.assembly,
        member=member,
        kind="supervise",
        day=inspection.day,
        title=f"{supervision.title} · {inspection.place}",
        share="host" if member == supervision.head else "joiner",
        thing=supervision.ref,
        recorded_by=clerk,
        confirmed_by=clerk,
        confirmed_at=inspection.confirmed_at,
    )


def _finding(number: int, row: dict[str, Any], supervision: Supervision, cast: Cast) -> Finding:
    """A finding as it was handed over."""
    return Finding.objects.create(
        assembly=cast.assembly,
        supervision=supervision,
        number=number,
        state=Finding.State.HANDED_OVER,
        text=row["text"],
        severity=row["severity"],
        unit=cast.units[row["unit"]],
        due=_day(row["due"]),
        town=cast.towns[row["town"]],
    )


def _story(finding: Finding, row: dict[str, Any], cast: Cast) -> None:
    """What became of it: rectified, looked back on, perhaps reopened with a new date, by the days told."""
    story = row.get("story", [])
    for what, ago, text in story:
        if what == "rectified":
            _rectified(finding, ago, text, cast)
        else:
            _looked(finding, what, ago, text, cast)
        finding.state = STATES[what]
        finding.reopened += what == LookBack.Result.REOPENED
    finding.due = _day(row.get("new_due", row["due"]))
    finding.save(update_fields=["state", "reopened", "due"])


def _rectified(finding: Finding, ago: int, text: str, cast: Cast) -> None:
    unit = cast.users["unit"]
    row = Rectification.objects.create(
        assembly=cast.assembly,
        finding=finding,
        day=_day(ago),
        text=text,
        proof_note="整改前后照片和验收单，原件存责任单位(示例)",
        entered_by=unit if finding.unit_id == unit.unit_id else cast.users["clerk2"],
    )
    LookBack.objects.bulk_create(
        LookBack(assembly=cast.assembly, rectification=row, due=months_after(row.day, months))
        for months in finding.supervision.intervals
    )


def _looked(finding: Finding, result: str, ago: int, text: str, cast: Cast) -> None:
    left = LookBack.objects.filter(rectification__finding=finding, looked_at__isnull=True).order_by("due", "pk")
    look = left[0]
    look.result, look.words, look.looked_by, look.looked_at = result, text, cast.users["clerk"], _moment(ago)
    look.save()
    if result == LookBack.Result.REOPENED:
        left.delete()
