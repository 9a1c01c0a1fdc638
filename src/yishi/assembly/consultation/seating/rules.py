"""Who may make and see a seating plan."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.seating.models import Seating

STAFF = frozenset({Role.CLERK, Role.OFFICE})
NOTICED = Consultation.State.NOTICED


def may(user: Any, verb: str, consultation: Consultation) -> Answer:
    """`look`; `arrange` (make it, make it anew); `swap` two in it."""
    seating = of(consultation)
    made = ALLOWED if seating else Denied(_("还没有排座次。"))
    if verb == "look":
        return first_denial(rules.may(user, "look", consultation), made)
    noticed = ALLOWED if consultation.state == NOTICED else Denied(_("通知发出后、会议记录前才能排座次。"))
    office = first_denial(same_assembly(user, consultation), has_role(user, STAFF), noticed)
    return first_denial(office, made) if verb == "swap" else office


def of(consultation: Consultation) -> Seating | None:
    return getattr(consultation, "seating", None)
