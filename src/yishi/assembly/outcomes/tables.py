"""Confirmed outcomes as the engine's table."""

from datetime import date

import polars as pl

from yishi.assembly.outcomes.models import Outcome
from yishi.engine.tables import OUTCOME


def outcomes(assembly_id: int, *, until: date) -> pl.DataFrame:
    """Outcomes up to `until` that a second person confirmed, in `tables.OUTCOME`'s shape.

    `thing` is the consultation they came of. All years: what comes of an old deed counts when it comes.
    """
    rows = Outcome.objects.filter(assembly_id=assembly_id, state=Outcome.State.CONFIRMED, day__lte=until).order_by("pk")
    found = rows.values_list("public_id", "consultation__public_id", "kind", "level", "day", "title")
    frame = pl.DataFrame(list(found), schema=OUTCOME.schema, orient="row")
    return frame.with_columns(thing=pl.lit("consultation:") + pl.col("thing"))
