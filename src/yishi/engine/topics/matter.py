"""What messages are about: their words without places, so that like matters at different places come together."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from yishi.engine.text.words import cut, split
from yishi.engine.topics.places import AREA, Places
from yishi.engine.topics.vectors import LONGEST

COMMONEST = 0.2  # a word in more than this share of the messages tells no matter apart
HEADING = 30  # characters that stand in for a heading where there is none
FEW = 200  # messages; among fewer, one matter may well be half of them


@dataclass(frozen=True, slots=True)
class Matter:
    """`headings`: words of each heading, stop words and all. `counts`, `weighted`: messages × `words`, plain and TF-IDF
    of unit length. Places are left out of both.
    """

    headings: list[list[str]]
    counts: sparse.csr_matrix
    weighted: sparse.csr_matrix
    words: list[str]


def of(tickets: pl.DataFrame, places: list[Places]) -> Matter:
    rows = tickets.select(pl.col("title", "text").fill_null("")).rows()
    documents = [
        cut(_without(f"{title}。{text[:LONGEST]}", told)) for (title, text), told in zip(rows, places, strict=True)
    ]
    headings = [
        split(_without(title or text[:HEADING], told)) for (title, text), told in zip(rows, places, strict=True)
    ]
    counter = CountVectorizer(analyzer=_as_given, min_df=2, max_df=_most(len(documents)), dtype=np.float32)
    try:
        counts = counter.fit_transform(documents).tocsr()
        words = counter.get_feature_names_out().tolist()
    except ValueError:  # no word stands in two messages
        counts, words = sparse.csr_matrix((len(documents), 1), dtype=np.float32), [""]
    return Matter(headings, counts, TfidfTransformer(sublinear_tf=True).fit_transform(counts).tocsr(), words)


def _without(text: str, told: Places) -> str:
    """The text with a gap where a place stood."""
    for name in sorted(told.told, key=lambda name: (-len(name), name)):
        text = text.replace(name, " ")
    return AREA.sub(" ", text)


def _most(messages: int) -> int:
    return round(COMMONEST * messages) if messages > FEW else max(2, messages // 2)


def _as_given(document: list[str]) -> list[str]:
    return document
