"""What is said of a text while somebody writes it: what forbids sending it, and what is only a hint."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yishi.assembly.base.access import Words

TWO_MATTERS = {"问题": 2, "关于": 2, "以及": 1, "；": 1, ";": 1}  # so often in a title, and it reads like two matters
SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be. `must`: it cannot be sent like this; else it is a hint."""

    field: str
    words: Words
    must: bool


def ordered(found: Iterable[Finding]) -> list[Finding]:
    """What forbids sending first."""
    return sorted(found, key=lambda finding: not finding.must)


def length(*parts: str) -> int:
    """Characters of the texts together, spaces not counted."""
    return sum(len(SPACE.sub("", part)) for part in parts)


def reads_like_two_matters(title: str) -> bool:
    return any(title.count(word) >= often for word, often in TWO_MATTERS.items())
