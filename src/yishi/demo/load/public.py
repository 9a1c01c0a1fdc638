"""What residents said without an account: at sessions of the past with results, and today at three places of a town."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from yishi.assembly.consultation.models import Consultation, Statement
from yishi.assembly.consultation.public import actions
from yishi.assembly.consultation.public.models import Participant, Place, PublicPart, PublicVote, Submission
from yishi.assembly.people.models import Village
from yishi.demo.load.people import Cast
from yishi.demo.words import words

PAST = 3  # closed sessions that residents took part in
PLACES = 3
OPEN_FOR = timedelta(days=12)
SHOPS = 0.3  # share of phones whose owner runs a shop
STUFFED = 112  # phones of one hour at one place
UNKNOWN = (0.4, 0.4)  # lean of a statement that the vocabulary does not know
Lean = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Phones that came to a place from `since` on, within `span`; all for the first statement where `stuffed`."""

    phones: int
    since: datetime
    span: timedelta
    stuffed: bool = False


def load(cast: Cast) -> None:
    """The past ones closed, with one period set aside; today's open, with a burst to look at."""
    rows = Consultation.objects.filter(assembly=cast.assembly, topic__isnull=True).order_by("-starts_at")
    for number, session in enumerate(rows.filter(state=Consultation.State.CLOSED)[:PAST]):
        _past(session, cast, stuffed=number == 0)
    current = Consultation.objects.filter(assembly=cast.assembly, state=Consultation.State.NOTICED).last()
    if current is not None:
        _current(current, cast)


def _past(session: Consultation, cast: Cast, *, stuffed: bool) -> None:
    since = session.starts_at - OPEN_FOR
    _part, places = _opened(session, since, session.starts_at - timedelta(days=1), PublicPart.State.CLOSED)
    chance = Random(session.pk)  # noqa: S311
    for number, place in enumerate(places):
        _come(place, Crowd(90 - 25 * number, since, OPEN_FOR / 2), chance)
    if stuffed:
        hour = (since + timedelta(days=3)).replace(minute=0)
        _come(places[0], Crowd(STUFFED, hour, timedelta(hours=1), stuffed=True), chance)
        until = hour + timedelta(hours=1)
        actions.set_aside(
            place=places[0], since=hour, until=until, why=words("public")["stuffed"], by=cast.users["clerk"]
        )


def _current(session: Consultation, cast: Cast) -> None:
    """Three days old. What two residents wrote was let through, three more statements wait."""
    now = timezone.now()
    part, places = _opened(session, now - timedelta(days=3), session.starts_at, PublicPart.State.UNDER_WAY)
    chance = Random(session.pk)  # noqa: S311
    for number, place in enumerate(places):
        _come(place, Crowd(60 - 15 * number, part.since, timedelta(days=2)), chance)
    last_hour = now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    _come(places[1], Crowd(STUFFED, last_hour, timedelta(minutes=50), stuffed=True), chance)
    writers = Participant.objects.filter(part=part).order_by("pk")
    for text, writer in zip(words("public")["waiting"], writers, strict=False):
        Submission.objects.create(assembly=cast.assembly, participant=writer, once=writer.code, text=text)


def _opened(session: Consultation, since: datetime, until: datetime, state: str) -> tuple[PublicPart, list[Place]]:
    told = words("public")
    of: dict[str, Any] = {"assembly": session.assembly}
    part = PublicPart.objects.create(
        **of,
        consultation=session,
        state=state,
        question=told["question"].format(label=session.title),
        why=told["why"],
        use=told["use"],
        since=since,
        until=until,
    )
    for text, *_lean in told["statements"]:
        Statement.objects.create(**of, consultation=session, text=text)
    villages = Village.objects.filter(town=session.town).order_by("pk")[:PLACES]
    places = [
        Place.objects.create(**of, part=part, name=name.format(village=village.name), village=village)
        for village, name in zip(villages, told["places"], strict=False)
    ]
    return part, places


def _come(place: Place, crowd: Crowd, chance: Random) -> None:
    """Phones come, and each votes on most of the statements."""
    of: dict[str, Any] = {"assembly": place.assembly}
    statements = list(place.part.consultation.statements.filter(withdrawn=False))
    leans = _leans()
    people = Participant.objects.bulk_create(
        Participant(
            **of,
            part=place.part,
            place=place,
            key=f"{chance.getrandbits(128):032x}",
            code=f"{chance.getrandbits(64):016x}",
            joined_at=crowd.since + crowd.span * chance.random(),
        )
        for _number in range(crowd.phones)
    )
    PublicVote.objects.bulk_create(
        PublicVote(
            **of,
            statement=statement,
            participant=person,
            value=1 if crowd.stuffed else _value(leans.get(statement.text, UNKNOWN), chance),
            changed_at=person.joined_at,
        )
        for person in people
        for statement in (statements[:1] if crowd.stuffed else statements)
        if crowd.stuffed or chance.random() < 0.85
    )


def _value(lean: Lean, chance: Random) -> int:
    """Agree, pass or disagree, the likelier the stronger the lean of the phone's side."""
    side = lean[chance.random() < SHOPS]
    drawn = chance.gauss(side, 0.6)
    return 1 if drawn > 0.15 else -1 if drawn < -0.15 else 0


def _leans() -> dict[str, Lean]:
    rows = [row for matter in words("sessions") for row in matter["statements"]] + words("public")["statements"]
    return {text: (one, two) for text, one, two in rows}
