"""What a placement answers: frames of `engine.tables_placing` and the report."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from yishi.engine import tables_placing as tables
from yishi.engine.report import Report

Watch = Callable[[str, float, float], None]  # placement, best so far, bound


def nobody(placement: str, best: float, bound: float) -> None:
    """Watched by nobody."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Tables PLACED, PLACED_VILLAGE, PLACING_PART, PLACING_PROOF, PLACING_GAP; `bodies` (BODY): those given and
    the groups that had to be made for want of given ones."""

    assignments: pl.DataFrame
    villages: pl.DataFrame
    parts: pl.DataFrame
    proofs: pl.DataFrame
    gaps: pl.DataFrame
    bodies: pl.DataFrame
    report: Report

    def frames(self) -> dict[str, pl.DataFrame]:
        """What `judge` and `what_if` look at: who is where, and which village is whose."""
        return {"assignments": self.assignments, "villages": self.villages}


def as_json(params: Mapping[str, Any]) -> str:
    return json.dumps(params, ensure_ascii=False, sort_keys=True)


def gap_table(rows: list[tuple[str, str | None, str, Mapping[str, Any]]]) -> pl.DataFrame:
    """Rows: placement, subject, sentence code, what it quotes."""
    found = [(placement, subject, code, as_json(params)) for placement, subject, code, params in rows]
    return pl.DataFrame(found, schema=tables.PLACING_GAP.schema, orient="row")
