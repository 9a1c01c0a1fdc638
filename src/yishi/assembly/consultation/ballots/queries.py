"""What pages show of ballots."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.ballots import rules
from yishi.assembly.consultation.ballots.counting import Choice, Count
from yishi.assembly.consultation.ballots.models import Ballot, Voter
from yishi.assembly.consultation.models import Consultation


def get_for(user: Any, public_id: str, *, to: str = "look") -> Ballot:
    return fetch(Ballot.objects.select_related("consultation"), user, public_id, rules.may, to)


def of(consultation: Consultation) -> QuerySet[Ballot]:
    return consultation.ballots.all()


def count(ballot: Ballot) -> Count:
    return Count(ballot.voters.count(), dict(ballot.tallies.values_list("choice", "votes")))


def counted(ballot: Ballot) -> list[tuple[Any, int]]:
    """(word, votes) of each choice."""
    votes = count(ballot).votes
    return [(Choice(choice).label, votes.get(choice, 0)) for choice in Choice.values]


def turnout(ballot: Ballot) -> tuple[int, int]:
    """(voted, entitled)."""
    return ballot.voters.filter(voted=True).count(), ballot.voters.count()


def roll(ballot: Ballot) -> list[Voter]:
    """Who voted how, by name: of an open ballot, once it is closed."""
    if ballot.secret or ballot.state != Ballot.State.CLOSED:
        return []
    return list(ballot.voters.select_related("member"))


def mine(user: Any, ballot: Ballot) -> Voter | None:
    """The reader's own line on the list of those entitled."""
    return ballot.voters.filter(member_id=user.member_id).first() if user.member_id else None


def todos(user: Any) -> list[Todo]:
    """Ballots that are open and wait for this member."""
    if user.member_id is None:
        return []
    rows = Ballot.objects.filter(assembly_id=user.assembly_id, state=Ballot.State.OPEN)
    waiting = rows.filter(voters__member_id=user.member_id, voters__voted=False)
    words = _("请表决：%(title)s")
    return [Todo(words % {"title": row}, reverse("consultation:ballot", args=[row.public_id])) for row in waiting]
