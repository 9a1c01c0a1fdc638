"""by_stage: how far the member's paper came; the highest stage counts, a later stage adds the difference.

A deed that names no stage stands on the first stage that the item lists.
"""

from dataclasses import dataclass
from typing import ClassVar, Self

import polars as pl

from yishi.engine.scoring import params
from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule
from yishi.engine.scoring.stages import STAGES


@dataclass(frozen=True, slots=True)
class ByStage(Rule):
    stages: tuple[tuple[str, int], ...]
    shareable: ClassVar = True

    @classmethod
    def read(cls, fields: Fields) -> Self:
        return cls(fields.points_by("stages", STAGES))

    def _stage(self) -> pl.Expr:
        return pl.col("stage").fill_null(self.stages[0][0])

    def value(self) -> pl.Expr:
        return self._stage().replace_strict(dict(self.stages), default=None, return_dtype=pl.Int64)

    def facts(self) -> dict[str, params.Value]:
        return {
            "stage_zh": params.word(self._stage(), {code: zh for code, (zh, _) in STAGES.items()}),
            "stage_en": params.word(self._stage(), {code: en for code, (_, en) in STAGES.items()}),
            "value": params.number(pl.col("whole")),
        }
