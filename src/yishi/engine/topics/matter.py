"""What messages are about: their words without places, so that like matters at different places come together."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from yishi.engine.text.words import cut
from yishi.engine.topics.places import AREA, Places
from yishi.engine.topics.vectors import LONGEST

COMMONEST = 0.2  # a word in more than this share of the messages tells no matter apart
FEW = 200  # messages; among fewer, one matter may well be half of them


@dataclass(frozen=True, slots=True)
class Matter:
    """`documents`: words of each message. `counts`, `weighted`: messages × `words`, plain and TF-IDF of unit length."""

    documents: list[list[str]]
    counts: sparse.csr_matrix
    weighted: sparse.csr_matrix
    words: list[str]


def of(tickets: pl.DataFrame, places: list[Places]) -> Matter:
    rows = tickets.select(pl.col("title", "text").fill_null("")).iter_rows()
    documents = [_words(f"{title}。{text[:LONGEST]}", told) for (title, text), told in zip(rows, places, strict=True)]
    counter = CountVectorizer(analyzer=_as_given, min_df=2, max_df=_most(len(documents)), dtype=np.float32)
    try:
        counts = counter.fit_transform(documents).tocsr()
        words = counter.get_feature_names_out().tolist()
    except ValueError:  # no word stands in two messages
        counts, words = sparse.csr_matrix((len(documents), 1), dtype=np.float32), [""]
    return Matter(documents, counts, TfidfTransformer(sublinear_tf=True).fit_transform(counts).tocsr(), words)


def _words(text: str, told: Places) -> list[str]:
    for name in sorted(told.told, key=len, reverse=True):
        text = text.replace(name, " ")
    return cut(AREA.sub(" ", text))


def _most(messages: int) -> int:
    return round(COMMONEST * messages) if messages > FEW else max(2, messages // 2)


def _as_given(document: list[str]) -> list[str]:
    return document
