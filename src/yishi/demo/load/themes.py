"""Two themes over three tiers: one concluded and published, one going on with the session that is being prepared."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.consultation.models import Advice, Consultation, Invitation, Statement
from yishi.assembly.consultation.research.models import Research
from yishi.assembly.consultation.supervision.models import Supervision
from yishi.assembly.consultation.themes.models import Theme, Tie, Tier
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.people.models import Member
from yishi.assembly.topics.models import Topic
from yishi.demo.load.people import LEADER, MEMBER, Cast
from yishi.demo.words import words

BEGINS = time(14, 30)
INVITED = 18
AWAY = 6  # every so many-th of those invited was excused


def sessions(cast: Cast) -> None:
    """The sessions above and below the towns' own, closed, with what came of them."""
    for told in words("themes"):
        for row in told["sessions"]:
            _session(row, cast)


def load(cast: Cast) -> None:
    for told in words("themes"):
        theme = _theme(told, cast)
        for tier, thing in _things(told, cast):
            Tie.objects.create(
                assembly=cast.assembly,
                theme=theme,
                tier=tier,
                ref=thing.ref,
                title=str(thing),
                tied_by=cast.users["clerk"],
            )


def _moment(ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=ago), BEGINS))


def _session(row: dict[str, Any], cast: Cast) -> None:
    clerk = cast.users["clerk"]
    session = Consultation.objects.create(
        assembly=cast.assembly,
        kind=row["kind"],
        state=Consultation.State.CLOSED,
        title=row["title"],
        starts_at=_moment(row["ago"]),
        venue=row["venue"],
        town=cast.towns[row["town"]] if "town" in row else None,
        convener=cast.members[LEADER],
        noticed_at=_moment(row["ago"] + 25),
        minutes=row["minutes"],
        minutes_version=1,
        result=row["result"],
        planned_by=clerk,
        closed_by=clerk,
        closed_at=_moment(row["ago"] - 4),
    )
    session.units.set(cast.units[name] for name in row["units"])
    invited = _invited(row, cast)
    Invitation.objects.bulk_create(
        Invitation(
            assembly=cast.assembly,
            consultation=session,
            member=member,
            answer=Invitation.Answer.EXCUSED if place % AWAY == 1 else Invitation.Answer.COMING,
            answered_at=_moment(row["ago"] + 10),
            attended=place % AWAY != 1,
            spoke=place < len(row["statements"]) and place % AWAY != 1,
        )
        for place, member in enumerate(invited)
    )
    for place, text in enumerate(row["statements"]):
        Statement.objects.create(assembly=cast.assembly, consultation=session, member=invited[place], text=text)
    unit = cast.units[row["units"][0]]
    for number, text in enumerate(row["advice"], start=1):
        Advice.objects.create(assembly=cast.assembly, consultation=session, number=number, text=text, unit=unit)
    for told in row["outcomes"]:
        _outcome(told, session, cast)


def _invited(row: dict[str, Any], cast: Cast) -> list[Member]:
    """Members near the place, or from all over the county; the demo's member among them."""
    rows = Member.objects.filter(assembly=cast.assembly, seats__until__isnull=True).exclude(number=MEMBER)
    if "town" in row:
        rows = rows.filter(seats__group__town=cast.towns[row["town"]])
    everyone = list(rows.order_by("number"))
    return [cast.members[MEMBER], *everyone[:: max(1, len(everyone) // INVITED)][: INVITED - 1]]


def _outcome(told: list[Any], session: Consultation, cast: Cast) -> None:
    kind, ago, title, level = told
    Outcome.objects.create(
        assembly=cast.assembly,
        state=Outcome.State.CONFIRMED,
        kind=kind,
        level=level,
        day=_moment(ago).date(),
        title=title,
        consultation=session,
        unit=session.units.order_by("pk").first(),
        due=_moment(-38).date() if kind == Outcome.Kind.PROMISED else None,
        proof_note="市政府办公室复函，原件存政协办公室(示例)",
        noted_by=cast.users["clerk"],
        decided_by=cast.users["clerk2"],
        decided_at=_moment(ago - 2),
        decision="佐证齐全",
    )


def _theme(told: dict[str, Any], cast: Cast) -> Theme:
    clerk = cast.users["clerk"]
    concluded = "concluded" in told
    theme = Theme.objects.create(
        assembly=cast.assembly,
        state=Theme.State.CONCLUDED if concluded else Theme.State.UNDER_WAY,
        title=told["title"],
        year=_moment(told.get("concluded", told["began"])).year,
        leader=cast.members[LEADER],
        why=told["why"],
        conclusion=told.get("conclusion", ""),
        planned_by=clerk,
        concluded_by=clerk if concluded else None,
        concluded_at=_moment(told["concluded"]) if concluded else None,
        published_by=clerk,
        published_at=_moment(told["published"]),
    )
    Theme.objects.filter(pk=theme.pk).update(created_at=_moment(told["began"]))
    return theme


def _things(told: dict[str, Any], cast: Cast) -> list[tuple[str, Any]]:
    """(tier, thing): the made sessions, the towns' own, the session being prepared, topic, research, supervision."""
    of = {"assembly": cast.assembly}
    found: list[tuple[str, Any]] = [
        (row["tier"], Consultation.objects.get(**of, title=row["title"])) for row in told["sessions"]
    ]
    word, most = told["finds"]
    rows = Consultation.objects.filter(**of, title__contains=word, kind=Consultation.Kind.TIMELY, subject=None)
    known = [thing.pk for _tier, thing in found]
    closed = rows.filter(state=Consultation.State.CLOSED).exclude(pk__in=known).order_by("-starts_at")
    found += [(Tier.TOWN, session) for session in closed[:most]]
    if "topic" in told:
        topics = Topic.objects.filter(**of, label__contains=told["topic"], state=Topic.State.TAKEN_UP)
        found += [(Tier.TOWN, topic) for topic in topics.order_by("rank")[:1]]
        current = rows.filter(state=Consultation.State.NOTICED, topic__in=topics)
        found += [(Tier.TOWN, session) for session in current.order_by("starts_at")[:1]]
    found += [(Tier.COUNTY, row) for row in Research.objects.filter(**of, title=told["research"])]
    found += [(Tier.COUNTY, row) for row in Supervision.objects.filter(**of, title=told.get("supervision"))]
    return found
