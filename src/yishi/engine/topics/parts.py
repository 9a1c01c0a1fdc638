"""The parts of a rank: eight numbers for every topic, each with what its sentence quotes.

A share is taken as though five messages more had been heard that say nothing: three of three weigh less than thirty of
forty. What the data cannot tell (no caller known, no status) is not measured for any topic of the reading.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse

from yishi.engine.groups import member
from yishi.engine.topics import trend
from yishi.engine.topics.ranks import Part
from yishi.engine.topics.settings import Settings

PRIOR = 5  # messages that say nothing, added to every share
QUOTED = 4  # words of a remit that a sentence quotes

# Wording of danger, of the vulnerable and of patience at its end.
URGENT = (
    "危险|安全隐患|生命|事故|受伤|坍塌|倒塌|火灾|着火|触电|漏电|爆炸|中毒|溺水|坠落|断水|停水|停电|断电|无法生活|无法入睡|睡不着|"
    "老人|小孩|孩子|孕妇|残疾|病人|急需|紧急|刻不容缓|多次投诉|反复投诉|多次反映|一直没有解决|至今未|仍未解决"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """The messages a rank rests on: table TICKET, `where` they are (messages × places), `of`: the number of the
    topic of each (−1 for none).

    `weekly` counts messages (topics × weeks), `all_weekly` those of the whole reading, which may hold more topics;
    `unknown` names the parts that the reading cannot measure.
    """

    tickets: pl.DataFrame
    where: sparse.csr_matrix
    of: np.ndarray
    weekly: np.ndarray
    all_weekly: np.ndarray
    unknown: frozenset[str]
    settings: Settings

    @property
    def groups(self) -> int:
        return len(self.weekly)

    @property
    def size(self) -> np.ndarray:
        return np.bincount(self.of[self.of >= 0], minlength=self.groups)

    def count(self, which: pl.Series) -> np.ndarray:
        """Messages of each topic for which `which` holds."""
        return np.bincount(self.of[(self.of >= 0) & which.fill_null(False).to_numpy()], minlength=self.groups)


def hear(tickets: pl.DataFrame, where: sparse.csr_matrix, of: np.ndarray, groups: int, settings: Settings) -> Heard:
    """A whole reading: what it cannot measure is read off its own messages."""
    weekly = trend.weeks(tickets["time"], of, groups)
    all_weekly = weekly.sum(axis=0)
    unknown = _unknown(tickets, where, len(all_weekly), settings)
    return Heard(tickets, where, of, weekly, all_weekly, unknown, settings)


def measured(found: Heard) -> list[Part]:
    """Every part in its order; those the reading cannot measure hold no numbers."""
    return [
        Part(name, None, [{} for _ in range(found.groups)]) if name in found.unknown else measure(found)
        for name, measure in MEASURES.items()
    ]


def spread(found: Heard) -> np.ndarray:
    """Distinct villages of each topic; where villages are unknown, distinct named places."""
    return np.diff((member(found.of, found.groups) @ found.where).tocsr().indptr).astype(np.int64)


def _unknown(tickets: pl.DataFrame, where: sparse.csr_matrix, weeks: int, settings: Settings) -> frozenset[str]:
    """The parts of which no message of the reading tells anything."""
    told_by = {name: tickets[name].null_count() < tickets.height for name in ("caller", "solved", "satisfied")}
    tells = {
        "growth": weeks > settings.recent_weeks,
        "spread": where.nnz > 0,
        "persistence": weeks > 1,
        "repeat": told_by["caller"],
        "unsolved": told_by["solved"] or told_by["satisfied"],
        "fit": any(settings.remit.values()),
    }
    return frozenset(name for name, told in tells.items() if not told)


def _share(count: np.ndarray, size: np.ndarray) -> np.ndarray:
    return count / (size + PRIOR)


def _reach(found: Heard) -> Part:
    """People: distinct callers, and every message whose caller is not known as one."""
    distinct, _twice = _callers(found)
    unsigned = found.count(found.tickets["caller"].is_null())
    people = distinct + unsigned
    quoted = [{"size": int(n), "callers": int(p)} for n, p in zip(found.size, people, strict=True)]
    return Part("reach", people, quoted, ["" if known else "messages" for known in distinct])


def _callers(found: Heard) -> tuple[np.ndarray, np.ndarray]:
    """Distinct callers of each topic, and how many of them were heard more than once on it."""
    frame = pl.DataFrame({"topic": found.of, "caller": found.tickets["caller"]})
    frame = frame.filter(pl.col("topic") >= 0, pl.col("caller").is_not_null())
    calls = frame.group_by("topic", "caller").len()
    counted = calls.group_by("topic").agg(all=pl.len(), twice=(pl.col("len") > 1).sum())
    distinct, twice = np.zeros(found.groups, dtype=np.int64), np.zeros(found.groups, dtype=np.int64)
    topics = counted["topic"].to_numpy()
    distinct[topics], twice[topics] = counted["all"].to_numpy(), counted["twice"].to_numpy()
    return distinct, twice


def _growth(found: Heard) -> Part:
    """How far the last weeks stand above the same weeks of earlier years, or above the weeks before them."""
    settings = found.settings
    grown = trend.growth(found.weekly, found.all_weekly, settings.recent_weeks, settings.past_weeks)
    window = {"recent": settings.recent_weeks, "past": settings.past_weeks, "years": grown.years}
    quoted = [
        window | {"now": round(float(now), 2), "before": round(float(before), 2)}
        for now, before in zip(grown.now, grown.before, strict=True)
    ]
    return Part("growth", np.maximum(grown.ratio - 1, 0), quoted, ["season" if grown.years else ""] * found.groups)


def _spread(found: Heard) -> Part:
    places = spread(found)
    return Part("spread", places, [{"places": int(n)} for n in places])


def _persistence(found: Heard) -> Part:
    active, all_weeks = (found.weekly > 0).sum(axis=1), found.weekly.shape[1]
    return Part("persistence", active, [{"weeks": int(n), "all": all_weeks} for n in active])


def _urgency(found: Heard) -> Part:
    urgent = found.count(found.tickets["text"].str.contains(URGENT))
    quoted = [{"count": int(n), "size": int(size)} for n, size in zip(urgent, found.size, strict=True)]
    return Part("urgency", _share(urgent, found.size), quoted)


def _repeat(found: Heard) -> Part:
    distinct, twice = _callers(found)
    quoted = [{"callers": int(n), "all": int(of)} for n, of in zip(twice, distinct, strict=True)]
    return Part("repeat", _share(twice, distinct), quoted)


def _unsolved(found: Heard) -> Part:
    """Messages not solved, or whose caller was not satisfied, among those of which either is known."""
    solved, satisfied = found.tickets["solved"], found.tickets["satisfied"]
    known = found.count(solved.is_not_null() | satisfied.is_not_null())
    unsolved = found.count(~solved.fill_null(True) | ~satisfied.fill_null(True))
    quoted = [{"count": int(n), "known": int(of)} for n, of in zip(unsolved, known, strict=True)]
    return Part("unsolved", _share(unsolved, known), quoted)


def _fit(found: Heard) -> Part:
    """The share of messages that say a word of the remit of the committee whose field the topic is most."""
    remit = found.settings.remit
    mentions = _mentions(found, sorted({word for words in remit.values() for word in words}))
    best: list[tuple[int, str]] = [(0, "")] * found.groups
    for name, words in sorted(remit.items()):
        said = mentions.filter(pl.col("word").is_in(list(words)))
        for topic, count in said.group_by("topic").agg(pl.col("message").n_unique()).iter_rows():
            if count > best[topic][0]:
                best[topic] = (count, name)
    often = mentions.group_by("topic", "word").len().sort("topic", "len", "word", descending=[False, True, False])
    said_of: list[list[str]] = [[] for _ in best]
    for topic, word, _count in often.iter_rows():
        if word in remit.get(best[topic][1], ()):
            said_of[topic].append(word)
    quoted = [
        {"committee": name, "count": count, "size": int(size), "words": "、".join(words[:QUOTED])}
        for (count, name), size, words in zip(best, found.size, said_of, strict=True)
    ]
    share = _share(np.array([count for count, _name in best]), found.size)
    return Part("fit", share, quoted, ["" if count else "none" for count, _name in best])


def _mentions(found: Heard, words: list[str]) -> pl.DataFrame:
    """Which message (`message`, `topic`) says which `word`, each once."""
    said = [
        pl.DataFrame({"message": np.arange(len(found.of)), "topic": found.of, "word": found.tickets[column]})
        .filter(pl.col("topic") >= 0)
        .with_columns(
            pl.col("word").str.extract_many(pl.lit(pl.Series([words], dtype=pl.List(pl.String))), overlapping=True)
        )
        .explode("word")
        .drop_nulls("word")
        for column in ("title", "text")
    ]
    return pl.concat(said).unique()


MEASURES: Mapping[str, Callable[[Heard], Part]] = {
    "reach": _reach,
    "growth": _growth,
    "spread": _spread,
    "persistence": _persistence,
    "urgency": _urgency,
    "repeat": _repeat,
    "unsolved": _unsolved,
    "fit": _fit,
}
