"""Writing, issuing and taking back an agenda."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.consultation.agenda import rules
from yishi.assembly.consultation.agenda.models import Agenda, Part
from yishi.assembly.consultation.models import Consultation


@transaction.atomic
def write(
    *, consultation: Consultation, parts: Sequence[dict[str, Any]], without_first_why: str, version: int, by: Any
) -> Agenda:
    """Save it whole. `parts`: kind, title, speaker, minutes in order. Raises `Overtaken` when another came between."""
    consultation = locked(consultation)
    require(rules.may(by, "write", consultation))
    agenda, _fresh = Agenda.objects.get_or_create(assembly_id=by.assembly_id, consultation=consultation)
    agenda = locked(agenda)
    if agenda.version != version and [_facts(part) for part in agenda.parts.all()] != list(parts):
        raise Overtaken(agenda)
    revise(agenda, {"without_first_why": without_first_why.strip()}, agenda.version)
    agenda.parts.all().delete()
    of = {"assembly_id": by.assembly_id, "agenda": agenda}
    Part.objects.bulk_create(Part(**of, number=number, **part) for number, part in enumerate(parts, start=1))
    audit.note(by=by, verb="agenda.write", thing=consultation, parts=len(parts))
    return agenda


@transaction.atomic
def issue(*, consultation: Consultation, by: Any) -> Agenda:
    """Put it before the members: with its first item, or with the reason why there is none."""
    consultation = locked(consultation)
    require(rules.may(by, "issue", consultation))
    agenda = locked(consultation.agenda)
    agenda.issued_by_id, agenda.issued_at = by.pk, timezone.now()
    agenda.save(update_fields=["issued_by", "issued_at"])
    audit.note(by=by, verb="agenda.issue", thing=consultation, why=agenda.without_first_why)
    return agenda


@transaction.atomic
def take_back(*, consultation: Consultation, by: Any) -> Agenda:
    """To change it before the session."""
    consultation = locked(consultation)
    require(rules.may(by, "take_back", consultation))
    agenda = locked(consultation.agenda)
    agenda.issued_by, agenda.issued_at = None, None
    agenda.save(update_fields=["issued_by", "issued_at"])
    audit.note(by=by, verb="agenda.take_back", thing=consultation)
    return agenda


@transaction.atomic
def turn_to(*, part: Part, by: Any) -> Agenda:
    """The session comes to this item; the screen in the hall shows it."""
    consultation = locked(part.agenda.consultation)
    require(rules.may(by, "turn_to", consultation))
    agenda = locked(part.agenda)
    agenda.current = part
    agenda.save(update_fields=["current"])
    return agenda


def _facts(part: Part) -> dict[str, Any]:
    return {name: getattr(part, name) for name in ("kind", "title", "speaker", "minutes")}
