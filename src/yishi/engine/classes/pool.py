"""Several opinions of a message's class made one probability, true to its word.

Each view votes with scores; how much each is heard, and how common each class is, are fitted on scores of messages that
the voters had not seen: P(class) ∝ exp(Σ weight × score + bias), which is Platt's (1999) calibration for several
classes and voters at once, and stacking (Wolpert 1992) with one weight a voter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

HOLD = 1.0  # strength of the pull of biases to nought, in messages: rare classes would else be fitted to a few


@dataclass(frozen=True, slots=True)
class Pool:
    """`weights`: one a voter, none negative. `bias`: one a class."""

    weights: np.ndarray
    bias: np.ndarray

    def probabilities(self, scores: Sequence[np.ndarray]) -> np.ndarray:
        """scores: a matrix messages × classes from each voter. Rows sum to 1."""
        return softmax(np.tensordot(self.weights, np.stack(scores), axes=1) + self.bias, axis=1)


def fit(scores: Sequence[np.ndarray], truth: np.ndarray) -> Pool:
    """The pool under which the known classes (`truth`: numbers) were likeliest."""
    stacked = np.stack(scores).astype(np.float64)
    voters, messages, classes = stacked.shape
    hit = np.eye(classes)[truth]

    def surprise(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = parameters[:voters], parameters[voters:]
        log = log_softmax(np.tensordot(weights, stacked, axes=1) + bias, axis=1)
        miss = np.exp(log) - hit
        slope = np.concatenate([np.einsum("vmc,mc->v", stacked, miss), miss.sum(axis=0) + HOLD * bias])
        loss = -log[np.arange(messages), truth].sum() + HOLD * (bias @ bias) / 2
        return loss / messages, slope / messages

    start = np.concatenate([np.full(voters, 1.0 / voters), np.zeros(classes)])
    bounds = [(0.0, None)] * voters + [(None, None)] * classes
    best = minimize(surprise, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return Pool(best[:voters], best[voters:])
