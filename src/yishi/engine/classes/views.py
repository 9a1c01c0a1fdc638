"""What a message says, counted three ways: characters of the text, characters of the heading, words of both.

Runs of one to three characters carry what a cutter of words breaks, words carry what runs of characters blur, and the
heading says the matter in the fewest words (Wang & Manning 2012 on why such simple views are hard to beat).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import polars as pl
import rjieba
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from yishi.engine.reading.tickets import first_words
from yishi.engine.text.words import PLAIN, cut

TEXT, HEADING = 1_000, 60  # characters that are looked at; what a longer message is about stands at its beginning
LONGEST_RUN = 3  # characters
FEWEST = 2  # messages a feature must stand in: one alone tells no two messages apart from the rest
BLOCK = 20_000  # messages counted at once
_BITS = 22  # of a run's number: 4 million, some hundred times the runs that are kept
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: multiplying spreads near numbers apart (Knuth 6.4)


@dataclass(frozen=True, slots=True)
class View:
    """One way to count: `count` gives messages × all features; `kept` are the columns used; `weigh` makes TF-IDF."""

    count: Callable[[Sequence[str]], sparse.csr_matrix]
    kept: np.ndarray
    weigh: TfidfTransformer

    def of(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Rows of unit length, messages × kept features."""
        return self.weigh.transform(self.count(texts)[:, self.kept])


@dataclass(frozen=True, slots=True)
class Views:
    """The three views; `of` gives one matrix a view, `joined` puts matrices side by side."""

    text: View
    heading: View
    words: View

    def of(self, said: "Said") -> dict[str, sparse.csr_matrix]:
        seen = {
            "text": self.text.of(said.texts),
            "heading": self.heading.of(said.headings),
            "words": self.words.of(said.texts),
        }
        return seen | {"all": sparse.hstack(list(seen.values()), format="csr")}


@dataclass(frozen=True, slots=True)
class Said:
    """Messages as lists of equal length: the beginning of heading and text together, and the heading."""

    texts: list[str]
    headings: list[str]

    def part(self, start: int, end: int) -> "Said":
        return Said(self.texts[start:end], self.headings[start:end])


def said(messages: pl.DataFrame) -> Said:
    """messages: columns `title` and `text`, as in table TICKET."""
    titles, texts = (messages[name].fill_null("").to_list() for name in ("title", "text"))
    told = list(zip(titles, texts, strict=True))
    whole = [text if text.startswith(title) else f"{title}。{text}" for title, text in told]
    return Said([text[:TEXT] for text in whole], [(title or first_words(text))[:HEADING] for title, text in told])


def learn(messages: Said) -> Views:
    """The features that these messages have in common, and how rare each is."""
    vocabulary = _vocabulary(messages.texts)
    return Views(
        text=learn_text(messages.texts),
        heading=_view(runs, messages.headings),
        words=_view(lambda texts: _words(texts, vocabulary), messages.texts),
    )


def learn_text(texts: Sequence[str]) -> View:
    """The view of runs of characters alone."""
    return _view(runs, texts)


def _view(count: Callable[[Sequence[str]], sparse.csr_matrix], texts: Sequence[str]) -> View:
    counts = count(texts)
    stands_in = np.bincount(counts.indices, minlength=counts.shape[1])
    kept = np.flatnonzero(stands_in >= FEWEST)
    if not len(kept):
        kept = np.flatnonzero(stands_in)
    return View(count, kept, TfidfTransformer(sublinear_tf=True).fit(counts[:, kept]))


def runs(texts: Sequence[str]) -> sparse.csr_matrix:
    """Runs of characters of each text, counted; punctuation left out. A run's column is its number, told by mixing."""
    plain = [PLAIN.sub("", text.lower()) for text in texts]
    rows = np.repeat(np.arange(len(plain)), [len(text) for text in plain])
    codes = np.frombuffer("".join(plain).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    found = list(_numbered(codes, rows)) if len(rows) else []
    row = np.concatenate([row for row, _ in found]) if found else rows
    column = np.concatenate([column for _, column in found]) if found else rows
    ones = np.ones(len(row), dtype=np.float32)
    return sparse.csr_matrix((ones, (row, column)), shape=(len(plain), 1 << _BITS))


def _numbered(codes: np.ndarray, rows: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Row and column of every run, one length after the other."""
    number = np.zeros(len(codes), dtype=np.uint64)
    for length in range(1, LONGEST_RUN + 1):
        last = len(codes) - length + 1
        number = (number[:last] + codes[length - 1 :]) * _SPREAD
        inside = rows[:last] == rows[length - 1 :]
        yield rows[:last][inside], (number[inside] >> np.uint64(64 - _BITS)).astype(np.int64)


def _vocabulary(texts: Sequence[str]) -> dict[str, int]:
    words = sorted(set(chain.from_iterable(cut(text) for text in texts)))
    return {word: number for number, word in enumerate(words)}


def _words(texts: Sequence[str], vocabulary: dict[str, int]) -> sparse.csr_matrix:
    """Words of each text, counted; those that were not learned are passed over."""
    known = [[vocabulary[word] for word in rjieba.cut(text) if word in vocabulary] for text in texts]
    ends = np.cumsum([0, *map(len, known)])
    columns = np.fromiter(chain.from_iterable(known), dtype=np.int64, count=int(ends[-1]))
    counts = sparse.csr_matrix(
        (np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(texts), max(len(vocabulary), 1))
    )
    counts.sum_duplicates()
    return counts
