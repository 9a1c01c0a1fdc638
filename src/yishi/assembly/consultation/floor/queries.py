"""What pages and the screen show of the floor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.http import Http404
from django.utils import timezone

from yishi.assembly.base.access import require
from yishi.assembly.consultation.agenda import queries as agendas
from yishi.assembly.consultation.attendance import queries as attendance
from yishi.assembly.consultation.ballots import queries as ballots
from yishi.assembly.consultation.ballots import rules as balloting
from yishi.assembly.consultation.ballots.counting import Choice
from yishi.assembly.consultation.ballots.models import Ballot
from yishi.assembly.consultation.floor import rules
from yishi.assembly.consultation.floor.models import Turn
from yishi.assembly.consultation.models import Consultation

NEXT = 4
SHOWN_FOR = 300  # seconds that a result stays on the screen
FRESH = 1.0  # seconds for which one reading of the hall serves everybody who looks at it


@dataclass(frozen=True, slots=True)
class Speaker:
    who: str
    about: str
    minutes: int
    started_at: datetime | None

    @classmethod
    def of(cls, turn: Turn) -> "Speaker":
        return cls(str(turn), turn.about, turn.minutes, turn.started_at)


@dataclass(frozen=True, slots=True)
class Voting:
    """A ballot on the screen: while it is open only how many voted. `counts`: (choice, votes)."""

    question: str
    state: str
    voted: int
    entitled: int
    counts: tuple[tuple[str, int], ...]
    carried: bool | None

    def words(self) -> list[tuple[Any, int]]:
        """The counts in the reader's language."""
        return [(Choice(choice).label, votes) for choice, votes in self.counts]


@dataclass(frozen=True, slots=True)
class Hall:
    """What the screen in the hall shows at one moment."""

    title: str
    state: str
    part: str
    speaking: Speaker | None
    waiting: tuple[Speaker, ...]
    more: int
    voting: Voting | None
    present: int

    def spoken(self, now: datetime) -> int:
        """Whole minutes that the speaker has had."""
        started = self.speaking.started_at if self.speaking else None
        return int((now - started).total_seconds() // 60) if started else 0


def turn_for(user: Any, public_id: str, *, to: str) -> Turn:
    rows = Turn.objects.select_related("consultation", "member")
    turn = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if turn is None:
        raise Http404(public_id)
    require(rules.may(user, to, turn))
    return turn


def turns(consultation: Consultation) -> list[Turn]:
    """In the order of the list, without those taken off it."""
    return list(consultation.turns.exclude(state=Turn.State.DROPPED).select_related("member", "consultation"))


def mine(user: Any, consultation: Consultation) -> Turn | None:
    """The reader's own turn that is still to come."""
    if user.member_id is None:
        return None
    return consultation.turns.filter(member_id=user.member_id, state=Turn.State.WAITING).first()


def spoke(consultation: Consultation) -> set[int]:
    """Keys of the members who had the floor, as far as the list knows."""
    rows = consultation.turns.filter(state=Turn.State.DONE, member__isnull=False)
    return set(rows.values_list("member_id", flat=True))


def hall(consultation: Consultation) -> Hall:
    """The screen's content, read once a second however many look at it."""
    key = f"consultation.floor.hall:{consultation.pk}"
    found: Hall | None = cache.get(key)
    if found is None:
        found = _read(consultation)
        cache.set(key, found, FRESH)
    return found


def _read(consultation: Consultation) -> Hall:
    rows = turns(consultation)
    waiting = [turn for turn in rows if turn.state == Turn.State.WAITING]
    current = agendas.current(consultation)
    return Hall(
        title=consultation.title,
        state=consultation.state,
        part=current.title if current else "",
        speaking=next((Speaker.of(turn) for turn in rows if turn.state == Turn.State.SPEAKING), None),
        waiting=tuple(map(Speaker.of, waiting[:NEXT])),
        more=max(0, len(waiting) - NEXT),
        voting=_voting(ballots.of(consultation).exclude(state=Ballot.State.PLANNED).order_by("-opened_at")),
        present=attendance.present(consultation)["here"],
    )


def _voting(rows: Iterable[Ballot]) -> Voting | None:
    """The ballot that is open, else the one closed last, for a while."""
    shown = [ballot for ballot in rows if ballot.state == Ballot.State.OPEN or _is_news(ballot)]
    if not shown:
        return None
    ballot = next((row for row in shown if row.state == Ballot.State.OPEN), shown[0])
    voted, entitled = ballots.turnout(ballot)
    votes = ballots.count(ballot).votes if balloting.is_public(ballot) else {}
    counts = tuple((choice, votes.get(choice, 0)) for choice in Choice.values) if votes else ()
    return Voting(ballot.question, ballot.state, voted, entitled, counts, ballot.carried)


def _is_news(ballot: Ballot) -> bool:
    return ballot.closed_at is not None and (timezone.now() - ballot.closed_at).total_seconds() < SHOWN_FOR
