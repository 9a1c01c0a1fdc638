"""Who may move the date of a promise or take it off: the office, with the reason; never the unit by itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, first_denial, has_role, same_assembly
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises import queries
from yishi.assembly.outcomes.rules import STAFF


def may(user: Any, verb: str, promise: Outcome) -> Answer:
    """`extend` or `withdraw`."""
    return first_denial(same_assembly(user, promise), has_role(user, STAFF), _is_open(promise))


def _is_open(promise: Outcome) -> Answer:
    if queries.standing_of(promise) in queries.OPEN:
        return ALLOWED
    return Denied(_("只有复核过、尚未兑现的承诺才能延期或撤销。"))
