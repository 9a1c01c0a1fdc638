"""What follows here when somebody leaves: nobody links them, and they link nobody any more."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yishi.assembly.people.changes.followers import GONE, Follower
from yishi.assembly.people.changes.models import Change
from yishi.assembly.placement.branches.models import Pair


def _end(change: Change) -> int:
    rows = Pair.objects.filter(Q(by=change.member) | Q(member=change.member), until=None)
    return rows.filter(since__lte=change.day).update(until=change.day) + rows.filter(since__gt=change.day).delete()[0]


LINKS_END = Follower("links_end", GONE, _("%(n)s对党员联系结束"), _end)
