"""The places that are watched: every village, every village with its nearest neighbours, every town, the whole county.

A call lies in a cell: a village, or what is known of a town or of the county without one.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse
from scipy.spatial import cKDTree

NEAREST = (3, 5)  # villages in a group of neighbours, itself among them
KINDS = ("village", "neighbours", "town", "county")


@dataclass(frozen=True, slots=True)
class Zones:
    """`cells`: town, village (either may be null). `members`: zones × cells, 1 where the cell lies in the zone.

    `kind`: index into KINDS of each zone; `centre`: the cell a zone is named after (-1: the county).
    """

    cells: pl.DataFrame
    members: sparse.csr_matrix
    kind: np.ndarray
    centre: np.ndarray

    @property
    def of_cell(self) -> sparse.csr_matrix:
        """Cells × zones."""
        return self.members.T.tocsr()

    def cells_of(self, zone: int) -> np.ndarray:
        return self.members.indices[self.members.indptr[zone] : self.members.indptr[zone + 1]]


def zones(cells: pl.DataFrame) -> Zones:
    """`cells`: town, village and, where known, longitude and latitude (degrees), one row a cell."""
    rows: list[np.ndarray] = []
    kinds: list[int] = []
    centres: list[int] = []

    def add(kind: str, centre: int | np.integer, members: np.ndarray) -> None:
        rows.append(members)
        kinds.append(KINDS.index(kind))
        centres.append(int(centre))

    villages = np.flatnonzero(cells["village"].is_not_null().to_numpy())
    for cell in villages:
        add("village", cell, np.array([cell]))
    for group in _neighbours(cells, villages):
        add("neighbours", group[0], group)
    towns = cells.with_row_index("cell").filter(pl.col("town").is_not_null())
    for (_town,), part in towns.partition_by("town", as_dict=True, maintain_order=True).items():
        add("town", part["cell"][0], part["cell"].to_numpy().astype(np.int64))
    add("county", -1, np.arange(cells.height))
    return Zones(cells, _matrix(rows, cells.height), np.array(kinds), np.array(centres))


def _neighbours(cells: pl.DataFrame, villages: np.ndarray) -> list[np.ndarray]:
    """Each village with its nearest ones, the village first; the same group but once."""
    if "longitude" not in cells.columns:
        return []
    position = cells.select("longitude", "latitude").to_numpy().astype(float)[villages]
    placed = villages[~np.isnan(position).any(axis=1)]
    position = position[~np.isnan(position).any(axis=1)]
    if len(placed) < max(NEAREST):
        return []
    flat = position * [np.cos(np.radians(position[:, 1].mean())), 1]
    nearest = placed[cKDTree(flat).query(flat, max(NEAREST))[1]]
    groups = {tuple(sorted(row[:size])): row[:size] for size in NEAREST for row in nearest}
    return list(groups.values())


def _matrix(rows: list[np.ndarray], width: int) -> sparse.csr_matrix:
    starts = np.cumsum([0, *(len(row) for row in rows)])
    found = sparse.csr_matrix((np.ones(starts[-1]), np.concatenate(rows), starts), shape=(len(rows), width))
    found.sort_indices()
    return found
