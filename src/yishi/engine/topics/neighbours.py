"""Which rows to compare: the near neighbours of each, found without comparing every row with every other.

They are looked for on the strongest, not too common features of each row, so that the product of the rows with
themselves stays sparse.
"""

import numpy as np
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from yishi.engine.cores import CORES
from yishi.engine.topics.evidence import Evidence
from yishi.engine.topics.settings import Settings


def pairs(evidence: Evidence, settings: Settings) -> tuple[np.ndarray, np.ndarray]:
    """Rows to compare, first < second, each pair once and in order; `settings.neighbours` of each row at most."""
    strong = _strongest(evidence, settings)
    size = strong.shape[0]
    near = sp_matmul_topn(
        strong, strong.T.tocsr(), top_n=settings.neighbours + 1, threshold=settings.least_alike, n_threads=CORES
    )
    row = np.repeat(np.arange(size), np.diff(near.indptr))
    column = near.indices.astype(np.int64)
    other = row != column
    key = np.unique(np.minimum(row, column)[other] * size + np.maximum(row, column)[other])
    return key // size, key % size


def _strongest(evidence: Evidence, settings: Settings) -> sparse.csr_matrix:
    """The heaviest features of each row's mean message, without those that stand in too many rows."""
    told = (sparse.diags((1 / evidence.size).astype(np.float32)) @ evidence.told).tocsr()
    spread = np.bincount(told.indices, minlength=told.shape[1])
    rows = np.repeat(np.arange(told.shape[0]), np.diff(told.indptr))
    rare = (spread[told.indices] <= settings.commonest) & (evidence.sign[told.indices] > 0)
    rows, columns, weights = rows[rare], told.indices[rare], told.data[rare]
    order = np.lexsort((columns, -weights, rows))
    rows, columns, weights = rows[order], columns[order], weights[order]
    kept = np.arange(len(rows)) - np.searchsorted(rows, rows, side="left") < settings.strongest
    return sparse.csr_matrix((weights[kept], (rows[kept], columns[kept])), shape=told.shape)
