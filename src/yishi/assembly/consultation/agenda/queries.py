"""The agenda as pages and papers show it: each item with the time at which it begins."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from yishi.assembly.consultation.agenda.models import Part
from yishi.assembly.consultation.agenda.rules import of
from yishi.assembly.consultation.models import Consultation


@dataclass(frozen=True, slots=True)
class Timed:
    begins: datetime
    part: Part


def timed(consultation: Consultation) -> list[Timed]:
    """Items one after another from the beginning of the session on."""
    agenda, at = of(consultation), timezone.localtime(consultation.starts_at)
    told = []
    for part in agenda.parts.all() if agenda else ():
        told.append(Timed(at, part))
        at += timedelta(minutes=part.minutes)
    return told


def current(consultation: Consultation) -> Part | None:
    """The item that the session is at."""
    agenda = of(consultation)
    return agenda.current if agenda else None
