"""Names of spots (丽发新城, 劳动东路), learned from the messages themselves: no list of names could be complete.

A word such as 小区 or 路 ends a name. How far to the left the name reaches is told by the messages: the longer form is
taken as long as it stands in nearly as many of them. A name so learned is then recognised wherever it stands, with its
ending or without.
"""

from dataclasses import dataclass

import numpy as np

from yishi.engine.topics.corpus import Column
from yishi.engine.topics.place_words import PlaceWords, followed

LEAD = 150  # characters of the text in which people say where they are
REACH = 4  # words to the left of the ending that may belong to a name
LONGEST, SHORTEST = 10, 3  # characters of a name
KEEPS = 0.6  # share of its messages that the longer form of a name must keep
WELL_KNOWN, WELL_KNOWN_SHARE = 100, 0.005  # named by more messages and a larger share: that is a quarter, not a spot
BITS = 20


@dataclass(frozen=True, slots=True)
class Scope:
    """Words in which places are looked for: their number, their text, and where in their column they stand."""

    word: np.ndarray
    text: np.ndarray
    at: np.ndarray

    def follows(self, step: int) -> np.ndarray:
        """Whether the word `step` places on is of the same text."""
        same = np.zeros(len(self.word), dtype=bool)
        same[: len(same) - step] = self.text[step:] == self.text[: len(same) - step]
        return same


@dataclass(frozen=True, slots=True)
class Mentions:
    """Names where they stand: the name's hash, the text, the first and the last word in the column."""

    name: np.ndarray
    text: np.ndarray
    first: np.ndarray
    last: np.ndarray

    def only(self, which: np.ndarray) -> "Mentions":
        return Mentions(self.name[which], self.text[which], self.first[which], self.last[which])


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many texts each name stands: hashes in order, and counts."""

    name: np.ndarray
    count: np.ndarray

    def of(self, name: np.ndarray) -> np.ndarray:
        if not len(self.name):
            return np.zeros(name.shape, dtype=np.int64)
        place = np.minimum(np.searchsorted(self.name, name), len(self.name) - 1)
        return np.where(self.name[place] == name, self.count[place], 0)


def scope(column: Column, words: PlaceWords, longest: int | None = None) -> Scope:
    """The words of a column's texts, of the first `longest` characters of each."""
    text = column.text
    if longest is None:
        return Scope(column.words, text, np.arange(len(text)))
    ends = np.cumsum(words.length[column.words])
    before = np.concatenate([[0], ends])[column.starts[:-1]]
    inside = np.flatnonzero(ends - words.length[column.words] - before[text] < longest)
    return Scope(column.words[inside], text[inside], inside)


def learned(scopes: list[Scope], words: PlaceWords) -> list[Mentions]:
    """Every name in each scope. The names are learned from all scopes but the last, which holds fields."""
    forms = [_forms(each, words) for each in scopes]
    counts = _counted(
        np.concatenate([found[found != 0] for found, _ends in forms[:-1]]),
        np.concatenate([_texts(each, *form) for each, form in zip(scopes[:-1], forms[:-1], strict=True)]),
    )
    ended = [_chosen(each, *form, counts) for each, form in zip(scopes, forms, strict=True)]
    told = ended[:-1]
    often = _counted(np.concatenate([m.name for m in told]), np.concatenate([m.text for m in told]))
    most = max(WELL_KNOWN, WELL_KNOWN_SHARE * max(int(each.text.max(initial=0)) + 1 for each in scopes[:-1]))
    known = often.name[(often.count >= 2) & (often.count <= most)]
    found = []
    for each, mentions in zip(scopes, ended, strict=True):
        clear = mentions.only(often.of(mentions.name) <= most)
        found.append(together([clear, *_recognised(each, words, known)]))
    return found


def together(mentions: list[Mentions]) -> Mentions:
    columns = ((m.name, m.text, m.first, m.last) for m in mentions)
    return Mentions(*(np.concatenate(column) for column in zip(*columns, strict=True)))


