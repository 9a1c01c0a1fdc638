"""Rules that cannot all hold: a smallest set of them, each with what would make it hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yishi.engine.report import InputError, say


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a sentence, and `mend`: what would make the others hold. Both codes share `params`."""

    code: str
    mend: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def told(self, language: str) -> str:
        return say(self.code, self.params, language)

    def mended(self, language: str) -> str:
        return say(self.mend, self.params, language)


class Conflict(InputError):
    """`rules`: none of them can be left out, or the others would hold together."""

    def __init__(self, placement: str, rules: Sequence[Rule]) -> None:
        self.placement, self.rules = placement, tuple(rules)
        told = {language: " ".join(f"· {rule.told(language)}" for rule in rules) for language in ("zh", "en")}
        params = {"placement": placement, "count": len(self.rules), "zh": told["zh"], "en": told["en"]}
        super().__init__(f"placement.conflict.{placement}", **params)

    def __reduce__(self) -> Any:
        return Conflict, (self.placement, self.rules)


def smallest(rules: Sequence[Rule], holds: Callable[[Sequence[Rule]], bool]) -> list[Rule]:
    """A subset that cannot hold, of which every part can (QuickXplain, Junker 2004). `rules` together do not hold."""
    return _explain([], [], list(rules), holds) if not holds(rules) else []


def _explain(
    kept: list[Rule], added: list[Rule], rules: list[Rule], holds: Callable[[Sequence[Rule]], bool]
) -> list[Rule]:
    if added and not holds(kept):
        return []
    if len(rules) == 1:
        return rules
    first, second = rules[: len(rules) // 2], rules[len(rules) // 2 :]
    later = _explain(kept + first, first, second, holds)
    earlier = _explain(kept + later, later, first, holds)
    return earlier + later
