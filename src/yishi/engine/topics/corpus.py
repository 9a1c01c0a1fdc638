"""Messages as numbers: each word of each heading and text as its place in one list of words.

Everything after this works on whole columns of numbers, which is what makes a million messages a matter of a minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import rjieba

from yishi.engine import cores
from yishi.engine.text.words import carries

LONGEST = 500  # characters of a message that are looked at; what a longer one is about stands at its beginning
HEADING = 30  # characters of the text that stand in for a heading where there is none
ADDRESS = r"https?://\S+"  # of a page: says nothing in words
AREA = r"[A-Z]\d{0,2}[市区县]"  # set apart, or the cutter would join 县 to the name behind it
TEXTS_A_PART = 10_000
MANY = 40_000  # texts from which further processes are worth their start

Part = tuple[list[str], np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Column:
    """Texts cut into words: text t holds `words[starts[t]:starts[t + 1]]`, places in a list of words."""

    words: np.ndarray
    starts: np.ndarray

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def text(self) -> np.ndarray:
        """The text that each word stands in."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class Corpus:
    """`words`: every word met; `carries`: whether it carries a matter. `headings`, `texts`: one a message; `titled`:
    whether it has a heading of its own. `fields`: the distinct values of the field `place`; `field`: the one of each
    message, −1 for none.
    """

    words: list[str]
    carries: np.ndarray
    headings: Column
    texts: Column
    fields: Column
    field: np.ndarray
    titled: np.ndarray

    def __len__(self) -> int:
        return len(self.headings)


def of(tickets: pl.DataFrame) -> Corpus:
    """Cut headings, texts and places of `tickets` (table TICKET) into words."""
    places = tickets["place"].fill_null("")
    distinct = places.filter(places != "").unique().sort()
    field = distinct.search_sorted(places).to_numpy().astype(np.int64)
    field[(places == "").to_numpy()] = -1
    titles = tickets["title"].fill_null("")
    texts = tickets["text"].fill_null("").str.slice(0, LONGEST).str.replace_all(ADDRESS, " ")
    numbers: dict[str, int] = {}
    heading, text, fields = (_cut(column, numbers) for column in (headings(titles, texts), texts, distinct))
    words = list(numbers)
    carrying = np.fromiter(map(carries, words), dtype=bool, count=len(words))
    return Corpus(words, carrying, heading, text, fields, field, (titles != "").to_numpy())


def headings(titles: pl.Series, texts: pl.Series) -> pl.Series:
    """The title, or the beginning of the text where there is none."""
    both = pl.DataFrame({"title": titles, "text": texts})
    chosen = pl.when(pl.col("title") != "").then("title").otherwise(pl.col("text").str.slice(0, HEADING))
    return both.select(chosen.alias("heading")).to_series()


def _cut(texts: pl.Series, numbers: dict[str, int]) -> Column:
    apart = texts.str.replace_all(AREA, " $0 ")
    parts = [apart.slice(start, TEXTS_A_PART).to_list() for start in range(0, len(apart), TEXTS_A_PART)]
    words, sizes = [np.empty(0, dtype=np.int32)], [np.empty(0, dtype=np.int64)]
    for known, found, size in cores.each(_cut_part, parts, pays=len(texts) > MANY):
        number = np.array([numbers.setdefault(word, len(numbers)) for word in known], dtype=np.int32)
        words.append(number[found])
        sizes.append(size)
    return Column(np.concatenate(words), np.concatenate([[0], np.cumsum(np.concatenate(sizes))]))


def _cut_part(texts: Sequence[str]) -> Part:
    """The words met, the words of all texts as numbers of those, and how many each text has."""
    numbers: dict[str, int] = {}
    found: list[int] = []
    sizes = np.empty(len(texts), dtype=np.int64)
    for place, text in enumerate(texts):
        words = rjieba.cut(text)
        sizes[place] = len(words)
        found += [numbers.setdefault(word, len(numbers)) for word in words]
    return list(numbers), np.array(found, dtype=np.int32), sizes
