"""What messages are about: their words without places, so that like matters at different places come together."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from yishi.engine.topics import views
from yishi.engine.topics.corpus import Corpus
from yishi.engine.topics.places import Places
from yishi.engine.topics.settings import Settings

COMMONEST, COMMONEST_CHARACTER = 0.2, 0.3  # shares of the messages beyond which a word, a character tells nothing apart
CHARACTERS_SHARE = 0.7  # weight of single characters beside words and pairs
LATIN = "\u2e7f"  # characters up to here are letters, which say nothing by themselves
FEW = 200  # messages; among fewer, one matter may well be half of them
SAMPLE = 20_000  # messages from which the strongest directions are found


@dataclass(frozen=True, slots=True)
class Matter:
    """`counts`: messages × `words`, places left out. `space`: messages × directions, rows of unit length or nought."""

    counts: sparse.csr_matrix
    words: list[str]
    space: np.ndarray


def of(corpus: Corpus, places: Places, settings: Settings) -> Matter:
    """Words, their pairs of characters and their characters (油烟机 shares 油烟 and 烟 with 油烟味), in the
    directions in which they vary together most: Deerwester et al. (1990).
    """
    carries = corpus.carries
    column = corpus.headings.words, corpus.texts.words
    counts = views.counted(corpus, carries[column[0]] & ~places.in_heading, carries[column[1]] & ~places.in_text)
    most = 1.0 if len(corpus) <= FEW else COMMONEST
    kept = views.features(counts, most)
    words = [corpus.words[place] for place in kept]
    chinese = carries & np.fromiter((word[0] > LATIN for word in corpus.words), dtype=bool, count=len(corpus.words))
    pairs = counts @ views.split(corpus.words, _pairs, chinese)
    characters = counts @ views.split(corpus.words, iter, chinese)
    rows = sparse.hstack(
        [
            views.weighted(counts, most),
            views.weighted(pairs.tocsr(), most),
            views.weighted(characters.tocsr(), max(most, COMMONEST_CHARACTER)) * np.float32(CHARACTERS_SHARE),
        ]
    ).tocsr()
    return Matter(counts[:, kept].tocsr(), words, _directions(rows, settings))


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _directions(rows: sparse.csr_matrix, settings: Settings) -> np.ndarray:
    size, width = rows.shape
    dimensions = min(settings.dimensions, size - 1, width - 1)
    if dimensions < 2 or rows.nnz == 0:
        return np.zeros((size, 1), dtype=np.float32)
    sample = np.unique(np.linspace(0, size - 1, min(size, SAMPLE)).astype(np.int64))
    with threadpool_limits(1):  # several threads add up in whatever order they end: the answer would be luck
        directions = randomized_svd(rows[sample], dimensions, random_state=settings.seed)[2]
        return normalize(rows @ directions.T).astype(np.float32)
