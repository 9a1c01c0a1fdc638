"""The linear models whose scores are pooled. Each is, in the end, one weight a feature and class."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

FIRMNESS = 0.3  # C of the support vector machine
SMOOTHING = 0.3  # counts added to every word in naive Bayes


@dataclass(frozen=True, slots=True)
class Linear:
    """Scores are rows @ weights (features × classes) + bias."""

    weights: np.ndarray
    bias: np.ndarray

    def scores(self, rows: np.ndarray | sparse.csr_matrix) -> np.ndarray:
        return np.asarray(rows @ self.weights) + self.bias


def machine(rows: np.ndarray, truth: np.ndarray) -> Linear:
    """Support vector machine, one class against the rest, classes of equal weight however rare (Cortes & Vapnik 1995).

    truth: every class number from 0 up occurs.
    """
    fitted = LinearSVC(C=FIRMNESS, class_weight="balanced", random_state=0).fit(rows, truth)
    weights, bias = fitted.coef_.T, fitted.intercept_
    if weights.shape[1] == 1:  # of two classes one is the other's opposite
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    return Linear(weights, bias)


def bayes(rows: sparse.csr_matrix, truth: np.ndarray) -> Linear:
    """Complement naive Bayes (Rennie et al. 2003): a class is what all the others are not; good with few labels."""
    fitted = ComplementNB(alpha=SMOOTHING).fit(rows, truth)
    return Linear(fitted.feature_log_prob_.T, np.zeros(len(fitted.classes_)))
