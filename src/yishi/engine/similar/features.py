"""A text as counts of hashed features: its words, its pairs of neighbouring words and of neighbouring characters.

Hashing into a fixed number of buckets (Weinberger et al. 2009) needs no vocabulary: an index can be extended.
"""

from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

import numpy as np
from scipy import sparse

from yishi.engine.text.words import PLAIN, cut

BUCKETS = 1 << 20
FIRST, SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd multipliers of 64 bits
SHIFT = np.uint64(64 - 20)  # the highest 20 bits are the best mixed


def counts(title: str, text: str) -> tuple[np.ndarray, np.ndarray]:
    """Buckets, ascending (int32), and how often each occurs (float32) in title and text."""
    whole = f"{title}\n{text}"
    buckets, often = np.unique(np.concatenate([_words(whole), _characters(whole)]), return_counts=True)
    return buckets, often.astype(np.float32)


def matrix(texts: Iterable[tuple[str, str]]) -> sparse.csr_matrix:
    """(Title, text) × buckets: 1 + log of the count, float32."""
    found = [counts(title, text) for title, text in texts]
    ends = np.cumsum([0, *(len(buckets) for buckets, _often in found)])
    columns = np.concatenate([buckets for buckets, _often in found]) if found else np.empty(0, dtype=np.int32)
    often = np.concatenate([often for _buckets, often in found]) if found else np.empty(0, dtype=np.float32)
    return sparse.csr_matrix((1 + np.log(often), columns, ends), shape=(len(found), BUCKETS))


def _words(whole: str) -> np.ndarray:
    words = cut(whole)
    both = [*words, *(f"{one} {other}" for one, other in pairwise(words))]
    return np.array([crc32(word.encode()) % BUCKETS for word in both], dtype=np.int32)


def _characters(whole: str) -> np.ndarray:
    codes = np.frombuffer(PLAIN.sub("", whole).encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    return ((codes[:-1] * FIRST + codes[1:] * SECOND) >> SHIFT).astype(np.int32)
