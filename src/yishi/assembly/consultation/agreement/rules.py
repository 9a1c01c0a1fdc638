"""Who may see what people agree on, and work it out again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.models import Consultation, Vote

STAFF = frozenset({Role.CLERK, Role.OFFICE})
DOTS_FROM = 20  # people: of fewer no map is drawn, whose dots others in the room could put names to


def may(user: Any, verb: str, consultation: Consultation) -> Answer:
    """`look` at the agreement, or `work_out` it again."""
    if verb == "work_out":
        return first_denial(same_assembly(user, consultation), has_role(user, STAFF))
    return first_denial(rules.may(user, "look", consultation), _has_had_a_say(user, consultation))


def _has_had_a_say(user: Any, consultation: Consultation) -> Answer:
    """Nobody sees how others voted before voting; when votes are closed everyone who may see the session does."""
    if rules.oversees(user) or consultation.state != Consultation.State.NOTICED:
        return ALLOWED
    mine = user.member_id and Vote.objects.filter(statement__consultation=consultation, member_id=user.member_id)
    return ALLOWED if mine else Denied(_("先表态，再看大家的共识。"))
