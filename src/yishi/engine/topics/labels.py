"""Names that people can read: a topic by its matter, an incident by its place and matter.

A topic's terms are ranked by c-TF-IDF (Grootendorst 2022): how often a word is said inside against everywhere. Its name
is the phrase that the headings of its messages say most and others' least, so that it reads as people wrote it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from yishi.engine.groups import member
from yishi.engine.text.words import stop_words
from yishi.engine.topics.corpus import Corpus
from yishi.engine.topics.place_words import PlaceWords, followed
from yishi.engine.topics.places import Places

TERMS = 8
SHORTEST, LONGEST = 3, 8  # characters of a topic's name
WORDS = 3  # of a topic's name, at most
HEADINGS = 200_000  # headings that names are looked for in; of more, every so many-th
TRIED = 200  # phrases of a topic looked at, the most telling first
LONGEST_LABEL = 24


def terms(counts: sparse.csr_matrix, words: Sequence[str], of: np.ndarray, groups: int) -> list[list[str]]:
    """The best terms of each group, best first. counts: messages × words; of: group of each message, −1 for none."""
    said = counts.copy()
    said.data = np.ones_like(said.data)
    inside = (member(of, groups) @ said).tocsr()
    everywhere = np.asarray(inside.sum(axis=0)).ravel()
    mean = inside.sum() / max(groups, 1)
    rarity = np.log1p(mean / np.maximum(everywhere, 1e-9))
    best = []
    for group in range(groups):
        part = slice(inside.indptr[group], inside.indptr[group + 1])
        columns = inside.indices[part]
        scores = inside.data[part] * rarity[columns]
        order = np.lexsort((columns, -scores))[:TERMS]
        best.append([words[columns[place]] for place in order])
    return best


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of headings: `message` says `phrase`, each once. `texts`: how they read; `single`: those of one word."""

    message: np.ndarray
    phrase: np.ndarray
    texts: list[str]
    single: frozenset[str]


def phrases(corpus: Corpus, places: Places) -> Phrases:
    """Up to three neighbouring words of a heading, of a name's length, places left out, no stop word at either end."""
    stop = stop_words()
    plain = np.array([word.isalpha() for word in corpus.words], dtype=bool)
    edge = plain & np.array([word not in stop for word in corpus.words], dtype=bool)
    step = max(1, len(corpus) // HEADINGS)
    column, text = corpus.headings.words, corpus.headings.text
    inside = plain[column] & ~places.in_heading & (text % step == 0)
    found = list(_spans(places.words, column, text, inside, edge))
    value, message, first, size = (np.concatenate(part) for part in zip(*found, strict=True))
    _, place, phrase = np.unique(value, return_index=True, return_inverse=True)
    texts = ["".join(corpus.words[word] for word in column[first[at] : first[at] + size[at]]) for at in place]
    once = np.unique(np.stack([message, phrase]), axis=1)
    single = frozenset(text for text, words_of in zip(texts, size[place], strict=True) if words_of == 1)
    return Phrases(once[0], once[1], texts, single)


def _spans(
    words: PlaceWords, column: np.ndarray, text: np.ndarray, inside: np.ndarray, edge: np.ndarray
) -> Iterator[tuple[np.ndarray, ...]]:
    """Of each number of words: hash, message, first word and size of every phrase."""
    value, length = words.hash[column], words.length[column]
    going = inside
    for size in range(1, WORDS + 1):
        if size > 1:
            last = np.minimum(np.arange(len(column)) + size - 1, len(column) - 1)
            going = going & inside[last] & (text[last] == text) & (np.arange(len(column)) + size <= len(column))
            more = words.length[column[last]]
            value, length = followed(value, words.hash[column[last]], more), length + more
        end = column[np.minimum(np.arange(len(column)) + size - 1, len(column) - 1)] if len(column) else column
        good = going & edge[column] & edge[end] & (length >= SHORTEST) & (length <= LONGEST)
        at = np.flatnonzero(good)
        yield value[at], text[at], at, np.full(len(at), size)


def telling(said: Phrases, of: np.ndarray, best: Sequence[Sequence[str]]) -> list[str]:
    """The phrase that each group's headings say most and others' least; empty where they share none.

    of: group of each message, −1 for none; best: the terms of each group, one of which must be in its phrase.
    """
    groups = len(best)
    group = of[said.message]
    placed = group >= 0
    key, count = np.unique(group[placed] * len(said.texts) + said.phrase[placed], return_counts=True)
    group, phrase = key // max(len(said.texts), 1), key % max(len(said.texts), 1)
    everywhere = np.bincount(phrase, weights=count, minlength=len(said.texts))
    headings = np.bincount(of[np.unique(said.message)] + 1, minlength=groups + 1)[1:]
    least = np.maximum(2, headings / 20)
    score = count * count / everywhere[phrase]
    found = []
    for number in range(groups):
        mine = np.flatnonzero((group == number) & (count >= least[number]))
        order = mine[np.argsort(-score[mine], kind="stable")][:TRIED]
        found.append(_best([(score[at], said.texts[phrase[at]]) for at in order], best[number]))
    return found


def _best(told: Sequence[tuple[float, str]], terms_of: Sequence[str]) -> str:
    """The best phrase that holds a term of the topic; its score counts the less the further down the term stands."""
    scored = []
    for score, text in told:
        places = [place for place, term in enumerate(terms_of) if term in text]
        if places:
            scored.append((-score / (1 + min(places)), -len(text), text))
    return min(scored)[2] if scored else ""


def names(said: Phrases, of: np.ndarray, best: Sequence[Sequence[str]], headings: Sequence[str]) -> list[str]:
    """A name for each group: its most telling phrase, else its two best terms, else its heading. None stands twice."""
    found: list[str] = []
    for phrase, terms_of, heading in zip(telling(said, of, best), best, headings, strict=True):
        name = _with_term(phrase, terms_of) if phrase in said.single else phrase
        found.append(_free(name or "、".join(terms_of[:2]) or incident(heading, ""), terms_of, found))
    return found


def _with_term(word: str, terms_of: Sequence[str]) -> str:
    """One word alone says too little (公交车): the best term that shares no character with it stands beside it."""
    beside = next((term for term in terms_of if not set(term) & set(word)), "")
    return f"{word}、{beside}" if beside else word


def _free(name: str, terms_of: Sequence[str], taken: Sequence[str]) -> str:
    """`name`, told apart by a further term where another topic has it already."""
    for term in ["", *terms_of]:
        candidate = f"{name}（{term}）" if term else name
        if candidate not in taken and term not in (name,):
            return candidate
    return f"{name}（{len(taken) + 1}）"


def incident(heading: str, place: str) -> str:
    """Place and matter: the heading of the most central message, led by the place unless it is told there."""
    short = heading.strip().strip("。！!？?，,")
    if len(short) > LONGEST_LABEL:
        short = short[:LONGEST_LABEL] + "…"
    return short if not place or place in short else f"{place}：{short}"
