"""The statement to show a person next: the one whose answer tells most, about them and about the statement."""

from collections.abc import Mapping

from django.db.models import Count

from yishi.assembly.consultation.agreement import worked_out
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs.pipelines import Router, kept


def order(consultation: Consultation, mine: Mapping[str, int]) -> list[str]:
    """Statements (ids) not in `mine` (statement → the person's vote), the most telling first.

    Before the first map is worked out: those with the fewest votes first.
    """
    standing = consultation.statements.filter(withdrawn=False)
    router = _router(consultation)
    if router is not None:
        return router.order(mine, set(standing.values_list("public_id", flat=True)))
    rows = standing.exclude(public_id__in=mine).annotate(n=Count("votes")).order_by("n", "pk")
    return list(rows.values_list("public_id", flat=True))


def _router(consultation: Consultation) -> Router | None:
    run = worked_out.newest(consultation)
    try:
        return Router.load(kept(run, worked_out.ROUTER)) if run else None
    except FileNotFoundError:  # the last run had no votes, or its folder was emptied
        return None
