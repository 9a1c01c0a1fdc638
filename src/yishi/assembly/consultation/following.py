"""What follows here when somebody leaves or a unit is dissolved."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.consultation.models import Consultation, Invitation
from yishi.assembly.consultation.supervision.models import Finding
from yishi.assembly.people.changes.followers import AWAY, Follower, Kind
from yishi.assembly.people.changes.models import Change

State = Consultation.State


def _invitations_end(change: Change) -> int:
    """Sessions still to come do without who is gone."""
    ahead = Invitation.objects.filter(member=change.member, consultation__starts_at__gt=timezone.now())
    return ahead.filter(consultation__state__in=(State.PLANNED, State.NOTICED)).delete()[0]


def _findings_on(change: Change) -> int:
    """Findings that are not cured yet are the successor's."""
    assert change.unit is not None  # the kind of the change
    over = (Finding.State.CURED, Finding.State.DROPPED)
    return Finding.objects.filter(unit=change.unit).exclude(state__in=over).update(unit=change.unit.successor)


INVITATIONS_END = Follower("invitations", AWAY, _("%(n)s次未召开协商的邀请已取消"), _invitations_end)
FINDINGS_ON = Follower("findings", frozenset({Kind.UNIT_ENDED}), _("%(n)s个监督问题转由承接单位整改"), _findings_on)
