"""by_outcome: points for what came of a deed, by kind of outcome and level of government."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

import polars as pl

from yishi.engine.scoring import params
from yishi.engine.scoring.fields import Fields
from yishi.engine.scoring.kinds.rule import Rule
from yishi.engine.scoring.kinds_of_outcome import LEVELS, OUTCOME_KINDS

Count = Literal["each", "highest_level", "highest"]
SAME: dict[str, tuple[str, ...]] = {
    "each": ("outcome_no",),
    "highest_level": ("thing_no", "outcome"),
    "highest": ("thing_no",),
}


@dataclass(frozen=True, slots=True)
class ByOutcome(Rule):
    """`ladder` is (outcome kind, level, hundredths); level "" stands for any.

    `count`: every outcome; of each kind of outcome the highest level; of a thing the highest rung alone.
    """

    ladder: tuple[tuple[str, str, int], ...]
    count: Count
    source: ClassVar = "outcomes"
    shareable: ClassVar = True

    @classmethod
    def read(cls, fields: Fields) -> Self:
        ladder = fields.mapping("ladder")
        rungs: list[tuple[str, str, int]] = []
        for kind in ladder.codes_of_keys(OUTCOME_KINDS):
            if ladder.is_mapping(kind):
                rungs += [(kind, level, points) for level, points in ladder.points_by(kind, LEVELS)]
            else:
                rungs.append((kind, "", ladder.points(kind)))
        ladder.close()
        return cls(tuple(rungs), fields.choice("count", tuple(SAME), "highest_level"))

    def value(self) -> pl.Expr:
        """A rung of its own level first, else the rung of any level."""
        exact = {f"{kind}/{level}": points for kind, level, points in self.ladder if level}
        any_level = {kind: points for kind, level, points in self.ladder if not level}
        rung = pl.concat_str("outcome", pl.col("level").fill_null(""), separator="/")
        return pl.coalesce(
            rung.replace_strict(exact, default=None, return_dtype=pl.Int64),
            pl.col("outcome").replace_strict(any_level, default=None, return_dtype=pl.Int64),
        )

    def same(self) -> tuple[str, ...]:
        return SAME[self.count]

    def facts(self) -> dict[str, params.Value]:
        outcome, level = pl.col("outcome"), pl.col("level")
        return {
            "outcome_zh": params.word(outcome, {code: zh for code, (zh, _) in OUTCOME_KINDS.items()}),
            "outcome_en": params.word(outcome, {code: en for code, (_, en) in OUTCOME_KINDS.items()}),
            "level_zh": params.word(level, {code: zh for code, (zh, _) in LEVELS.items()}),
            "level_en": params.word(level, {code: f" at {en} level" for code, (_, en) in LEVELS.items()}),
            "outcome_title": params.text(pl.coalesce("outcome_title", "title", "thing")),
            "value": params.number(pl.col("whole")),
        }
