"""Names that people can read: a topic by its matter, an incident by its place and matter.

A topic's terms are ranked by c-TF-IDF (Grootendorst 2022): how often a word is said inside against everywhere. Its name
joins the two best words that people really say next to each other, so that it reads as a phrase from the messages.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse

TERMS = 8
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


def phrases(documents: Sequence[Sequence[str]], of: np.ndarray, best: Sequence[Sequence[str]]) -> list[str]:
    """A name for each group: its best pair of neighbouring words, else its two best terms. No name stands twice."""
    following: list[Counter[tuple[str, str]]] = [Counter() for _ in best]
    wanted = [frozenset(group) for group in best]
    for document, group in zip(documents, of, strict=True):
        if group >= 0:
            said = {pair for pair in pairwise(document) if wanted[group].issuperset(pair)}
            following[group].update(pair for pair in said if pair[0] != pair[1])
    names: list[str] = []
    for group, (terms_of, pairs) in enumerate(zip(best, following, strict=True)):
        names.append(_free(_name(terms_of, pairs, int((of == group).sum())), terms_of, names))
    return names


def _name(terms_of: Sequence[str], pairs: Counter[tuple[str, str]], size: int) -> str:
    """A pair counts when a tenth of the messages say it; the first term alone when it is long enough to be a phrase."""
    rank = {term: place for place, term in enumerate(terms_of)}
    said = [pair for pair, count in pairs.items() if count >= max(2, size / 10)]
    if said:
        first, second = min(said, key=lambda pair: (rank[pair[0]] + rank[pair[1]] - 0.01 * pairs[pair], pair))
        return first + second
    return "、".join(terms_of[:2])


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
