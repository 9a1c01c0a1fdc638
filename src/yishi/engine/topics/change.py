"""Whether a topic is raised more often in one period than in another, told only as far as the counts carry.

Messages scatter more than chance alone would have it: one burst brings dozens. The variance of a count is therefore
taken as `dispersion` times its mean (quasi-Poisson: McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989,
chapter 6), and the interval of the ratio of two rates is widened by its root.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from typing import Literal

Z = 1.96  # of a 95 % interval
FEWEST = 10  # messages of both periods together, below which nothing is said
MONTH = 4  # weeks; a burst that lasts some weeks shows in their sums
NEEDED = 8  # numbers, below which no scatter is estimated

Verdict = Literal["more", "less", "unclear", "few"]


@dataclass(frozen=True, slots=True)
class Change:
    """Messages a day in the later period over those in the earlier, with its 95 % interval."""

    ratio: float
    low: float
    high: float
    verdict: Verdict


def dispersion(weeks: Sequence[int]) -> float:
    """Variance over mean of weekly counts, at least 1.

    From the differences of neighbouring weeks, so that a slow trend is no scatter (von Neumann 1941), and of
    neighbouring months, so that a burst of some weeks is; the greater of both.
    """
    start = len(weeks) % MONTH
    months = [sum(weeks[i : i + MONTH]) for i in range(start, len(weeks), MONTH)]
    return max(1.0, _scatter(weeks), _scatter(months))


def _scatter(counts: Sequence[int]) -> float:
    total = sum(counts)
    if len(counts) < NEEDED or not total:
        return 0.0
    steps = sum((after - before) ** 2 for before, after in pairwise(counts))
    return steps / (2 * (len(counts) - 1)) / (total / len(counts))


def change(before: int, after: int, days: tuple[int, int], scatter: float = 1.0) -> Change:
    """`before` and `after`: messages in two periods of so many `days`; `scatter`: their dispersion.

    Half a message is added to both, so that none against some has a ratio too.
    """
    one, two = before + 0.5, after + 0.5
    ratio = (two / days[1]) / (one / days[0])
    width = Z * sqrt(scatter * (1 / one + 1 / two))
    low, high = exp(log(ratio) - width), exp(log(ratio) + width)
    return Change(ratio, low, high, _verdict(before + after, low, high))


def _verdict(both: int, low: float, high: float) -> Verdict:
    if both < FEWEST:
        return "few"
    if low > 1:
        return "more"
    return "less" if high < 1 else "unclear"
