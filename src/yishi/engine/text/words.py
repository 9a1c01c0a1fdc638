"""Chinese text into words and character pairs."""

import re
from functools import lru_cache
from importlib.resources import files

import rjieba

PLAIN = re.compile(r"[^\w]+")
NUMBER = re.compile(r"[\d.]+")


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that carry no matter: function words and the courtesies of letters to an office."""
    text = files("yishi.engine.text").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def cut(text: str) -> list[str]:
    """Words of two characters or more, and words in Latin letters; no stop words, no bare numbers."""
    stop = stop_words()
    return [word for word in rjieba.cut(text) if _carries(word) and word not in stop]


def split(text: str) -> list[str]:
    """Every word and character of the text in its order; punctuation, numbers and blanks as gaps of one blank."""
    return [word if word.isalpha() else " " for word in rjieba.cut(text)]


def _carries(word: str) -> bool:
    if NUMBER.fullmatch(word):
        return False
    return (len(word) > 1 and not word.isspace()) or (len(word) == 1 and word.isascii() and word.isalpha())


def pairs(text: str) -> list[str]:
    """Overlapping pairs of characters, punctuation left out: they survive what the word cutter gets wrong."""
    plain = PLAIN.sub("", text)
    return [plain[i : i + 2] for i in range(len(plain) - 1)]
