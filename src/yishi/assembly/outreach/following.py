"""What follows here when a village is merged or somebody leaves: rounds go on with who and what is there."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.outreach.visits.models import Firm, Lead, Stop
from yishi.assembly.people.changes.followers import AWAY, Follower, Kind
from yishi.assembly.people.changes.models import Change


def _stops_on(change: Change) -> int:
    """Rounds that still run, and the firms' addresses, go to the village that took the other in."""
    assert change.village is not None  # the kind of the change
    into = change.village.successor
    running = Stop.objects.filter(village=change.village, round__until__gte=timezone.localdate())
    double = running.filter(round__stops__village=into).values_list("pk", flat=True)
    Stop.objects.filter(pk__in=list(double)).delete()
    there = Firm.objects.filter(village=into).values("name")
    Firm.objects.filter(village=change.village).exclude(name__in=there).update(village=into)
    return running.update(village=into)


def _stops_free(change: Change) -> int:
    """Who is gone goes nowhere: anybody of the group may."""
    running = Stop.objects.filter(member=change.member, round__until__gte=timezone.localdate())
    return running.update(member=None)


def _leads_end(change: Change) -> int:
    """A group whose leader is gone has none until the office names another."""
    leads = Lead.objects.filter(member=change.member, until=None)
    begun, _kinds = leads.filter(since__gt=change.day).delete()
    return begun + leads.update(until=change.day)


STOPS_ON = Follower("stops", frozenset({Kind.MERGED}), _("%(n)s个走访点改为并入后的村(社区)"), _stops_on)
STOPS_FREE = Follower("stops_free", AWAY, _("%(n)s个走访点改为组内其他委员走访"), _stops_free)
LEADS_END = Follower("leads", AWAY, _("%(n)s个行动小组需要另定组长"), _leads_end)
