"""Three years of consultations with their votes, bulletins and outcomes, and everybody's deeds."""

from datetime import date, datetime, time, timedelta

import polars as pl
from django.utils import timezone

from yishi.assembly.base.models import Series
from yishi.assembly.consultation.models import Advice, Consultation, Invitation, Statement, Vote
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.record.models import Deed
from yishi.demo.city import City
from yishi.demo.load.people import Cast

BATCH = 2000
DUE_AFTER = 200  # days from a promise to its date
BEGINS = time(14, 30)
MINUTES = (
    "{day}，委员与{units}等单位、居民代表在{town}协商议事室就“{title}”进行协商。"
    "与会人员逐条讨论了会前提出的意见，就以下建议达成一致。"
)
SITUATION = (
    "群众通过热线、网络等渠道集中反映{town}的有关问题。"
    "{day}，市政协组织委员、有关部门和居民代表开展协商，{count}名委员参加。"
)
ANALYSIS = "协商中反映，问题的成因既有设施不足，也有日常管理不到位；各方对先易后难、分步推进的意见较为一致。"


def load(city: City, cast: Cast) -> None:
    sessions = {row["key"]: _session(row, cast) for row in city.sessions.iter_rows(named=True)}
    _statements(city, cast, sessions)
    _outcomes(city, cast, sessions)
    _kept_promises(cast)
    _deeds(city, cast, sessions)


def _moment(day: date, at: time = BEGINS) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def _session(row: dict, cast: Cast) -> Consultation:
    """A closed consultation with its list of those invited, and the bulletin that came of it."""
    clerk, closed = cast.users["clerk"], row["day"] + timedelta(days=3)
    day = f"{row['day'].year}年{row['day'].month}月{row['day'].day}日"
    units = [cast.units[name] for name in row["units"]]
    session = Consultation.objects.create(
        assembly=cast.assembly,
        state=Consultation.State.CLOSED,
        title=row["title"],
        starts_at=_moment(row["day"]),
        venue=f"{row['town']}协商议事室",
        town=cast.towns[row["town"]],
        convener=cast.members[row["convener"]],
        minutes=MINUTES.format(day=day, units="、".join(row["units"]), town=row["town"], title=row["title"]),
        minutes_version=1,
        result=Consultation.Result.SETTLED,
        planned_by=clerk,
        closed_by=clerk,
        closed_at=_moment(closed),
    )
    session.units.set(units)
    Invitation.objects.bulk_create(_invitation(number, row, session, cast) for number in row["invited"])
    Advice.objects.bulk_create(
        Advice(assembly=cast.assembly, consultation=session, number=place, text=text, unit=units[0])
        for place, text in enumerate(row["advice"], start=1)
    )
    _bulletin(row, session, cast, day)
    return session


def _invitation(number: str, row: dict, session: Consultation, cast: Cast) -> Invitation:
    came = number in row["attended"]
    return Invitation(
        assembly=cast.assembly,
        consultation=session,
        member=cast.members[number],
        answer=Invitation.Answer.COMING if came else Invitation.Answer.EXCUSED,
        reason="" if came else "因公请假",
        answered_at=session.starts_at - timedelta(days=4),
        attended=came,
        spoke=number in row["spoke"],
    )


def _bulletin(row: dict, session: Consultation, cast: Cast, day: str) -> None:
    issued = _moment(row["day"] + timedelta(days=6), time(10))
    leader = cast.users["leader"]
    Bulletin.objects.create(
        assembly=cast.assembly,
        consultation=session,
        state=Bulletin.State.SENT,
        title=f"关于{row['title']}的建议",
        situation=SITUATION.format(town=row["town"], day=day, count=len(row["attended"])),
        analysis=ANALYSIS,
        advice="\n".join(f"{place}. {text}" for place, text in enumerate(row["advice"], start=1)),
        addressees="市委、市政府主要领导",
        signatory=str(leader),
        year=row["day"].year,
        issue=Series.take(assembly_id=cast.assembly.pk, name="bulletin", year=row["day"].year),
        drafted_by=cast.users["clerk"],
        issued_by=leader,
        issued_at=issued,
        sent_at=issued + timedelta(hours=5),
    )


