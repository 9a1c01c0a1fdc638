"""How good probabilities of classes are: macro-F1, calibration (ECE, Brier), and how far one may rely on them."""

from dataclasses import dataclass

import numpy as np
from sklearn.metrics import f1_score

BINS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """All 0 to 1. `coverage`: share of messages that are sure; `sure_right`: share of these that are right."""

    macro_f1: float
    accuracy: float
    ece: float
    brier: float
    coverage: float
    sure_right: float | None


def measured(probabilities: np.ndarray, truth: np.ndarray, bar: float | None) -> Figures:
    """probabilities: messages × classes; truth: class numbers; bar: least probability of a sure answer, if any."""
    best, told = probabilities.max(axis=1), probabilities.argmax(axis=1)
    right = told == truth
    sure = best >= bar if bar is not None else np.zeros(len(best), dtype=bool)
    return Figures(
        macro_f1=float(f1_score(truth, told, average="macro", labels=np.arange(probabilities.shape[1]))),
        accuracy=float(right.mean()),
        ece=calibration_error(best, right),
        brier=float(((probabilities - np.eye(probabilities.shape[1])[truth]) ** 2).sum(axis=1).mean()),
        coverage=float(sure.mean()),
        sure_right=float(right[sure].mean()) if sure.any() else None,
    )


def calibration_error(best: np.ndarray, right: np.ndarray) -> float:
    """ECE (Naeini et al. 2015): gap between the probability told and the share right, mean over ten bins by weight."""
    number = np.minimum((best * BINS).astype(np.int64), BINS - 1)
    gap = np.bincount(number, weights=best - right, minlength=BINS)
    return float(np.abs(gap).sum() / len(best))


def threshold(probabilities: np.ndarray, truth: np.ndarray, precision: float) -> float | None:
    """The least probability above which answers keep `precision`; None where no probability does.

    One standard error is kept in hand (Wilson 1927): what held on these messages may hold a little less on others.
    """
    best = probabilities.max(axis=1)
    order = np.argsort(-best, kind="stable")
    right = (probabilities.argmax(axis=1) == truth)[order]
    count = np.arange(1, len(right) + 1)
    share = np.cumsum(right) / count
    low = (share + 0.5 / count - np.sqrt(share * (1 - share) / count + 0.25 / count**2)) / (1 + 1 / count)
    ends = np.append(best[order][1:] < best[order][:-1], True)  # equal probabilities stand or fall together
    good = np.flatnonzero((low >= precision) & ends)
    return float(best[order][good[-1]]) if len(good) else None
