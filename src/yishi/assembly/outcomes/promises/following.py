"""What follows here when a unit is dissolved: its promises are its successor's."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises.queries import OPEN, promises
from yishi.assembly.people.changes.followers import Follower, Kind
from yishi.assembly.people.changes.models import Change


def _handed_on(change: Change) -> int:
    assert change.unit is not None  # the kind of the change
    standing = promises(change.assembly_id, timezone.localdate()).filter(unit=change.unit, standing__in=OPEN)
    ids = list(standing.values_list("pk", flat=True))
    return Outcome.objects.filter(pk__in=ids).update(unit=change.unit.successor)


HANDED_ON = Follower("promises", frozenset({Kind.UNIT_ENDED}), _("%(n)s项未兑现的承诺转由承接单位兑现"), _handed_on)