def _statements(city: City, cast: Cast, sessions: dict[str, Consultation]) -> None:
    rows = list(city.statements.iter_rows(named=True))
    statements = Statement.objects.bulk_create(
        Statement(
            assembly=cast.assembly,
            consultation=sessions[row["session"]],
            member=cast.members[row["member"]],
            text=row["text"],
        )
        for row in rows
    )
    votes = (
        (statement, *vote.rsplit(":", 1))
        for statement, row in zip(statements, rows, strict=True)
        for vote in row["votes"]
    )
    Vote.objects.bulk_create(
        (
            Vote(assembly=cast.assembly, statement=statement, member=cast.members[number], value=int(value))
            for statement, number, value in votes
        ),
        batch_size=BATCH,
    )


def _outcomes(city: City, cast: Cast, sessions: dict[str, Consultation]) -> None:
    bulletins = {bulletin.consultation_id: bulletin for bulletin in Bulletin.objects.all()}
    Outcome.objects.bulk_create(
        Outcome(
            assembly=cast.assembly,
            state=Outcome.State.CONFIRMED,
            kind=row["kind"],
            level=row["level"],
            day=row["day"],
            title=row["title"],
            consultation=sessions[row["session"]],
            bulletin=bulletins[sessions[row["session"]].pk],
            unit=cast.units[row["unit"]],
            due=row["day"] + timedelta(days=DUE_AFTER) if row["kind"] == Outcome.Kind.PROMISED else None,
            proof_note="采用通知、批示件或办理回执(示例)",
            noted_by=cast.users["clerk"],
            decided_by=cast.users["clerk2"],
            decided_at=_moment(row["day"] + timedelta(days=1)),
        )
        for row in city.outcomes.iter_rows(named=True)
    )


def _kept_promises(cast: Cast) -> None:
    """Promises point at the first item of their session's advice, measures at the promise that they keep."""
    kinds = (Outcome.Kind.PROMISED, Outcome.Kind.DONE)
    rows = list(Outcome.objects.filter(assembly=cast.assembly, kind__in=kinds))
    first = {item.consultation_id: item for item in Advice.objects.filter(assembly=cast.assembly, number=1)}
    promised = {row.consultation_id: row for row in rows if row.kind == Outcome.Kind.PROMISED}
    for row in rows:
        row.advice = first.get(row.consultation_id or 0)
        if row.kind == Outcome.Kind.DONE:
            row.promise = promised.get(row.consultation_id)
    Outcome.objects.bulk_update(rows, ["advice", "promise"])


def _deeds(city: City, cast: Cast, sessions: dict[str, Consultation]) -> None:
    clerk = cast.users["clerk"]
    Deed.objects.bulk_create(
        (
            Deed(
                assembly=cast.assembly,
                member=cast.members[row["member"]],
                kind=row["kind"],
                day=row["day"],
                title=row["title"],
                share=row["share"],
                amount=row["amount"],
                thing=sessions[row["session"]].ref if row["session"] else row["thing"],
                proof="会议签到表" if row["session"] else "",
                recorded_by=clerk,
                confirmed_by=clerk,
                confirmed_at=_moment(row["day"], time(17)),
            )
            for row in _unrepeated(city.deeds).iter_rows(named=True)
        ),
        batch_size=BATCH,
    )


def _unrepeated(deeds: pl.DataFrame) -> pl.DataFrame:
    """One row for each part of a thing, as the book demands; deeds of no thing may repeat."""
    of_things = (pl.col("session") != "") | (pl.col("thing") != "")
    parts = deeds.filter(of_things).unique(
        ["member", "kind", "session", "thing", "day"], keep="first", maintain_order=True
    )
    return pl.concat([parts, deeds.filter(~of_things)])
