"""The life of a package on its way, and who may do what to it."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Answer, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.exchange.models import Dispatch
from yishi.assembly.exchange.rules_links import READERS, STAFF

SOON, LATE = timedelta(seconds=5), timedelta(minutes=15)  # before the second try; between later ones, at most
AHEAD = timedelta(minutes=10)  # so far another installation's clock may go before ours

State = Dispatch.State
LIFE = Life(
    "exchange-dispatch",
    states={state.value: state.label for state in State},
    moves=(
        Move("acknowledge", _("登记回执"), (State.WAITING, State.REFUSED), State.DELIVERED, STAFF),
        Move("try_again", _("立即重送"), (State.WAITING, State.REFUSED), State.WAITING, STAFF),
        Move("call_off", _("撤回"), (State.WAITING, State.REFUSED), State.CALLED_OFF, STAFF),
    ),
)


def may(user: Any, verb: str, dispatch: Dispatch) -> Answer:
    """`look`, or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, dispatch), has_role(user, READERS))
    return LIFE.may(user, verb, dispatch)


def pause(tries: int) -> timedelta:
    """How long to wait after so many tries: 5 s, then twice as long each time, at most a quarter of an hour."""
    return min(SOON * 2 ** min(tries, 20), LATE)
