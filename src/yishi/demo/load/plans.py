"""Three yearly plans: last year's done, this year's under way, next year's being collected."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from yishi.assembly.consultation.plan.models import Adjustment, Plan, Subject
from yishi.assembly.people.models import Committee, Member, Seat
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

DECIDED = "澄委〔{year}〕{number}号"


def load(cast: Cast) -> None:
    this_year = timezone.localdate().year
    for told in words("plans"):
        plan = _plan(this_year - told["back"], told, cast)
        for row in told["subjects"]:
            _subject(plan, row, told, cast)


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


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
