"""How a problem found in a campaign goes on: the room that supervises is named in the settings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from yishi.assembly.outreach.campaigns.models import Problem


@dataclass(frozen=True, slots=True)
class Taker:
    """`choices(user)`: (id, words) of what can take one now; `take(problem, id, by=)`: the ref of what it became."""

    choices: Callable[[Any], list[tuple[str, str]]]
    take: Callable[..., str]


def taker() -> Taker:
    found: Taker = import_string(settings.PROBLEMS_TAKEN_BY)
    return found


def hand(problem: Problem, chosen: str, by: Any) -> str:
    return taker().take(problem, chosen, by=by)
