"""Who may write, issue and take back an agenda, and what it needs: the first item first, or a reason with a name."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.agenda.models import Agenda, Part
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.plan.kinds import recipe

STAFF = frozenset({Role.CLERK, Role.OFFICE})
BEFORE = (Consultation.State.PLANNED, Consultation.State.NOTICED)
SITTING = (Consultation.State.NOTICED, Consultation.State.HELD)


def may(user: Any, verb: str, consultation: Consultation) -> Answer:
    """`look`, `write`, `issue`, `take_back`, `turn_to` an item at the session."""
    agenda = of(consultation)
    issued = agenda is not None and agenda.issued_at is not None
    if verb == "look":
        seen = ALLOWED if issued or rules.oversees(user) else Denied(_("议程还没有印发。"))
        return first_denial(rules.may(user, "look", consultation), seen)
    if verb == "turn_to":
        sitting = ALLOWED if consultation.state in SITTING else Denied(_("通知发出后、办结前才能翻议程。"))
        return first_denial(same_assembly(user, consultation), has_role(user, STAFF), sitting)
    before = ALLOWED if consultation.state in BEFORE else Denied(_("会议召开后议程不再修改。"))
    office = first_denial(same_assembly(user, consultation), has_role(user, STAFF), before)
    if verb == "take_back":
        return first_denial(office, ALLOWED if issued else Denied(_("议程还没有印发。")))
    again = Denied(_("议程已经印发；需要修改，请先收回。")) if issued else ALLOWED
    if verb == "issue":
        return first_denial(office, again, _is_whole(agenda))
    return first_denial(office, again)


def of(consultation: Consultation) -> Agenda | None:
    return getattr(consultation, "agenda", None)


def needs_first(consultation: Consultation) -> bool:
    """Whether this kind of session begins by studying."""
    return recipe(consultation.kind).studies_first


def _is_whole(agenda: Agenda | None) -> Answer:
    parts = list(agenda.parts.all()) if agenda else []
    if agenda is None or not parts:
        return Denied(_("议程还没有内容。"))
    begins = parts[0].kind == Part.Kind.FIRST
    if needs_first(agenda.consultation) and not begins and not agenda.without_first_why:
        return Denied(_("议程须从第一议题开始；确实不能安排的，须写明理由，理由和印发人一起留存。"))
    return ALLOWED
