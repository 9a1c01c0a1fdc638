"""The life of an exchange partner, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.exchange.models import Link

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR}

State = Link.State
LIFE = Life(
    "exchange-link",
    states={state.value: state.label for state in State},
    moves=(
        Move("confirm", _("指纹核对一致"), (State.PROPOSED,), State.CONFIRMED, STAFF),
        Move("end", _("停用"), (State.PROPOSED, State.CONFIRMED), State.ENDED, STAFF),
    ),
)


def may(user: Any, verb: str, link: Link) -> Answer:
    """`look`, `confirm` by a second person, `end`."""
    if verb == "look":
        return first_denial(same_assembly(user, link), has_role(user, READERS))
    answer = LIFE.may(user, verb, link)
    if answer and verb == "confirm" and link.entered_by_id == user.pk:
        return Denied(_("登记人不能自己核对，请由另一人与对方电话核对指纹。"))
    return answer


def may_manage(user: Any) -> Answer:
    """Whether `user` may make the key, enter partners, and take in what was carried by hand."""
    return has_role(user, STAFF)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_send(user: Any, link: Link) -> Answer:
    """Whether something may be sent to this partner now."""
    return first_denial(same_assembly(user, link), has_role(user, STAFF), is_known(link))


def is_known(link: Link) -> Answer:
    if link.state == State.CONFIRMED:
        return ALLOWED
    return Denied(_("交换单位核对指纹后才能往来。"))
