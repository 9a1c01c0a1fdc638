"""Latent semantic analysis: the directions in which messages differ most, labelled and unlabelled alike.

Words that stand in the same messages point the same way, so a label teaches about words its message does not hold; that
is what makes a few hundred labels enough. Deerwester et al. 1990; found by subspace iteration (Halko et al. 2011).
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

ROUNDS = 4
SPARE = 10  # directions carried along so that the last wanted ones settle


@dataclass(frozen=True, slots=True)
class Space:
    """`back`: features × directions; `places` = rows @ back, so weights on directions are weights on features."""

    places: np.ndarray
    back: np.ndarray


def find(rows: sparse.csr_matrix, directions: int) -> Space:
    """rows: messages × features. At most `directions` directions, fewer where the messages do not fill them."""
    size = min(directions + SPARE, min(rows.shape))
    with threadpool_limits(1):  # sums in one order, whatever the machine
        basis = np.random.default_rng(0).standard_normal((rows.shape[0], size)).astype(np.float32)
        for _ in range(ROUNDS):
            basis = np.linalg.qr(rows @ (rows.T @ basis))[0]
        half = rows.T @ basis
        squares, turn = np.linalg.eigh(half.T @ half)
        best = np.flatnonzero(squares > squares[-1] * 1e-6)[::-1][:directions]
        strength = np.sqrt(squares[best])
        back = half @ turn[:, best] / strength
        return Space(rows @ back, back)
