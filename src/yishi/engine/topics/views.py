"""What messages say, as matrices whose products are kinds of likeness: rows of unit length, messages × features."""

from collections.abc import Callable, Iterable

import numpy as np
import polars as pl
from scipy import sparse
from sklearn.preprocessing import normalize

from yishi.engine.topics.corpus import Column, Corpus

DAY = 86_400_000  # milliseconds


def counted(corpus: Corpus, in_heading: np.ndarray, in_text: np.ndarray) -> sparse.csr_matrix:
    """Messages × words: how often each is said, twice as often in a heading, which says the matter in few words.

    `in_heading`, `in_text`: which words of the columns to count. Where the heading is but the beginning of the text, it
    is counted with the text.
    """
    titled = sparse.diags(np.where(corpus.titled, np.float32(2), np.float32(0)))
    headings = _counted(corpus.headings, in_heading, len(corpus.words))
    found = (titled @ headings + _counted(corpus.texts, in_text, len(corpus.words))).tocsr()
    found.eliminate_zeros()
    return found


def _counted(column: Column, which: np.ndarray, words: int) -> sparse.csr_matrix:
    place = (column.text[which], column.words[which])
    return sparse.csr_matrix((np.ones(len(place[0]), dtype=np.float32), place), shape=(len(column), words))


def weighted(counts: sparse.csr_matrix, most: float = 1.0) -> sparse.csr_matrix:
    """TF-IDF with sublinear counts. Left out: features of one message, which say nothing of likeness, and of more than
    the share `most` of the messages, which tell nothing apart.
    """
    kept = features(counts, most)
    if not len(kept):
        return sparse.csr_matrix((counts.shape[0], 1), dtype=np.float32)
    spread = np.bincount(counts.indices, minlength=counts.shape[1])[kept]
    found = counts[:, kept].tocsr()
    found.data = 1 + np.log(found.data)
    rarity = np.log((1 + counts.shape[0]) / (1 + spread)) + 1
    return normalize(found @ sparse.diags(rarity.astype(np.float32))).astype(np.float32).tocsr()


def features(counts: sparse.csr_matrix, most: float = 1.0) -> np.ndarray:
    """Columns that stand in at least two messages and in no more than the share `most`."""
    spread = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.flatnonzero((spread >= 2) & (spread <= max(2, most * counts.shape[0])))


def split(words: list[str], parts: Callable[[str], Iterable[str]], which: np.ndarray) -> sparse.csr_matrix:
    """Words × the parts of `which` words: a product with it turns counts of words into counts of their parts."""
    numbers: dict[str, int] = {}
    rows, columns = [], []
    for place in np.flatnonzero(which):
        for part in parts(words[place]):
            rows.append(place)
            columns.append(numbers.setdefault(part, len(numbers)))
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csr_matrix((ones, (rows, columns)), shape=(len(words), max(len(numbers), 1)))


def character_pairs(texts: pl.Series) -> sparse.csr_matrix:
    """Counts of neighbouring characters, punctuation left out: they survive what the cutter of words gets wrong."""
    written = "\n".join(texts.str.replace_all("\n", " ").to_list()) + "\n"
    codes = np.frombuffer(written.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    text = np.concatenate([[0], np.cumsum(codes == ord("\n"))[:-1]])
    known, code = np.unique(codes, return_inverse=True)
    plain = np.array([chr(each).isalnum() for each in known])[code]
    code, text = code[plain].astype(np.int64), text[plain]
    same = text[1:] == text[:-1]
    pairs, column = np.unique(code[:-1][same] * len(known) + code[1:][same], return_inverse=True)
    place = (text[:-1][same], column)
    found = sparse.csr_matrix((np.ones(len(column), dtype=np.float32), place), shape=(len(texts), max(len(pairs), 1)))
    found.sum_duplicates()
    return found


def rare(told: sparse.csr_matrix) -> sparse.csr_matrix:
    """Places told, the rarer the heavier."""
    spread = np.bincount(told.indices, minlength=told.shape[1])
    weight = np.log1p(told.shape[0] / np.maximum(spread, 1)).astype(np.float32)
    return normalize(told @ sparse.diags(weight)).tocsr()


def whether(told: sparse.csr_matrix) -> sparse.csr_matrix:
    """One feature: whether anything is told."""
    return sparse.csr_matrix((np.diff(told.indptr) > 0).astype(np.float32)[:, None])


def moments(times: pl.Series) -> np.ndarray:
    """Milliseconds; messages without a time stand in the middle of the others."""
    known = times.dt.epoch("ms")
    middle = known.median()
    return known.fill_null(int(middle) if isinstance(middle, float) else 0).to_numpy()


def spans(times: pl.Series, days: int) -> sparse.csr_matrix:
    """Spans of so many days, each message between two of them: the product of two falls with the time between."""
    place = moments(times) / (DAY * days)
    before = np.floor(place).astype(np.int64)
    share = (place - before).astype(np.float32)
    before -= before.min(initial=0)
    rows = np.arange(len(place))
    data = np.sqrt(np.concatenate([1 - share, share]))
    where = (np.concatenate([rows, rows]), np.concatenate([before, before + 1]))
    return sparse.csr_matrix((data, where), shape=(len(place), int(before.max(initial=0)) + 2))
