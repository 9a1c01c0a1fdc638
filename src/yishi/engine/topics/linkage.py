"""Average linkage on a sparse likeness graph: the two most alike groups become one until none are alike enough.

Pairs that are no neighbours count as not alike at all. Sokal & Michener (1958), UPGMA, with a heap over the graph's
edges: cost grows with the edges, not with the square of the messages.
"""

import heapq

import numpy as np
from scipy import sparse

Edge = tuple[float, int, int, int, int]  # −likeness, group, group, and the version of each when it was measured


def average(graph: sparse.csr_matrix, least: float) -> np.ndarray:
    """Group number of every node (the smallest node of its group). Two groups join while their average ≥ `least`."""
    size = graph.shape[0]
    sums = [_row(graph, node) for node in range(size)]
    members, version = [1] * size, [0] * size
    parent = list(range(size))
    heap: list[Edge] = [
        (-likeness, node, other, 0, 0)
        for node in range(size)
        for other, likeness in sums[node].items()
        if node < other and likeness >= least
    ]
    heapq.heapify(heap)
    while heap:
        _likeness, kept, gone, version_kept, version_gone = heapq.heappop(heap)
        if version[kept] != version_kept or version[gone] != version_gone:
            continue
        version[gone] = -1
        version[kept] += 1
        parent[gone] = kept
        _absorb(sums, kept, gone)
        members[kept] += members[gone]
        for other, total in sums[kept].items():
            likeness = total / (members[kept] * members[other])
            if likeness >= least:
                one, two = min(kept, other), max(kept, other)
                heapq.heappush(heap, (-likeness, one, two, version[one], version[two]))
    return np.array([_root(parent, node) for node in range(size)], dtype=np.int64)


def _row(graph: sparse.csr_matrix, node: int) -> dict[int, float]:
    part = slice(graph.indptr[node], graph.indptr[node + 1])
    return dict(zip(graph.indices[part].tolist(), graph.data[part].tolist(), strict=True))


def _absorb(sums: list[dict[int, float]], kept: int, gone: int) -> None:
    """Add the sums of `gone` to those of `kept`, and tell the neighbours."""
    del sums[kept][gone], sums[gone][kept]
    for other, total in sums[gone].items():
        both = sums[kept].get(other, 0.0) + total
        sums[kept][other] = both
        del sums[other][gone]
        sums[other][kept] = both
    sums[gone] = {}


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        node = parent[node]
    return node
