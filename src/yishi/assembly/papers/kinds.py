"""The kinds of papers that rooms make. Each room names its own; here they are found by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from yishi.assembly.documents.letters import Letter


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper.

    `letter(thing)`: the paper before the office's own words. `find(user, public_id)`: what it is made of, guarded as
    its `page` (the name of an address) guards it; `model`: the same for readers of a round. `newest(user)`: the
    thing that a preview shows. `fixed`: the field with the moment when the paper became final, so that it is printed
    later with the words of then; "" for papers that are always of today. `facts`: what its words may name besides
    the parts of the letter, each read from the thing. `text`: its words while the office has none of its own; ""
    leaves the letter as it is.
    """

    name: str
    word: Any
    letter: Callable[[Any], Letter]
    newest: Callable[[Any], Any | None]
    model: type[Any] | None = None  # a Thing
    find: Callable[[Any, str], Any] | None = None
    page: str = ""
    fixed: str = ""
    facts: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    text: str = ""

    def told(self, thing: Any) -> dict[str, str]:
        return {name: read(thing) for name, read in self.facts.items()}

    @property
    def may_circulate(self) -> bool:
        """Whether such a paper is of one thing that has a page: it may go round, and be marked as internal."""
        return self.find is not None


@cache
def kinds() -> dict[str, PaperKind]:
    """Every kind by its name, in the order of the settings."""
    found: list[PaperKind] = [import_string(path) for path in settings.PAPER_KINDS]
    return {kind.name: kind for kind in found}
