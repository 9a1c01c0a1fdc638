"""Keeping new words for a kind of paper."""

from typing import Any

from django.db import transaction

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.papers.wordings import rules, samples
from yishi.assembly.papers.wordings.models import Wording
from yishi.assembly.papers.wordings.text import Misworded


@transaction.atomic
def keep(*, kind: PaperKind, text: str, by: Any) -> Wording:
    """Put these words in force for papers made from now on; an empty text is the built-in one. Refused with the line
    and the reason when a paper could not be made with them."""
    require(rules.may_change(by))
    if text.strip():
        try:
            samples.of(kind, by, text)
        except Misworded as wrong:
            raise Refused(samples.told(wrong)) from wrong
    wording = Wording.objects.create(assembly_id=by.assembly_id, kind=kind.name, text=text.strip(), written_by_id=by.pk)
    audit.note(by=by, verb="wordings.keep", thing=wording, kind=kind.name)
    return wording
