"""The life of what an assembly below sent, and who may do what to it; sending up; whose level an answer is of."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.exchange import rules_links
from yishi.assembly.exchange.models import Link
from yishi.assembly.opinions.addressees import rules as rules_addressees
from yishi.assembly.opinions.addressees.models import Level
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.upward.models import Incoming
from yishi.assembly.people.models import Assembly

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR}
OWN = {Level.LEADERS, Level.DEPARTMENT}  # addressees at an assembly's own level
LEVEL_OF = {
    Assembly.Level.COUNTY: Level.LEADERS,
    Assembly.Level.CITY: Level.CITY,
    Assembly.Level.PROVINCE: Level.PROVINCE,
}

State = Incoming.State
LIFE = Life(
    "incoming",
    states={state.value: state.label for state in State},
    moves=(
        Move("publish", _("编发"), (State.RECEIVED, State.TAKEN), State.TAKEN, STAFF),
        Move("keep", _("留存"), (State.RECEIVED,), State.KEPT, STAFF),
    ),
)


def may(user: Any, verb: str, incoming: Incoming) -> Answer:
    """`look`, or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, incoming), has_role(user, READERS))
    return LIFE.may(user, verb, incoming)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_send_up(user: Any, bulletin: Bulletin, link: Link) -> Answer:
    """Whether an issued bulletin may go to this partner: once, and upward."""
    above = ALLOWED if link.is_above else Denied(_("只能报送给上级政协。"))
    sent = bulletin.sent_to.filter(dispatch__link__other=link.other).exclude(dispatch__state="called_off").exists()
    once = Denied(_("已经报送过这个单位。")) if sent else ALLOWED
    issued = rules_addressees.may_send_to(user, bulletin)
    return first_denial(issued, rules_links.may_send(user, link), above, once)


def level_seen_from_below(level: str, ours: str) -> Level:
    """The level of one of our addressees, as an assembly below us names it: our own leaders are the city's to it."""
    found = Level(level)
    return LEVEL_OF[Assembly.Level(ours)] if found in OWN else found