def _forms(each: Scope, words: PlaceWords) -> tuple[np.ndarray, np.ndarray]:
    """Of each ending in the scope the names it may end, shortest first: hashes (endings × (1 + REACH)), 0 for none."""
    ends = np.flatnonzero(words.ends[each.word])
    word = each.word[ends]
    unspoken = words.unspoken[word]
    own = np.where(unspoken, 0, words.length[word])
    value, length = np.where(unspoken, np.uint64(0), words.hash[word]), own
    found = np.zeros((len(ends), REACH + 1), dtype=np.uint64)
    whole = words.joins[word] & ~words.generic[word] & (words.length[word] >= SHORTEST)
    found[whole, 0] = value[whole]
    stops = words.stops[each.word] | _lettered(each, words)
    going = np.ones(len(ends), dtype=bool)
    for step in range(1, REACH + 1):
        left = np.maximum(ends - step, 0)
        more = words.length[each.word[left]]
        going &= (ends >= step) & (each.text[left] == each.text[ends]) & ~stops[left] & (length + more <= LONGEST)
        value = np.where(going, followed(words.hash[each.word[left]], value, length), value)
        length = np.where(going, length + more, length)
        is_name = going & ((length - own >= 2) | (~unspoken & (own <= 2) & (length >= SHORTEST)))
        found[is_name, step] = value[is_name]
    return found, ends


def _lettered(each: Scope, words: PlaceWords) -> np.ndarray:
    """Words of areas such as A3区 and A市."""
    letter = words.letter[each.word]
    district = np.zeros(len(letter), dtype=bool)
    district[1:] = (letter & each.follows(1))[:-1] & words.district[each.word[1:]]
    return letter | district


def _texts(each: Scope, found: np.ndarray, ends: np.ndarray) -> np.ndarray:
    return np.broadcast_to(each.text[ends][:, None], found.shape)[found != 0]


def _counted(names: np.ndarray, texts: np.ndarray) -> Counts:
    """Distinct texts of each name."""
    order = np.lexsort((texts, names))
    names, texts = names[order], texts[order]
    fresh = np.ones(len(names), dtype=bool)
    fresh[1:] = (names[1:] != names[:-1]) | (texts[1:] != texts[:-1])
    return Counts(*np.unique(names[fresh], return_counts=True))


def _chosen(each: Scope, found: np.ndarray, ends: np.ndarray, counts: Counts) -> Mentions:
    """The form of each name that is meant."""
    count = counts.of(found)
    form = np.full(len(found), -1, dtype=np.int64)
    kept = np.zeros(len(found), dtype=np.int64)
    for step in range(REACH + 1):
        longer = (form < 0) | (count[:, step] >= np.maximum(2, KEEPS * kept))
        taken = (found[:, step] != 0) & longer
        form[taken], kept[taken] = step, count[taken, step]
    named = form >= 0
    last, form = ends[named], form[named]
    return Mentions(found[named, form], each.text[last], each.at[last - form], each.at[last])


def _recognised(each: Scope, words: PlaceWords, known: np.ndarray) -> list[Mentions]:
    """Known names wherever they stand, one to 1 + REACH words long."""
    if not len(known):
        return []
    maybe = np.zeros(1 << BITS, dtype=bool)  # a quick look first: few words begin a name
    maybe[_bits(known)] = True
    found = []
    value, length = words.hash[each.word], words.length[each.word]
    going = np.ones(len(value), dtype=bool)
    for size in range(1, REACH + 2):
        if size > 1:
            last = np.minimum(np.arange(len(value)) + size - 1, len(value) - 1)
            more = words.length[each.word[last]]
            going &= each.follows(size - 1) & (length + more <= LONGEST)
            value = np.where(going, followed(value, words.hash[each.word[last]], more), value)
            length = np.where(going, length + more, length)
        here = np.flatnonzero(going & (length >= SHORTEST) & maybe[_bits(value)])
        here = here[known[np.minimum(np.searchsorted(known, value[here]), len(known) - 1)] == value[here]]
        found.append(Mentions(value[here], each.text[here], each.at[here], each.at[here + size - 1]))
    return found


def _bits(value: np.ndarray) -> np.ndarray:
    return (value >> np.uint64(64 - BITS)).astype(np.int64)
