"""Messages as sparse vectors: three views of one text, each a TF-IDF space of its own."""

from collections.abc import Callable, Iterable

import numpy as np
import polars as pl
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from yishi.engine.text.words import cut, pairs
from yishi.engine.topics.settings import Settings

LONGEST = 4000  # characters of a message that are looked at; what a longer one is about stands at its beginning


def of(tickets: pl.DataFrame, settings: Settings) -> sparse.csr_matrix:
    """Unit vectors (messages × features) whose dot product is the likeness of two messages, 0 to 1.

    A title says the matter in few words, so it counts twice among the words and once on its own.
    """
    titles = tickets["title"].fill_null("").to_list()
    texts = [text[:LONGEST] for text in tickets["text"].fill_null("").to_list()]
    whole = [f"{title} {title} {text}" for title, text in zip(titles, texts, strict=True)]
    headings = [title or text[:30] for title, text in zip(titles, texts, strict=True)]
    views = [
        (settings.words_share, weighted(whole, cut)),
        (settings.title_share, weighted(headings, pairs)),
        (settings.characters_share, weighted(whole, pairs)),
    ]
    return sparse.hstack([view * np.float32(share**0.5) for share, view in views]).tocsr()


def weighted(texts: Iterable[str], analyse: Callable[[str], list[str]]) -> sparse.csr_matrix:
    """TF-IDF rows of unit length (sublinear term counts). Features of one message only say nothing of likeness."""
    documents = [analyse(text) for text in texts]
    vectorizer = TfidfVectorizer(analyzer=_as_given, min_df=2, sublinear_tf=True, dtype=np.float32)
    try:
        return vectorizer.fit_transform(documents)
    except ValueError:  # no feature stands in two messages
        return sparse.csr_matrix((len(documents), 1), dtype=np.float32)


def _as_given(document: list[str]) -> list[str]:
    return document
