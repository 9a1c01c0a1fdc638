"""Eight model studios and three applications, one campaign, six publicity squads."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.base.models import Series
from yishi.assembly.outreach.campaigns.models import Campaign, Effort, Pledge, Problem, Task
from yishi.assembly.outreach.squads.models import Squad, Talk, TalkRequest
from yishi.assembly.outreach.studios import criteria, queries
from yishi.assembly.outreach.studios.actions import PLATES
from yishi.assembly.outreach.studios.models import (
    Activity,
    Criterion,
    CriterionCheck,
    Matter,
    Slot,
    StudioCase,
    YearReview,
)
from yishi.assembly.people.models import Member, Seat, Sector, Studio, Village
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

MORNING = time(9)
MEMBERS = 6  # of a studio or squad
PLEDGED = 150


def load(cast: Cast) -> None:
    told = words("outreach")
    criteria.begin(cast.assembly.pk)
    for number, studio in enumerate(Studio.objects.filter(assembly=cast.assembly).order_by("pk")):
        _model(studio, told["studios"][studio.name], number, cast)
    for number, row in enumerate(told["applications"]):
        _application(row, number, cast)
    _campaign(told["campaign"], cast)
    for number, row in enumerate(told["squads"]):
        _squad(row, number, told["talks"], cast)
    places = sorted(cast.villages.values(), key=lambda village: village.pk)
    for number, topic in enumerate(told["requests"]):
        of = {"assembly": cast.assembly, "asked_by": cast.users["member"], "wish": _day(-10 - 7 * number)}
        TalkRequest.objects.create(**of, village=places[31 * number + 5], topic=topic)


def _day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)


def _moment(ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(_day(ago), MORNING))


def _of_sector(name: str, cast: Cast) -> list[Member]:
    seated = Member.objects.filter(assembly=cast.assembly, seats__sector__name=name, seats__until=None)
    return list(seated.exclude(number=MEMBER).order_by("number")[:MEMBERS])


def _village(number: int, cast: Cast) -> Village:
    return sorted(cast.villages.values(), key=lambda village: village.pk)[29 * number + 3]


def _case(name: str, sector: Sector, number: int, cast: Cast, **more: Any) -> StudioCase:
    head = _of_sector(sector.name, cast)[0]
    of = {"assembly": cast.assembly, "name": name, "sector": sector, "head": head, "applied_by": cast.users["member"]}
    return StudioCase.objects.create(**of, village=_village(number, cast), **more)


def _checks(case: StudioCase) -> None:
    CriterionCheck.objects.bulk_create(
        CriterionCheck(assembly=case.assembly, case=case, criterion=row, met=True, words="现场看过，符合要求")
        for row in Criterion.objects.filter(assembly=case.assembly)
    )


def _model(studio: Studio, told: dict[str, str], number: int, cast: Cast) -> None:
    """A model studio with its years, receptions and matters."""
    facts = {"state": StudioCase.State.MODEL, "studio": studio, "about": told["about"], "address": "党群服务中心一楼"}
    facts |= {"notice_since": _day(712), "notice_until": _day(705)}
    facts |= {"decided_by": cast.users["leader"], "decided_at": _moment(700)}
    plate = Series.take(assembly_id=cast.assembly.pk, name=PLATES, year=0)
    assert studio.sector is not None  # the invented city gives each its sector
    case = _case(studio.name, studio.sector, number, cast, **facts, plate=plate)
    _checks(case)
    members = _of_sector(studio.sector.name, cast)
    Seat.objects.filter(member__in=members, until=None).update(studio=studio)
    for ago in (520, 430, 200, 110, 30):
        confirmed = {"confirmed_by": cast.users["clerk"], "confirmed_at": _moment(ago - 2)}
        of = {"assembly": cast.assembly, "case": case, "day": _day(ago), "title": told["activity"], "people": 40}
        Activity.objects.create(**of, **confirmed, recorded_by=cast.users["clerk"]).members.set(members[:4])
    for place, ago in enumerate(words("outreach")["slots"]):
        confirmed = {"confirmed_by": cast.users["clerk"], "confirmed_at": _moment(ago - 1)} if ago > 0 else {}
        Slot.objects.create(
            assembly=cast.assembly, case=case, starts_at=_moment(ago), host=members[place % 3], places=6, **confirmed
        )
    _matters(case, told["matter"], members, cast)
    last = timezone.localdate().year - 1
    YearReview.objects.create(
        assembly=cast.assembly,
        case=case,
        year=last,
        counts=queries.counts(case, last),
        grade=YearReview.Grade.GOOD,
        words="接待正常，来访事项件件有答复。",
        reviewed_by=cast.users["clerk"],
    )


def _matters(case: StudioCase, text: str, members: list[Member], cast: Cast) -> None:
    """One followed to its end, one under way."""
    of = {"assembly": cast.assembly, "case": case, "text": text, "received_by": cast.users["clerk"]}
    closed = {"answer": "已请有关单位到现场看过并解决，当面告知来访人。", "answered_by": cast.users["member"]}
    closed |= {"closing": "电话核实，已解决。", "closed_by": cast.users["clerk"], "closed_at": _moment(60)}
    Matter.objects.create(**of, **closed, state=Matter.State.CLOSED, day=_day(100), owner=members[0], due=_day(70))
    Matter.objects.create(**of, state=Matter.State.HANDLING, day=_day(11), owner=members[1], due=_day(-15))


def _application(row: dict[str, str], number: int, cast: Cast) -> None:
    sector = Sector.objects.get(assembly=cast.assembly, name=row["sector"])
    more: dict[str, Any] = {name: row[name] for name in ("state", "about", "address")}
    if row["state"] == StudioCase.State.NOTICED:
        more |= {"notice_since": _day(2), "notice_until": _day(-5)}
    case = _case(row["name"], sector, 5 + number, cast, **more)
    if row["state"] != StudioCase.State.APPLIED:
        _checks(case)


def _campaign(told: dict[str, Any], cast: Cast) -> None:
    campaign = Campaign.objects.create(
        assembly=cast.assembly,
        state=Campaign.State.UNDER_WAY,
        since=_day(told["since"]),
        until=_day(told["until"]),
        drafted_by=cast.users["clerk"],
        called_by=cast.users["leader"],
        called_at=_moment(told["since"]),
        **{name: told[name] for name in ("title", "text")},
    )
    roles = (["publicist"], ["helper"], ["helper", "overseer"], ["overseer"], ["publicist", "helper"])
    members = [cast.members[number] for number in sorted(cast.members)][::2][:PLEDGED]
    Pledge.objects.bulk_create(
        Pledge(assembly=cast.assembly, campaign=campaign, member=member, roles=roles[place % len(roles)])
        for place, member in enumerate(members)
        if member.number != MEMBER
    )
    for role, title, due in told["tasks"]:
        Task.objects.create(assembly=cast.assembly, campaign=campaign, role=role, title=title, due=_day(due))
    for place, (role, ago, text) in enumerate(told["efforts"]):
        confirmed = ago > 10
        effort = Effort.objects.create(
            assembly=cast.assembly,
            campaign=campaign,
            role=role,
            day=_day(ago),
            text=text,
            village=_village(place, cast),
            recorded_by=cast.users["clerk"],
            confirmed_by=cast.users["clerk"] if confirmed else None,
            confirmed_at=_moment(ago - 1) if confirmed else None,
        )
        effort.members.set(members[3 * place : 3 * place + 3])
    for place, text in enumerate(told["problems"]):
        of = {"assembly": cast.assembly, "campaign": campaign, "text": text, "member": members[place]}
        Problem.objects.create(**of, village=_village(place + 2, cast))


def _squad(row: dict[str, str], number: int, days: list[int], cast: Cast) -> None:
    """A squad with talks in villages of its own round, and one to come."""
    members = _of_sector(row["sector"], cast)
    of = {"assembly": cast.assembly, "name": row["name"], "themes": row["themes"]}
    squad = Squad.objects.create(**of, head=members[0])
    squad.members.set(members)
    for place, ago in enumerate([-12 - number, *days[number % 2 :]]):
        held = ago > 0
        talk = Talk.objects.create(
            assembly=cast.assembly,
            squad=squad,
            title=squad.topics[place % len(squad.topics)],
            starts_at=_moment(ago + number),
            village=_village((number + 3 * place) % 9, cast),
            place="村文化礼堂",
            listeners=28 + 7 * ((number + place) % 6) if held else None,
            planned_by=cast.users["clerk"],
            confirmed_by=cast.users["clerk"] if held else None,
            confirmed_at=_moment(ago + number - 1) if held else None,
        )
        talk.speakers.set(members[:2])
