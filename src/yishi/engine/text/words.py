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
    """Words of two characters or more; no stop words, no bare numbers."""
    return [word for word in rjieba.cut(text) if carries(word)]


def split(text: str) -> list[str]:
    """Every word and character of the text in its order; punctuation, numbers and blanks as gaps of one blank."""
    return [word if word.isalpha() else " " for word in rjieba.cut(text)]


def carries(word: str) -> bool:
    """Whether the word says something of the matter: no stop word, no bare number, no single character."""
    if NUMBER.fullmatch(word) or word in stop_words():
        return False
    return len(word) > 1 and not word.isspace()


def pairs(text: str) -> list[str]:
    """Overlapping pairs of characters, punctuation left out: they survive what the word cutter gets wrong."""
    plain = PLAIN.sub("", text)
    return [plain[i : i + 2] for i in range(len(plain) - 1)]
