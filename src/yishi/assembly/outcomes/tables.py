"""Confirmed outcomes as the engine's table."""

from datetime import date

import polars as pl
from django.db.models import Case, Value, When
from django.db.models.functions import Concat

from yishi.assembly.outcomes.models import Outcome
from yishi.engine.tables import OUTCOME


def outcomes(assembly_id: int, *, until: date) -> pl.DataFrame:
    """Outcomes up to `until` that a second person confirmed, in `tables.OUTCOME`'s shape.

    `thing` is the consultation, proposal or report they came of. All years: what comes of an old deed counts when it
    comes.
    """
    rows = Outcome.objects.filter(assembly_id=assembly_id, state=Outcome.State.CONFIRMED, day__lte=until).order_by("pk")
    thing = Case(
        When(consultation__isnull=False, then=Concat(Value("consultation:"), "consultation__public_id")),
        When(proposal__isnull=False, then=Concat(Value("proposal:"), "proposal__public_id")),
        default=Concat(Value("report:"), "report__public_id"),
    )
    found = rows.annotate(thing=thing).values_list("public_id", "thing", "kind", "level", "day", "title")
    return pl.DataFrame(list(found), schema=OUTCOME.schema, orient="row")
