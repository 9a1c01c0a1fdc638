"""Where messages are about: spots (names.py), areas (A3区, 柳浦镇) and the fields of the source."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse

from yishi.engine.topics.corpus import Column, Corpus
from yishi.engine.topics.names import LEAD, LONGEST, Mentions, Scope, learned, scope, together
from yishi.engine.topics.place_words import PlaceWords, followed, hashed


@dataclass(frozen=True, slots=True)
class Places:
    """Messages × places, 1 where a place is told. `words`: what each word of the corpus does in a place's name.

    `told`: spots of heading, field and lead; `headed`: of heading and field; `field`: of the field alone; columns are
    `names`. `areas`: columns are `area_names`. `village`: of the field, columns are `villages`. `in_heading`,
    `in_text`: whether a word of the corpus' headings and texts is part of a place.
    """

    words: PlaceWords
    told: sparse.csr_matrix
    headed: sparse.csr_matrix
    field: sparse.csr_matrix
    names: list[str]
    areas: sparse.csr_matrix
    area_names: list[str]
    village: sparse.csr_matrix
    villages: list[str]
    in_heading: np.ndarray
    in_text: np.ndarray


def of(tickets: pl.DataFrame, corpus: Corpus) -> Places:
    """The places of `tickets` (table TICKET), whose words are `corpus`."""
    words = PlaceWords(corpus.words)
    scopes = [scope(corpus.headings, words), scope(corpus.texts, words, LEAD), scope(corpus.fields, words)]
    spots = learned(scopes, words)
    spots[2] = together([spots[2], _whole(scopes[2], words, spots[2], len(corpus.fields))])
    known = np.unique(np.concatenate([mentions.name for mentions in spots]))
    heading, text = (_told(mentions, known, len(corpus)) for mentions in spots[:2])
    field = _of_field(corpus, _told(spots[2], known, len(corpus.fields)))
    areas = [_areas(each, words) for each in scopes[:2]]
    known_areas = np.unique(np.concatenate([mentions.name for mentions in areas]))
    villages, village = _villages(tickets)
    return Places(
        words=words,
        told=_either(heading, text, field),
        headed=_either(heading, field),
        field=field,
        names=_read(known, spots, corpus, (corpus.headings, corpus.texts, corpus.fields)),
        areas=_either(*(_told(mentions, known_areas, len(corpus)) for mentions in areas)),
        area_names=_read(known_areas, areas, corpus, (corpus.headings, corpus.texts)),
        village=village,
        villages=villages,
        in_heading=_covered(corpus.headings, spots[0], areas[0]),
        in_text=_covered(corpus.texts, spots[1], areas[1]),
    )


def where(places: Places) -> sparse.csr_matrix:
    """Messages × places that tell how widely a matter is spread: the village of the field, else the spots of the
    heading, else the areas.
    """
    spots = _where_none(places.headed, places.village)
    areas = _where_none(_where_none(places.areas, places.village), places.headed)
    return sparse.hstack([places.village, spots, areas]).tocsr()


def _where_none(these: sparse.csr_matrix, others: sparse.csr_matrix) -> sparse.csr_matrix:
    none = (np.diff(others.indptr) == 0).astype(np.float32)
    return _either(sparse.diags(none) @ these)


def _told(mentions: Mentions, known: np.ndarray, texts: int) -> sparse.csr_matrix:
    ones = np.ones(len(mentions.name), dtype=np.float32)
    place = (mentions.text, np.searchsorted(known, mentions.name))
    return _either(sparse.csr_matrix((ones, place), shape=(texts, max(len(known), 1))))


def _either(*told: sparse.csr_matrix) -> sparse.csr_matrix:
    """1 where any of them tells."""
    found = sum(told[1:], start=told[0]).tocsr()
    found.sum_duplicates()
    found.eliminate_zeros()
    found.data = np.ones_like(found.data)
    return found


def _of_field(corpus: Corpus, told: sparse.csr_matrix) -> sparse.csr_matrix:
    """From the distinct values of the field to the messages that have them."""
    has = np.flatnonzero(corpus.field >= 0)
    value = (np.ones(len(has), dtype=np.float32), (has, corpus.field[has]))
    return (sparse.csr_matrix(value, shape=(len(corpus), told.shape[0])) @ told).tocsr()


def _whole(each: Scope, words: PlaceWords, spots: Mentions, fields: int) -> Mentions:
    """Values of the field in which no spot was recognised, where they are as short as a name: names as they stand."""
    length = np.bincount(each.text, weights=words.length[each.word], minlength=fields)
    bare = np.setdiff1d(np.flatnonzero((length > 0) & (length <= LONGEST + 2)), spots.text)
    first = np.searchsorted(each.text, bare)
    last = np.searchsorted(each.text, bare, side="right") - 1
    name = np.zeros(len(bare), dtype=np.uint64)
    for step in range(int((last - first).max(initial=-1)) + 1):
        at = first + step
        inside = at <= last
        word = each.word[at[inside]]
        name[inside] = followed(name[inside], words.hash[word], words.length[word])
    return Mentions(name, bare, each.at[first], each.at[last])


def _villages(tickets: pl.DataFrame) -> tuple[list[str], sparse.csr_matrix]:
    told = tickets["village"].fill_null("")
    names = told.filter(told != "").unique().sort()
    has = np.flatnonzero((told != "").to_numpy())
    number = names.search_sorted(told).to_numpy()[has]
    village = (np.ones(len(has), dtype=np.float32), (has, number))
    return names.to_list(), sparse.csr_matrix(village, shape=(len(told), max(len(names), 1)))


def _areas(each: Scope, words: PlaceWords) -> Mentions:
    """A3 + 区; 暮云 + 街道; 星沙镇."""
    word, follows = each.word, each.follows(1)
    before = np.concatenate([[False], (words.lettered[word] & follows)[:-1]])
    pair = before & words.district[word]
    named = np.concatenate([[False], (words.joins[word] & ~words.generic[word] & follows)[:-1]])
    pair |= named & words.area[word] & words.generic[word]
    two = np.flatnonzero(pair)
    one = np.flatnonzero(words.area[word] & ~words.generic[word] & words.joins[word] & (words.length[word] >= 3))
    joined = followed(words.hash[word[two - 1]], words.hash[word[two]], words.length[word[two]])
    last = np.concatenate([two, one])
    first = np.concatenate([two - 1, one])
    return Mentions(np.concatenate([joined, words.hash[word[one]]]), each.text[last], each.at[first], each.at[last])


def _read(known: np.ndarray, mentions: list[Mentions], corpus: Corpus, columns: tuple[Column, ...]) -> list[str]:
    """How each name reads, from the first place where it stands. An ending that is not part of the name is left out."""
    found: list[str] = [""] * len(known)
    for each, column in zip(reversed(mentions), reversed(columns), strict=True):
        names, first = np.unique(each.name, return_index=True)
        for place, name, at in zip(np.searchsorted(known, names), names, first, strict=True):
            words = [corpus.words[word] for word in column.words[each.first[at] : each.last[at] + 1]]
            whole = "".join(words)
            found[place] = whole if hashed(whole) == int(name) else "".join(words[:-1])
    return found


def _covered(column: Column, *mentions: Mentions) -> np.ndarray:
    """Whether each word of the column is part of a mention."""
    depth = np.zeros(len(column.words) + 1, dtype=np.int64)
    for each in mentions:
        np.add.at(depth, each.first, 1)
        np.add.at(depth, each.last + 1, -1)
    return np.cumsum(depth[:-1]) > 0
