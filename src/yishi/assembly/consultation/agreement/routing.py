"""The statement to show a person next: the one whose answer tells most, about them and about the statement."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from django.db.models import Count

from yishi.assembly.consultation.agreement import worked_out
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import Router, kept

ROUTERS = 64  # consultations whose statements a process remembers


def order(
    consultation: Consultation, mine: Mapping[str, int], wanted: Collection[str], voice: Voice = Voice.MEMBERS
) -> list[str] | None:
    """Of the statements `wanted` (ids) those not in `mine` (statement → the person's vote), what tells most first.

    None before a first map was worked out.
    """
    run = worked_out.newest(consultation, voice)
    router = _router(run.public_id) if run else None
    return router.order(mine, wanted) if router else None


def fewest_first(consultation: Consultation, mine: Mapping[str, int]) -> list[str]:
    """Before a first map: those on which the fewest members voted."""
    rows = consultation.statements.filter(withdrawn=False).exclude(public_id__in=mine)
    return list(rows.annotate(n=Count("votes")).order_by("n", "pk").values_list("public_id", flat=True))


@lru_cache(maxsize=ROUTERS)
def _router(run_id: str) -> Router | None:
    """What a run kept never changes, so each process reads it once, however many phones ask."""
    try:
        return Router.load(kept(Run.objects.get(public_id=run_id), worked_out.ROUTER))
    except FileNotFoundError:  # the run had no votes, or its folder was emptied
        return None
