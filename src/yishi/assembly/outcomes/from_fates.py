"""What a bulletin's addressees did, confirmed there by two people, stands here as an outcome: entered once."""

from typing import Any

from django.db import transaction

from yishi.assembly.opinions.addressees.models import Fate, Level
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source, only

LEVELS = {
    Level.LEADERS: Outcome.Level.COUNTY,
    Level.DEPARTMENT: Outcome.Level.COUNTY,
    Level.CITY: Outcome.Level.CITY,
    Level.PROVINCE: Outcome.Level.PROVINCE,
    Level.NATION: Outcome.Level.NATION,
}


@transaction.atomic
def told(fate: Fate) -> None:
    """Called when a fate was confirmed (settings.FATES_TOLD). One outcome for each thing that the fate is about."""
    for source in _about(fate):
        Outcome.objects.get_or_create(fate=fate, **only(source), defaults=_facts(fate, source))


def _about(fate: Fate) -> list[Source]:
    """The one report that was meant; else the bulletin's consultation, or every report that it carried."""
    if fate.report is not None:
        return [fate.report]
    bulletin = fate.addressee.bulletin
    if bulletin.consultation is not None:
        return [bulletin.consultation]
    return [item.report for item in bulletin.items.select_related("report")]


def _facts(fate: Fate, source: Source) -> dict[str, Any]:
    return {
        "assembly_id": fate.assembly_id,
        "state": Outcome.State.CONFIRMED,
        "kind": fate.kind,
        "level": LEVELS[Level(fate.addressee.level)],
        "day": fate.day,
        "title": f"{fate.addressee.name}{fate.get_kind_display()}：{source.title}"[:200],
        "words": fate.words,
        "bulletin": fate.addressee.bulletin,
        "proof": fate.proof.name,
        "proof_name": fate.proof_name,
        "proof_note": fate.proof_note,
        "noted_by_id": fate.noted_by_id,
        "decided_by_id": fate.decided_by_id,
        "decided_at": fate.decided_at if fate.decided_by_id else None,  # told by a signed package: by nobody here
    }
