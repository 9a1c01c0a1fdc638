"""How one source writes its files, beyond what every file is read by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from yishi.engine.reading.headings import HEADINGS, Heading, normal

# A person's choice, header → our column (None: leave out), or a function from the headers of a file to it.
Choice = Mapping[str, str | None] | Callable[[Sequence[str]], Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """`words`: our column → what this source calls it; such a word no longer means another column, and goes before the
    common ones. `flags`: column of yes and no → words of its cells. `callers`: whether the people named in a row are
    those who called; else they only help masking. `chosen`: what a person chose goes before all.
    """

    words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    flags: Mapping[str, Mapping[str, bool]] = field(default_factory=lambda: MappingProxyType({}))
    callers: bool = True
    chosen: Choice | None = None

    def headings(self, table: str) -> tuple[Heading, ...]:
        """`HEADINGS[table]` with the words of this source."""
        own = {column: tuple(map(normal, words)) for column, words in self.words.items()}
        taken = {word for words in own.values() for word in words}
        return tuple(
            Heading(
                heading.column,
                own.get(heading.column, ()) + tuple(word for word in heading.words if word not in taken),
                heading.required,
            )
            for heading in HEADINGS[table]
        )

    def mapping(self, headers: Sequence[str]) -> Mapping[str, str | None]:
        """What a person chose for a file with these headers; empty where nobody did."""
        if callable(self.chosen):
            return self.chosen(headers)
        return self.chosen or {}


COMMON = Dialect()
