"""Ranks: a topic's score is a sum of named parts, each with its number, its weight and a sentence.

Every part is measured in its own unit, then levelled against the other topics of the same reading (the share of topics
that do not exceed it), so that no unit outweighs another and one outlier moves nothing but itself.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from yishi.engine import tables

# Wording of danger, of the vulnerable and of patience at its end.
URGENT = re.compile(
    "危险|安全隐患|生命|事故|受伤|坍塌|倒塌|火灾|着火|触电|漏电|爆炸|中毒|溺水|坠落|断水|停水|停电|断电|无法生活|无法入睡|睡不着|"
    "老人|小孩|孩子|孕妇|残疾|病人|急需|紧急|刻不容缓|多次投诉|反复投诉|多次反映|一直没有解决|至今未|仍未解决"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One named part: a number for each topic, and for each topic what its sentence quotes."""

    name: str
    values: np.ndarray
    quoted: Sequence[Mapping[str, Any]]


def urgency(texts: pl.Series, of: np.ndarray, groups: int) -> tuple[np.ndarray, np.ndarray]:
    """Messages of each topic that speak of danger, of the vulnerable, or of repeated calls; and their share."""
    urgent = texts.fill_null("").str.contains(URGENT.pattern).to_numpy()
    placed = of >= 0
    count = np.bincount(of[placed], weights=urgent[placed], minlength=groups)
    size = np.maximum(np.bincount(of[placed], minlength=groups), 1)
    return count, count / size


def callers(codes: pl.Series, of: np.ndarray, groups: int) -> tuple[np.ndarray, np.ndarray]:
    """Distinct callers of each topic, and how many of them were heard more than once on it."""
    frame = pl.DataFrame({"topic": of, "caller": codes}).filter(pl.col("topic") >= 0, pl.col("caller").is_not_null())
    heard = frame.group_by("topic", "caller").len()
    counted = heard.group_by("topic").agg(all=pl.len(), twice=(pl.col("len") > 1).sum())
    distinct, twice = np.zeros(groups, dtype=np.int64), np.zeros(groups, dtype=np.int64)
    topics = counted["topic"].to_numpy()
    distinct[topics], twice[topics] = counted["all"].to_numpy(), counted["twice"].to_numpy()
    return distinct, twice


def parts_table(parts: Sequence[Part], weights: Mapping[str, float], ids: Sequence[str]) -> pl.DataFrame:
    """The table TOPIC_PART, in the order of `ids` and then of the parts."""
    rows = []
    levels = {part.name: level(part.values) for part in parts}
    for number, topic_id in enumerate(ids):
        for part in parts:
            weight = weights.get(part.name, 0.0)
            share = float(levels[part.name][number])
            rows.append(
                {
                    "topic_id": topic_id,
                    "part": part.name,
                    "value": float(part.values[number]),
                    "level": share,
                    "weight": weight,
                    "points": round(share * weight, 2),
                    "params": json.dumps(part.quoted[number], ensure_ascii=False, sort_keys=True),
                }
            )
    return pl.DataFrame(rows, schema=tables.TOPIC_PART.schema)


def level(values: np.ndarray) -> np.ndarray:
    """For each value the share of all that it reaches or passes, 0 where it is nothing at all."""
    if len(values) == 0:
        return values
    reached = np.searchsorted(np.sort(values), values, side="right") / len(values)
    return np.where(values > 0, np.round(reached, 4), 0.0)
