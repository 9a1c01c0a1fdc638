"""The shape of every rule kind. A new kind is one file here and one line in `kinds/__init__.py`."""

from typing import ClassVar, Literal, Self

import polars as pl

from yishi.engine.scoring import params
from yishi.engine.scoring.fields import Fields


class Rule:
    """What one item counts. Points are hundredths; nothing here knows limits, shares or periods.

    Rows have: member, turn (order in time), day, deed_id, kind, side, amount, thing_no, stage, title; where the rule
    looks at outcomes also outcome_no, outcome_id, outcome, level, outcome_title.
    """

    source: ClassVar[Literal["deeds", "outcomes", "members"]] = "deeds"
    sign: ClassVar[int] = 1
    shareable: ClassVar[bool] = False

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Take the rule's own keys from the scheme's text. Raises InputError with line and column."""
        raise NotImplementedError

    def deeds(self) -> tuple[str, ...]:
        """Deed kinds that the rule names itself; empty: the item's key `deeds` names them."""
        return ()

    def value(self) -> pl.Expr:
        """Hundredths (≥ 0) that a row is worth by itself; null: the row does not count."""
        raise NotImplementedError

    def same(self) -> tuple[str, ...]:
        """Columns that tell one countable thing of a member from another; of the same thing only the best counts."""
        return ("thing_no",)

    def settle(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """Decide between the rows of a member in the period, in the order of days: sets `points`, may set `reason`."""
        return rows

    def facts(self) -> dict[str, params.Value]:
        """What the sentence of `reason` quotes, beside item, deed and day."""
        return {"value": params.number(pl.col("whole"))}
