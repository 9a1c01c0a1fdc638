"""What every source of tickets tells of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.utils.functional import Promise

from yishi.assembly.runs.pipelines import Choice, Dialect

Words = str | Promise


class Way(Enum):
    """How messages come: in a file that somebody uploads, out of a room of this house further on, or both."""

    FILE = "file"
    ROOM = "room"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of source. `code` stands in the rows; `about` says whose words these are.

    `headers`: column of the reader → what its files call it, beyond the common words; `flags`: column of yes and no →
    words of its cells. `time`, `solved`, `satisfied`: what the value means here, empty where it has none. `callers`:
    whether the people in a row are those who raised the matter, so that repeated calls can be told by a code.
    """

    code: str
    word: Words
    about: Words
    time: Words
    solved: Words = ""
    satisfied: Words = ""
    way: Way = Way.FILE
    callers: bool = True
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    def dialect(self, chosen: Choice | None = None) -> Dialect:
        """How its files are read; `chosen` is what a person chose for their headers."""
        return Dialect(words=self.headers, flags=self.flags, callers=self.callers, chosen=chosen)
