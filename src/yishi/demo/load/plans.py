"""Three yearly plans: last year's done, this year's under way, next year's being collected; and the session due now."""

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from django.utils import timezone

from yishi.assembly.consultation.agenda.models import Agenda, Part
from yishi.assembly.consultation.ballots.models import Ballot
from yishi.assembly.consultation.models import Consultation, Invitation, Paper, Statement, Vote
from yishi.assembly.consultation.plan.models import Adjustment, Plan, Subject
from yishi.assembly.people.models import Committee, Member, Seat
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

INVITED = 96
KINDS = (0.45, 0.4, 0.15)  # of those who live there, who trade or come there, who look after the town
TURNOUT = 0.85
DECIDED = "澄委〔{year}〕{number}号"


def load(cast: Cast) -> None:
    this_year = timezone.localdate().year
    for told in words("plans"):
        plan = _plan(this_year - told["back"], told, cast)
        for row in told["subjects"]:
            _subject(plan, row, told, cast)
    _session(Subject.objects.get(assembly=cast.assembly, title=words("night")["title"]), cast)


def _plan(year: int, told: dict[str, Any], cast: Cast) -> Plan:
    plan = Plan(assembly=cast.assembly, year=year)
    if told["back"] >= 0:
        plan.state = Plan.State.PUBLISHED
        plan.drafted_on, plan.decided_on, plan.adopted_on = (
            date(year - 1, 12, 5),
            date(year - 1, 12, 22),
            date(year, 1, 8),
        )
        plan.document = DECIDED.format(year=year - 1, number=31 + told["back"])
        plan.adopted_by = Plan.Body.CHAIRMEN
        plan.published_by, plan.published_at = cast.users["clerk"], _moment(date(year, 1, 12))
    plan.save()
    return plan


def _subject(plan: Plan, row: list[Any], told: dict[str, Any], cast: Cast) -> None:
    month, kind, committee, title, why, expected, state = row
    collecting = plan.state == Plan.State.COLLECTING
    states = {"out": Subject.State.ADJUSTED_OUT}
    chair = Seat.objects.filter(member__assembly=cast.assembly, post=Seat.Post.VICE_CHAIR, until=None).order_by("pk")
    leaders = Member.objects.filter(pk__in=chair.values("member")).order_by("number")
    subject = Subject.objects.create(
        assembly=cast.assembly,
        plan=plan,
        state=states.get(state, state),
        title=title,
        why=why,
        origin=Subject.Origin.MEMBER if state == "proposed" else Subject.Origin.COMMITTEE,
        member=cast.members[MEMBER] if state == "proposed" else None,
        proposed_by=cast.users["member" if state == "proposed" else "clerk"],
        kind=kind,
        committee=Committee.objects.filter(assembly=cast.assembly, name=committee).first(),
        leader=None if collecting else leaders[(month or 0) % len(leaders)],
        month=month,
        expected=expected,
        answer=told.get("adjusted", "") if state == "out" else "",
    )
    if state == "out":
        of = {"assembly": cast.assembly, "made_by": cast.users["clerk"]}
        Adjustment.objects.create(**of, plan=plan, subject=subject, what=Adjustment.What.OUT, why=told["adjusted"])


def _session(subject: Subject, cast: Cast) -> None:
    """Noticed and voted on: enough people for a map of opinion. The demo's member is invited and has not voted yet."""
    told = words("night")
    begins = timezone.localdate() + timedelta(days=18)
    session = Consultation.objects.create(
        assembly=cast.assembly,
        state=Consultation.State.NOTICED,
        kind=subject.kind,
        subject=subject,
        starts_at=_moment(begins, time(9)),
        planned_by=cast.users["clerk"],
        noticed_at=timezone.now() - timedelta(days=6),
        **{name: told[name] for name in ("title", "purpose", "venue")},
    )
    session.units.set([cast.units["市城市管理局"], cast.units["市商务局"]])
    Paper.objects.create(assembly=cast.assembly, consultation=session, title="会议说明", text=told["purpose"])
    _agenda(session, told, cast)
    chance = np.random.default_rng(7)
    numbers = sorted(number for number in cast.members if number != MEMBER)
    chosen = [cast.members[numbers[i]] for i in chance.choice(len(numbers), INVITED, replace=False)]
    coming = {"answer": Invitation.Answer.COMING, "answered_at": session.noticed_at, "read_at": session.noticed_at}
    Invitation.objects.bulk_create(
        Invitation(assembly=cast.assembly, consultation=session, member=member, **answer)
        for member, answer in [(cast.members[MEMBER], {}), *((member, coming) for member in chosen)]
    )
    kinds = chance.choice(len(KINDS), INVITED, p=KINDS)
    for place, (text, *leans) in enumerate(told["statements"]):
        of = {"assembly": cast.assembly}
        statement = Statement.objects.create(**of, consultation=session, member=chosen[place], text=text)
        lean = np.array(leans)[kinds] + 0.35 * chance.standard_normal(INVITED)
        values = np.where(lean > 0.15, 1, np.where(lean < -0.15, -1, 0))
        voted = chance.random(INVITED) < TURNOUT
        voted[place], values[place] = True, 1  # whoever wrote it
        Vote.objects.bulk_create(
            Vote(**of, statement=statement, member=member, value=int(value))
            for member, value, does in zip(chosen, values, voted, strict=True)
            if does
        )


def _agenda(session: Consultation, told: dict[str, Any], cast: Cast) -> None:
    """Issued with its first item; a secret ballot is planned for the end."""
    of = {"assembly": cast.assembly}
    agenda = Agenda.objects.create(
        **of, consultation=session, version=1, issued_by=cast.users["clerk"], issued_at=session.noticed_at
    )
    Part.objects.bulk_create(
        Part(**of, agenda=agenda, number=number, kind=kind, title=title, speaker=speaker, minutes=minutes)
        for number, (kind, title, speaker, minutes) in enumerate(told["agenda"], start=1)
    )
    Ballot.objects.create(**of, consultation=session, question=told["ballot"], secret=True)


def _moment(day: date, at: time = time(10)) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
