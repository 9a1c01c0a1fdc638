"""How well what a person knows fits what a committee works on: by words, from 0 to 1."""

from functools import lru_cache

import numpy as np

from yishi.engine.placement.situation import Situation
from yishi.engine.text.words import cut, pairs


def unfit(expertise: str | None, sector: str | None, field: str | None, sectors: tuple[str, ...]) -> float:
    """0: fits, 1: has nothing of the field. A committee that names the person's sector fits wholly.

    Each word of the expertise fits as far as its character pairs stand in the field (城市规划 beside 城市建设: one of
    three); the person fits as the better half of the words does, so that one who knows two things may use either.
    """
    if sector is not None and sector in sectors:
        return 0.0
    words, wanted = _words(expertise or ""), _pairs_of(field or "")
    if not words or not wanted:
        return 0.5 if not words else 1.0
    found = sorted((sum(pair in wanted for pair in word) / len(word) for word in words), reverse=True)
    best = found[: (len(found) + 1) // 2]
    return round(1.0 - sum(best) / len(best), 6)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(pairs(word)) for word in dict.fromkeys(cut(text)) if pairs(word))


@lru_cache(maxsize=4096)
def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(pair for word in cut(text) for pair in pairs(word))


def unfit_table(situation: Situation) -> np.ndarray:
    """(people, committees), by the distinct kinds of people only."""
    people = situation.given.people.select("expertise", "sector").rows()
    bodies = [
        (f"{row['field'] or ''} {row['name']}", tuple(row["sectors"] or ()))
        for row in situation.given.bodies_of("committee").iter_rows(named=True)
    ]
    kinds = {person: at for at, person in enumerate(dict.fromkeys(people))}
    table = np.array([[unfit(knows, sector, *body) for body in bodies] for knows, sector in kinds], dtype=np.float64)
    return table.reshape(len(kinds), len(bodies))[[kinds[person] for person in people]]
