"""The consultation's row, locked before anybody asks whether it may change."""

from typing import Any

from yishi.assembly.base.access import require
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.models import Consultation


def locked(consultation: Consultation) -> Consultation:
    """The row as it stands now, held until the transaction ends."""
    return Consultation.objects.select_for_update(of=("self",)).select_related("topic").get(pk=consultation.pk)


def moved(consultation: Consultation, verb: str, by: Any) -> Consultation:
    """The locked row, saved in the state that `verb` leads to; refused when it may not go there."""
    consultation = locked(consultation)
    require(rules.may(by, verb, consultation))
    consultation.state = rules.LIFE.move(verb).target
    consultation.save(update_fields=["state"])
    return consultation
