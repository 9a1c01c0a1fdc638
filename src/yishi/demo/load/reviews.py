"""Key proposals of this year, and the quality review of last year's: two sheets each, a third where they differ."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.proposals.key import actions as keys
from yishi.assembly.proposals.models import Plenary, Proposal
from yishi.assembly.proposals.quality import actions as quality
from yishi.assembly.proposals.quality import queries, rules
from yishi.assembly.proposals.quality.indicators import TO_BEGIN_WITH, parsed
from yishi.demo.load.people import LEADER, Cast
from yishi.demo.words import words

GRADES = ("good", "excellent", "good", "fair", "excellent", "good", "good", "excellent", "good", "fair")


def load(cast: Cast) -> None:
    this_year, last_year = Plenary.objects.filter(assembly=cast.assembly).order_by("-opens")[:2]
    _keys(this_year, cast)
    _review(last_year, cast)


def _keys(plenary: Plenary, cast: Cast) -> None:
    """Two decided, the first followed up; one that waits for the leader's word."""
    today, clerk, leader = timezone.localdate(), cast.users["clerk"], cast.users["leader"]
    under_way = plenary.proposals.filter(state=Proposal.State.HANDLING).order_by("number")
    for place, (proposal, row) in enumerate(zip(under_way, words("reviews")["keys"], strict=False)):
        why, way, words_of_follow_up = row
        facts = {"why": why, "leader": cast.members[LEADER], "way": way, "due": today + timedelta(days=20 + 15 * place)}
        key = keys.choose(proposal=proposal, facts=facts, by=clerk)
        if words_of_follow_up is not None:
            key = keys.decide(key=key, decided=True, by=leader)
        if words_of_follow_up:
            keys.follow_up(key=key, day=today - timedelta(days=9), way=way, words=words_of_follow_up, by=leader)


def _review(plenary: Plenary, cast: Cast) -> None:
    found = quality.open_round(plenary=plenary, indicators=parsed(TO_BEGIN_WITH), by=cast.users["clerk"])
    quality.assign(found=found, reviewers=[cast.users["clerk"], cast.users["clerk2"]], by=cast.users["clerk"])
    for place, row in enumerate(found.assessments.order_by("proposal__number", "pk")):
        _assess(row, GRADES[(place * 3 + place // 2) % len(GRADES)])
    for line in queries.lines(found):
        if line.differs:
            of: dict[str, Any] = {"proposal": line.proposal, "reviewer": cast.users["leader"]}
            _assess(quality.ask_third(found=found, **of, by=cast.users["clerk"]), "good")
    quality.close(found=found, by=cast.users["clerk"])
    excellent = [line.proposal for line in queries.lines(found) if line.grade == "excellent"]
    for proposal in excellent[:1]:
        if rules.may_honour(cast.users["leader"], proposal):
            quality.honour(proposal=proposal, by=cast.users["leader"])


def _assess(row: Any, overall: str) -> None:
    asked = range(1, len(row.round.indicators) + 1)
    grades = {str(number): overall if number % 3 else "good" for number in asked}
    quality.assess(
        assessment=row, grades=grades, overall=overall, words=words("reviews")["words"][overall], by=row.reviewer
    )
