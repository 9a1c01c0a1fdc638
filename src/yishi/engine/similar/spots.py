"""The named spots that one text tells: a word with an ending (小区, 路) and, where it needs it, the word before."""

from yishi.engine.text.words import split
from yishi.engine.topics.place_words import PlaceWords

LEAD = 200  # characters of the text in which people say where they are
SHORTEST = 3  # characters of a name with its ending


def spots(title: str, text: str, place: str) -> frozenset[str]:
    """Names as written: 魅力之城, 柳浦路."""
    return frozenset(name for part in (title, text[:LEAD], place) for name in _named(split(part)))


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both tell spots and none of the one is, or is part of, one of the other."""
    return bool(one and other) and not any(a in b or b in a for a in one for b in other)


def _named(words: list[str]) -> list[str]:
    known = PlaceWords(words)
    found = []
    for at in range(len(words)):
        if not known.ends[at]:
            continue
        named = not known.generic[at] and len(words[at]) >= SHORTEST
        led = at > 0 and known.joins[at - 1] and not known.generic[at - 1]
        if named:
            found.append(words[at])
        elif led and len(words[at - 1] + words[at]) >= SHORTEST:
            found.append(words[at - 1] + ("" if known.unspoken[at] else words[at]))
    return found
