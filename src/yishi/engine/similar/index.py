"""An index of texts: rows in TF-IDF weights, inverted lists of the rare features, and a tail that has no lists yet."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl
from scipy import sparse

from yishi.engine.similar.features import BUCKETS, matrix

SCHEMA = {"id": pl.String, "title": pl.String, "text": pl.String, "place": pl.String}
LISTED = 2_000  # texts of the longest list that is kept: a feature of more tells little apart
RAREST = 48  # features of a query whose lists are read
SCORED = 400  # candidates that are scored exactly
ARRAYS = ("data", "indices", "indptr", "weights", "starts", "members", "listed")  # files of a kept index


@dataclass(frozen=True, slots=True)
class Index:
    """Texts (columns `SCHEMA`), their unit rows (texts × buckets) and, of the first `listed` texts, who has a feature.

    `starts` (buckets + 1) and `members` are the inverted lists; a feature of more than `LISTED` texts has none.
    """

    texts: pl.DataFrame
    rows: sparse.csr_matrix
    weights: np.ndarray
    starts: np.ndarray
    members: np.ndarray
    listed: int

    @classmethod
    def build(cls, texts: pl.DataFrame) -> "Index":
        """Of a frame with the columns `SCHEMA`; nulls are read as empty."""
        texts = _fitted(texts)
        rows = matrix(texts.select("title", "text").iter_rows())
        having = np.bincount(rows.indices, minlength=BUCKETS)
        weights = (np.log((1 + texts.height) / (1 + having)) + 1).astype(np.float32)
        rows = _unit(rows, weights)
        starts, members = _lists(rows, having)
        return cls(texts, rows, weights, starts, members, texts.height)

    def extended(self, texts: pl.DataFrame) -> "Index":
        """With new texts in the tail, under the weights of the build; the caller builds anew when the tail is long."""
        texts = _fitted(texts)
        new = _unit(matrix(texts.select("title", "text").iter_rows()), self.weights)
        return replace(self, texts=pl.concat([self.texts, texts]), rows=sparse.vstack([self.rows, new], format="csr"))

    @property
    def tail(self) -> int:
        """Texts that are compared one by one because no list has them yet."""
        return self.texts.height - self.listed

    def likeness(self, title: str, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Numbers of the candidates, ascending, and their cosine with the text, 0 to 1."""
        row = _unit(matrix([(title, text)]), self.weights)
        candidates = np.concatenate([self._candidates(row.indices), np.arange(self.listed, self.texts.height)])
        query = np.zeros(BUCKETS, dtype=np.float32)
        query[row.indices] = row.data
        return candidates, np.clip(self.rows[candidates] @ query, 0, 1)

    def _candidates(self, buckets: np.ndarray) -> np.ndarray:
        """Texts that share most of the weight of the rarest features of the query."""
        long = self.starts[buckets + 1] - self.starts[buckets]
        has = buckets[long > 0]
        read = has[np.argsort(-self.weights[has], kind="stable")[:RAREST]]
        if not len(read):
            return np.empty(0, dtype=np.int64)
        lists = [self.members[self.starts[bucket] : self.starts[bucket + 1]] for bucket in read]
        weight = np.repeat(self.weights[read], [len(each) for each in lists])
        shared = np.bincount(np.concatenate(lists), weights=weight)
        found = np.flatnonzero(shared)
        return np.sort(found[np.argsort(-shared[found], kind="stable")[:SCORED]])

    def save(self, folder: Path) -> None:
        """The texts as an Arrow file and each array as a file of its own, so that `load` need not read them."""
        folder.mkdir(parents=True, exist_ok=True)
        self.texts.write_ipc(folder / "texts.arrow", compression="uncompressed")
        for name, array in self._arrays().items():
            np.save(folder / f"{name}.npy", array)

    @classmethod
    def load(cls, folder: Path) -> "Index":
        """The texts are read, the arrays mapped: processes share them, and a question reads only what it needs.

        Raises FileNotFoundError where nothing was saved.
        """
        texts = pl.read_ipc(folder / "texts.arrow")
        data, indices, indptr, weights, starts, members, listed = (
            np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in ARRAYS
        )
        rows = sparse.csr_matrix((data, indices, indptr), shape=(texts.height, BUCKETS))
        return cls(texts, rows, weights, starts, members, int(listed))

    def _arrays(self) -> dict[str, np.ndarray]:
        own = (self.rows.data, self.rows.indices, self.rows.indptr, self.weights, self.starts, self.members)
        return dict(zip(ARRAYS, (*own, np.int64(self.listed)), strict=True))


def _fitted(texts: pl.DataFrame) -> pl.DataFrame:
    return texts.select(pl.col(name).cast(kind).fill_null("") for name, kind in SCHEMA.items())


def _unit(rows: sparse.csr_matrix, weights: np.ndarray) -> sparse.csr_matrix:
    """Rows in TF-IDF weights and of length one; an empty row stays empty."""
    data = rows.data * weights[rows.indices]
    of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    length = np.sqrt(np.bincount(of, weights=data.astype(np.float64) ** 2, minlength=rows.shape[0]))
    return sparse.csr_matrix(((data / length[of]).astype(np.float32), rows.indices, rows.indptr), shape=rows.shape)


def _lists(rows: sparse.csr_matrix, having: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    kept = having <= LISTED
    inside = kept[rows.indices]
    of = np.repeat(np.arange(rows.shape[0], dtype=np.int32), np.diff(rows.indptr))[inside]
    members = of[np.argsort(rows.indices[inside], kind="stable")]
    return np.concatenate([[0], np.cumsum(np.where(kept, having, 0))]), members
