"""Names that people can read: a topic by its matter, an incident by its place and matter.

A topic's terms are ranked by c-TF-IDF (Grootendorst 2022): how often a word is said inside against everywhere. Its name
is the phrase that the headings of its messages say most, so that it reads as people wrote it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy import sparse

from yishi.engine.text.words import stop_words

TERMS = 8
SHORTEST, LONGEST = 3, 8  # characters of a topic's name
WORDS = 3  # of a topic's name, at most
LONGEST_LABEL = 24


def terms(counts: sparse.csr_matrix, words: Sequence[str], of: np.ndarray, groups: int) -> list[list[str]]:
    """The best terms of each group, best first. counts: messages × words; of: group of each message, −1 for none."""
    placed = of >= 0
    member = sparse.csr_matrix(
        (np.ones(placed.sum(), dtype=np.float32), (of[placed], np.flatnonzero(placed))), shape=(groups, len(of))
    )
    inside = (member @ (counts > 0).astype(np.float32)).tocsr()
    everywhere = np.asarray(inside.sum(axis=0)).ravel()
    mean = inside.sum() / max(groups, 1)
    rarity = np.log1p(mean / np.maximum(everywhere, 1e-9))
    best = []
    for group in range(groups):
        part = slice(inside.indptr[group], inside.indptr[group + 1])
        columns = inside.indices[part]
        scores = inside.data[part] * rarity[columns]
        order = np.lexsort((columns, -scores))[:TERMS]
        best.append([words[columns[i]] for i in order])
    return best


def names(headings: Sequence[Sequence[str]], of: np.ndarray, best: Sequence[Sequence[str]]) -> list[str]:
    """A name for each group: its most telling phrase, else its two best terms. No name stands twice."""
    found: list[str] = []
    for phrase, terms_of in zip(telling(headings, of, best), best, strict=True):
        found.append(_free(phrase or "、".join(terms_of[:2]), terms_of, found))
    return found


def telling(headings: Sequence[Sequence[str]], of: np.ndarray, best: Sequence[Sequence[str]]) -> list[str]:
    """The phrase that each group's headings say most and others' least; empty where they share none.

    headings: the words of each message's heading, places left out.
    """
    inside: list[Counter[str]] = [Counter() for _ in best]
    for heading, group in zip(headings, of, strict=True):
        if group >= 0:
            inside[group].update(_phrases(heading))
    everywhere: Counter[str] = Counter()
    for said in inside:
        everywhere.update(said)
    sizes = np.bincount(of[of >= 0], minlength=len(best))
    return [
        _most_telling(said, everywhere, terms_of, int(size))
        for said, terms_of, size in zip(inside, best, sizes, strict=True)
    ]


def _phrases(heading: Sequence[str]) -> set[str]:
    """Words that stand next to each other, of a name's length, not beginning or ending in a stop word."""
    stop = stop_words()
    told = set()
    for first, last in combinations(range(len(heading) + 1), 2):
        words = heading[first:last]
        phrase = "".join(words)
        if last - first <= WORDS and SHORTEST <= len(phrase) <= LONGEST and _is_whole(words, stop):
            told.add(phrase)
    return told


def _is_whole(words: Sequence[str], stop: frozenset[str]) -> bool:
    """No gap within, and no stop word at either end."""
    return " " not in words and words[0] not in stop and words[-1] not in stop


def _most_telling(said: Counter[str], everywhere: Counter[str], terms_of: Sequence[str], size: int) -> str:
    """The phrase with the highest count × share of its uses that fall in this group; it must hold one of its terms."""
    least = max(2, size / 20)
    told = [(count * count / everywhere[phrase], phrase) for phrase, count in said.items() if count >= least]
    telling = [(score, phrase) for score, phrase in told if any(term in phrase for term in terms_of)]
    return min(telling, key=lambda item: (-item[0], -len(item[1]), item[1]))[1] if telling else ""


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
