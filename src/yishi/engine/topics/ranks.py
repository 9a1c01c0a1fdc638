"""Ranks: a topic's score is a sum of named parts, each with its number, its weight and a sentence.

Every part is measured in its own unit, then levelled against the other topics of the same reading (the share of topics
that do not exceed it), so that no unit outweighs another and one outlier moves nothing but itself. Weighing needs only
the measured numbers: other weights give another order without reading a single message again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from yishi.engine import tables

WHOLE = 100.0  # points that all parts together can give
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """One named part: a number for each topic (none: not measured), and for each topic what its sentence quotes.

    `manners` tells for each topic which of the part's sentences speaks, where it has more than one.
    """

    name: str
    values: np.ndarray | None
    quoted: Sequence[Mapping[str, Any]]
    manners: Sequence[str] = ()

    def reason(self, number: int) -> str:
        """Code of the sentence of topic `number`."""
        manner = UNKNOWN if self.values is None else self.manners[number] if self.manners else ""
        return f"topics.part.{self.name}" + (f".{manner}" if manner else "")


def part_table(parts: Sequence[Part], ids: Sequence[str], weights: Mapping[str, float]) -> pl.DataFrame:
    """The table TOPIC_PART, in the order of `ids` and then of `parts`."""
    rows = [
        {
            "topic_id": topic_id,
            "part": part.name,
            "value": None if part.values is None else float(part.values[number]),
            "reason": part.reason(number),
            "params": json.dumps(part.quoted[number], ensure_ascii=False, sort_keys=True),
        }
        for number, topic_id in enumerate(ids)
        for part in parts
    ]
    return weigh(pl.DataFrame(rows, schema=tables.TOPIC_PART.schema), weights)


def weigh(parts: pl.DataFrame, weights: Mapping[str, float]) -> pl.DataFrame:
    """Table TOPIC_PART with level, weight and points worked out anew from its values.

    A part without any value gives nobody points; its weight is spread over the others (its sentence tells how much).
    """
    known = parts.filter(pl.col("value").is_not_null())["part"].unique().to_list()
    shares = spread({part: weight for part, weight in weights.items() if part in known})
    told = {part: json.dumps({"asked": round(weight, 2)}) for part, weight in spread(weights).items()}
    value = pl.col("value")
    level = (value.rank("max") / pl.len()).over("part").round(4)
    return parts.with_columns(
        level=pl.when(value > 0).then(level).otherwise(0.0),
        weight=pl.col("part").replace_strict(shares, default=0.0, return_dtype=pl.Float64),
        params=pl.when(value.is_null())
        .then(pl.col("part").replace_strict(told, default="{}", return_dtype=pl.String))
        .otherwise("params"),
    ).with_columns(points=(pl.col("level") * pl.col("weight")).round(2))


def spread(weights: Mapping[str, float]) -> dict[str, float]:
    """`weights` scaled so that they sum to 100; all nought where they sum to nothing."""
    total = sum(weights.values())
    return {part: round(WHOLE * weight / total, 4) if total else 0.0 for part, weight in weights.items()}


def in_order(topics: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """`topics` (table TOPIC, rank and score apart) with `score`, the sum of its parts, and `rank`, the first first."""
    score = parts.group_by("topic_id").agg(score=pl.col("points").sum().round(2))
    ranked = topics.join(score, on="topic_id").sort("score", "size", "topic_id", descending=[True, True, False])
    return ranked.with_row_index("rank", offset=1)
