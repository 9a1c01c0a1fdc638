"""Lives: a thing's states and the verbs that lead from one to another, as one table that the code obeys and prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Words, first_denial, has_role, same_assembly


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for one person, as their desk shows it. Each room's `queries.todos(user)` gives its own."""

    word: Words
    url: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """`verb` leads from any of `sources` to `target`, for holders of `roles`. `word` is the button's text."""

    verb: str
    word: Words
    sources: tuple[str, ...]
    target: str
    roles: frozenset[str]


@dataclass(frozen=True)
class Life:
    """States in the order people meet them; the first is where a thing begins."""

    name: str
    states: dict[str, Words]
    moves: tuple[Move, ...]

    def move(self, verb: str) -> Move:
        return next(move for move in self.moves if move.verb == verb)

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(move.verb for move in self.moves)

    def is_open(self, state: str, verb: str) -> Answer:
        """Whether `verb` is open in `state`."""
        move = self.move(verb)
        if state in move.sources:
            return ALLOWED
        return Denied(
            _("当前状态为“%(state)s”，“%(verb)s”须在“%(sources)s”时办理。")
            % {
                "state": self.states[state],
                "verb": move.word,
                "sources": "、".join(str(self.states[source]) for source in move.sources),
            }
        )

    def may(self, user: Any, verb: str, thing: Any) -> Answer:
        """Both questions: may this person, and is it open now. `thing` has `assembly_id` and `state`."""
        return first_denial(
            same_assembly(user, thing), has_role(user, self.move(verb).roles), self.is_open(thing.state, verb)
        )

    def open_moves(self, user: Any, thing: Any) -> list[tuple[Move, Answer]]:
        """Moves this person's roles could ever make here, each with today's answer: what a page offers as buttons."""
        mine = (move for move in self.moves if move.roles & user.roles)
        return [(move, self.may(user, move.verb, thing)) for move in mine]

    def diagram(self) -> str:
        """The life as a Mermaid state diagram, printed into docs/lives."""
        return "\n".join(self._diagram_lines()) + "\n"

    def _diagram_lines(self) -> Iterable[str]:
        yield "stateDiagram-v2"
        yield f"    [*] --> {next(iter(self.states))}"
        for state, word in self.states.items():
            yield f"    {state}: {word}"
        for move in self.moves:
            for source in move.sources:
                yield f"    {source} --> {move.target}: {move.word} ({', '.join(sorted(move.roles))})"
