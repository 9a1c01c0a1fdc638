"""Rows that belong to groups, as a matrix: a product with it adds up what the rows of each group say."""

import numpy as np
from scipy import sparse


def member(of: np.ndarray, groups: int) -> sparse.csr_matrix:
    """groups × rows, 1 where a row is of a group. of: number of each row's group, −1 for none."""
    placed = np.flatnonzero(of >= 0)
    ones = np.ones(len(placed), dtype=np.float32)
    return sparse.csr_matrix((ones, (of[placed], placed)), shape=(groups, len(of)))
