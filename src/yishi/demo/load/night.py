"""The session due next: noticed, half answered, voted on, its agenda, speakers and seats ready."""

from datetime import datetime, time, timedelta
from typing import Any

import numpy as np
from django.utils import timezone

from yishi.assembly.consultation.agenda.models import Agenda, Part
from yishi.assembly.consultation.ballots.models import Ballot
from yishi.assembly.consultation.floor.models import Turn
from yishi.assembly.consultation.models import Consultation, Invitation, Paper, Statement, Vote
from yishi.assembly.consultation.plan.models import Subject
from yishi.assembly.consultation.seating import actions as seating
from yishi.assembly.people.models import Member
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

INVITED = 96
KINDS = (0.45, 0.4, 0.15)  # of those who live there, who trade or come there, who look after the town
TURNOUT = 0.85
SEATS_IN_A_ROW = 12


def load(cast: Cast) -> None:
    """Noticed and voted on: enough people for a map of opinion. The demo's member is invited and has not voted yet."""
    told = words("night")
    subject = Subject.objects.get(assembly=cast.assembly, title=told["title"])
    begins = timezone.localdate() + timedelta(days=18)
    session = Consultation.objects.create(
        assembly=cast.assembly,
        state=Consultation.State.NOTICED,
        kind=subject.kind,
        subject=subject,
        starts_at=timezone.make_aware(datetime.combine(begins, time(9))),
        planned_by=cast.users["clerk"],
        noticed_at=timezone.now() - timedelta(days=6),
        **{name: told[name] for name in ("title", "purpose", "venue")},
    )
    session.units.set([cast.units["市城市管理局"], cast.units["市商务局"]])
    Paper.objects.create(assembly=cast.assembly, consultation=session, title="会议说明", text=told["purpose"])
    _agenda(session, told, cast)
    chance = np.random.default_rng(7)
    chosen = _invited(session, chance, told, cast)
    _voted(session, chosen, chance, told, cast)
    _speakers(session, chosen, told, cast)
    seating.arrange(
        consultation=session,
        order="sector",
        columns=SEATS_IN_A_ROW,
        rostrum=told["rostrum"],
        guests=told["guests"],
        by=cast.users["clerk"],
    )


def _invited(session: Consultation, chance: np.random.Generator, told: dict[str, Any], cast: Cast) -> list[Member]:
    """Most come; a few ask for leave, a few have not answered, the demo's member among them."""
    numbers = sorted(number for number in cast.members if number != MEMBER)
    chosen = [cast.members[numbers[i]] for i in chance.choice(len(numbers), INVITED, replace=False)]
    coming = {"answer": Invitation.Answer.COMING, "answered_at": session.noticed_at, "read_at": session.noticed_at}
    asked = {"answer": Invitation.Answer.EXCUSED, "answered_at": session.noticed_at, "leave": Invitation.Leave.ASKED}
    leave = [{**asked, "reason": reason} for reason in told["leave"]]
    answers: list[dict[str, Any]] = [coming] * (INVITED - len(leave) - told["silent"]) + leave + [{}] * told["silent"]
    Invitation.objects.bulk_create(
        Invitation(assembly=cast.assembly, consultation=session, member=member, **answer)
        for member, answer in [(cast.members[MEMBER], {}), *zip(chosen, answers, strict=True)]
    )
    return chosen


def _voted(
    session: Consultation, chosen: list[Member], chance: np.random.Generator, told: dict[str, Any], cast: Cast
) -> None:
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


def _speakers(session: Consultation, chosen: list[Member], told: dict[str, Any], cast: Cast) -> None:
    of = {"assembly": cast.assembly, "consultation": session}
    for place, about in enumerate(told["speakers"], start=1):
        Turn.objects.create(**of, member=chosen[place], about=about, place=place)
    Turn.objects.create(**of, guest=told["guests"][0], about=told["reply"], place=len(told["speakers"]) + 1)


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
