"""What follows here when somebody leaves or a unit is dissolved."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.people.changes.followers import AWAY, GONE, Follower, Kind
from yishi.assembly.people.changes.models import Change
from yishi.assembly.proposals.handling import rules as handling
from yishi.assembly.proposals.handling.deadlines import dates
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal, Signature

State = Proposal.State
ENDED = (State.CLOSED, State.WITHDRAWN, State.DECLINED, State.TURNED)


def _requests_end(change: Change) -> int:
    """Who is gone cannot sign any more; whoever asked may ask somebody else."""
    asked = Signature.objects.filter(member=change.member, answer=Signature.Answer.WAITING)
    return asked.delete()[0]


def _proposals_go_on(change: Change) -> int:
    """A proposal that was sent outlasts its proposer: nothing is changed, the office is told."""
    sent = Proposal.objects.filter(member=change.member, submitted_at__isnull=False)
    return sent.exclude(state__in=ENDED).count()


def _handed_on(change: Change) -> int:
    """What the unit had in hand goes to its successor: signed for anew, due when it was due."""
    successor = change.unit.successor if change.unit else None
    assert successor is not None  # the kind of the change
    running = list(Assignment.objects.select_for_update().filter(unit=change.unit, state__in=handling.RUNNING))
    for old in running:
        old.state = Assignment.State.TAKEN_BACK
        old.save(update_fields=["state"])
        today = timezone.localdate()
        kept = {name: getattr(old, name) for name in ("assembly_id", "proposal", "round", "part", "due")}
        sign_due = dates(old.part, today).sign_due
        Assignment.objects.create(**kept, unit=successor, handed_on=today, sign_due=sign_due)
    return len(running)


REQUESTS_END = Follower("signatures", AWAY, _("%(n)s件提案的联名邀请已撤回"), _requests_end)
GO_ON = Follower("proposals", GONE, _("%(n)s件已提交的提案继续办理"), _proposals_go_on)
HANDED_ON = Follower("assignments", frozenset({Kind.UNIT_ENDED}), _("%(n)s件在办提案转由承接单位办理"), _handed_on)
