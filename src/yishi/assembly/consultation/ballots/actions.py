"""Planning, opening, voting, closing, and writing down what was decided."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.consultation.ballots import queries, rules
from yishi.assembly.consultation.ballots.counting import Choice
from yishi.assembly.consultation.ballots.models import Ballot, Tally, Voter
from yishi.assembly.consultation.models import Consultation


@transaction.atomic
def plan(*, consultation: Consultation, facts: dict[str, Any], by: Any) -> Ballot:
    """`facts`: question, secret, quorum, majority."""
    require(rules.may_plan(by, consultation))
    ballot = Ballot.objects.create(assembly_id=by.assembly_id, consultation=consultation, **facts)
    audit.note(by=by, verb="ballots.plan", thing=ballot, secret=ballot.secret)
    return ballot


@transaction.atomic
def open_ballot(*, ballot: Ballot, by: Any) -> Ballot:
    """From now on the list of those entitled is fixed, in the order of names."""
    ballot = moved(rules, ballot, "open", by)
    ballot.opened_at = timezone.now()
    ballot.save(update_fields=["state", "opened_at"])
    of = {"assembly_id": ballot.assembly_id, "ballot": ballot}
    Voter.objects.bulk_create(Voter(**of, member=row.member) for row in rules.entitled(ballot.consultation))
    Tally.objects.bulk_create(Tally(**of, choice=choice) for choice in Choice.values)
    audit.note(by=by, verb="ballots.open", thing=ballot, entitled=ballot.voters.count())
    return ballot


@transaction.atomic
def vote(*, ballot: Ballot, choice: str, by: Any) -> None:
    """Once, and for good. Of a secret vote nothing is written but that it was cast, and one more in a tally: no line in
    the audit trail, no time, no choice beside a name."""
    ballot = locked(ballot)
    require(rules.may(by, "vote", ballot))
    if choice not in Choice.values:
        raise Refused(_("请选择赞成、反对或弃权。"))
    mine = ballot.voters.filter(member_id=by.member_id, voted=False)
    if not mine.update(voted=True, choice="" if ballot.secret else choice):
        raise Refused(_("您已经表决过了。"))
    ballot.tallies.filter(choice=choice).update(votes=F("votes") + 1)


@transaction.atomic
def close(*, ballot: Ballot, by: Any) -> Ballot:
    """Count. A ballot without its quorum is neither carried nor lost."""
    ballot = moved(rules, ballot, "close", by)
    count = queries.count(ballot)
    ballot.closed_by_id, ballot.closed_at = by.pk, timezone.now()
    ballot.carried = count.is_carried(ballot.majority) if count.is_valid(ballot.quorum) else None
    ballot.save(update_fields=["state", "closed_by", "closed_at", "carried"])
    audit.note(by=by, verb="ballots.close", thing=ballot, cast=count.cast, carried=ballot.carried)
    return ballot


@transaction.atomic
def call_off(*, ballot: Ballot, why: str, by: Any) -> Ballot:
    """It does not take place, with the reason; votes cast so far are not shown."""
    if not why.strip():
        raise Refused(_("请写明理由。"))
    ballot = moved(rules, ballot, "call_off", by)
    ballot.save(update_fields=["state"])
    audit.note(by=by, verb="ballots.call_off", thing=ballot, why=why)
    return ballot


@transaction.atomic
def record(*, ballot: Ballot, decision: str, by: Any) -> Ballot:
    """What was decided, in words."""
    ballot = locked(ballot)
    require(rules.may(by, "record", ballot))
    ballot.decision = decision.strip()
    ballot.save(update_fields=["decision"])
    audit.note(by=by, verb="ballots.record", thing=ballot)
    return ballot
