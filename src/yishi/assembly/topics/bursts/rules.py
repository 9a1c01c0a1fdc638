"""The life of a burst, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.topics.bursts.models import Burst
from yishi.assembly.topics.rules import READERS, STAFF

State = Burst.State
LIFE = Life(
    "burst",
    states={state.value: state.label for state in State},
    moves=(
        Move("see", _("知悉"), (State.NEW,), State.SEEN, STAFF),
        Move("close", _("了结"), (State.SEEN,), State.CLOSED, STAFF),
    ),
)


def may(user: Any, verb: str, burst: Burst) -> Answer:
    """`look`, or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, burst), has_role(user, READERS), _is_no_ones(user, burst))
    return LIFE.may(user, verb, burst)


def may_list(user: Any) -> Answer:
    """Whether `user` may open the page of bursts."""
    return has_role(user, READERS)


def may_see_one_caller(user: Any) -> Answer:
    """One caller's repeated messages are the office's business: elsewhere the place might give the person away."""
    return has_role(user, STAFF)


def _is_no_ones(user: Any, burst: Burst) -> Answer:
    return may_see_one_caller(user) if burst.kind == Burst.Kind.ONE_CALLER else ALLOWED
