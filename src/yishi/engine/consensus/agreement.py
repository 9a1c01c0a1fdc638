"""What groups accept, what bridges, what divides, and how sure that is: one statement at a time.

A group's share of agreement is a Beta distribution (prior: one agreeing, one other), so a group of five votes claims
little. Common ground is what a majority of every group agrees with, surely (or disagrees with, surely); a statement
divides when a majority of one surely agrees and of another surely disagrees. What is neither is open, or has too few
votes.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.special import betainc, betaincinv

from yishi.engine import tables
from yishi.engine.consensus.settings import Settings
from yishi.engine.consensus.votes import AGREE, DISAGREE, PASS, Votes
from yishi.engine.groups import member

INTERVAL = 0.95


@dataclass(frozen=True, slots=True)
class Counts:
    """groups × statements: how many agreed, disagreed, passed."""

    agree: np.ndarray
    disagree: np.ndarray
    passed: np.ndarray

    @property
    def votes(self) -> np.ndarray:
        return self.agree + self.disagree + self.passed


def count(votes: Votes, of: np.ndarray, groups: int) -> Counts:
    """of: number of each person's group, −1 for none."""
    belongs = member(of, groups)
    counts = ((belongs @ votes.matrix((votes.vote == side).astype(np.float32))) for side in (AGREE, DISAGREE, PASS))
    return Counts(*(each.toarray().round().astype(np.int64) for each in counts))


def majority(yes: np.ndarray, votes: np.ndarray, settings: Settings) -> np.ndarray:
    """Probability that more than `settings.majority` of a group says yes."""
    return 1 - betainc(yes + 1, votes - yes + 1, settings.majority)


def group_table(votes: Votes, counts: Counts, names: list[str], division: str) -> pl.DataFrame:
    """Table GROUP_AGREEMENT: each group's share of agreement on each statement, with its interval."""
    groups, statements = counts.votes.shape
    yes, no = counts.agree.ravel() + 1, (counts.votes - counts.agree).ravel() + 1
    tail = (1 - INTERVAL) / 2
    return tables.GROUP_AGREEMENT.fit(
        pl.DataFrame(
            {
                "statement": votes.statements * groups,
                "division": [division] * (groups * statements),
                "group": [name for name in names for _ in range(statements)],
                "votes": counts.votes.ravel(),
                "agree": counts.agree.ravel(),
                "disagree": counts.disagree.ravel(),
                "pass": counts.passed.ravel(),
                "share": (yes / (yes + no)).round(4),
                "low": betaincinv(yes, no, tail).round(4),
                "high": betaincinv(yes, no, 1 - tail).round(4),
            }
        )
    )


def statement_table(votes: Votes, counts: Counts, names: list[str], division: str, settings: Settings) -> pl.DataFrame:
    """Table AGREEMENT: the verdict on each statement across the groups of one division.

    `common`: the smallest share of agreement of any group, or of disagreement where that is larger, with the group
    it is of; `apart`: the largest difference of agreement between two groups. Groups of too few votes are left out.
    """
    enough = counts.votes >= settings.fewest_votes
    sides = {}
    for side, yes in ((AGREE, counts.agree), (DISAGREE, counts.disagree)):
        share = np.where(enough, (yes + 1) / (counts.votes + 2), np.nan)
        sides[side] = share, np.where(enough, majority(yes, counts.votes, settings), np.nan)
    judged = enough.sum(axis=0)
    whole = judged == len(names)
    agree, disagree = (np.where(enough, sides[side][0], np.inf) for side in (AGREE, DISAGREE))
    common_side = np.where(agree.min(axis=0) >= disagree.min(axis=0), AGREE, DISAGREE)
    least = np.where(common_side == AGREE, agree.argmin(axis=0), disagree.argmin(axis=0))
    common = np.minimum(agree.min(axis=0), 1), np.minimum(disagree.min(axis=0), 1)
    all_agree, all_disagree = (_least(sides[side][1]) for side in (AGREE, DISAGREE))
    divides = np.minimum(_most(sides[AGREE][1]), _most(sides[DISAGREE][1]))
    verdict = np.select(
        [~whole, all_agree >= settings.sure, all_disagree >= settings.sure, divides >= settings.sure],
        ["too_few", "agreed", "rejected", "divides"],
        "open",
    )
    return tables.AGREEMENT.fit(
        pl.DataFrame(
            {
                "statement": votes.statements,
                "division": [division] * len(votes.statements),
                "verdict": verdict,
                "common": [
                    round(float(value), 4) if seen else None
                    for value, seen in zip(np.where(common_side == AGREE, *common), judged, strict=True)
                ],
                "least_group": [names[group] if seen else None for group, seen in zip(least, judged, strict=True)],
                "apart": _apart(sides[AGREE][0]),
                "sure": np.round(np.maximum(np.maximum(all_agree, all_disagree), divides), 4),
            },
            schema_overrides={"least_group": pl.String, "common": pl.Float64},
        )
    )


def _least(chance: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(chance), np.inf, chance).min(axis=0).clip(0, 1)


def _most(chance: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(chance), -np.inf, chance).max(axis=0).clip(0, 1)


def _apart(share: np.ndarray) -> np.ndarray:
    """Largest difference between two groups' shares; 0 where fewer than two are judged."""
    seen = ~np.isnan(share)
    width = np.where(seen, share, -np.inf).max(axis=0) - np.where(seen, share, np.inf).min(axis=0)
    return np.where(seen.sum(axis=0) > 1, width, 0).round(4)
