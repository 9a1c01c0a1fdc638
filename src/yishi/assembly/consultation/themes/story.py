"""The story of a theme, as every room tells its own part.

A theme ties things of any room by their `kind:public_id`; rooms that stand above this one are unknown here. The
settings name a function of each (`THEME_STORIES`): `(user, theme) → Part`, what this reader may know. `user` is nobody
for the public page: then only what is public is told, without names and without addresses.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from yishi.assembly.base.access import Words
from yishi.assembly.consultation.themes.models import Theme, Tier
from yishi.assembly.topics.story import Event


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, at the tier of what it belongs to."""

    tier: str
    event: Event


@dataclass(frozen=True, slots=True)
class Figure:
    """A count over the whole theme, in the unit that its word tells."""

    word: Words
    count: int


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Something of the theme that is not finished."""

    word: Words
    href: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one room, or all of them together, tell of a theme."""

    happenings: tuple[Happening, ...] = ()
    figures: tuple[Figure, ...] = ()
    open_ends: tuple[OpenEnd, ...] = ()


def whole(user: Any | None, theme: Theme) -> Part:
    """All parts in one: happenings by day, the oldest first; open ends by date; figures in the order of the rooms."""
    parts = [import_string(path)(user, theme) for path in settings.THEME_STORIES]
    happenings = [happening for part in parts for happening in part.happenings]
    open_ends = [end for part in parts for end in part.open_ends]
    return Part(
        tuple(sorted(happenings, key=lambda happening: _when(happening.event))),
        tuple(figure for part in parts for figure in part.figures),
        tuple(sorted(open_ends, key=lambda end: (end.due is None, end.due or date.max))),
    )


def by_tier(happenings: tuple[Happening, ...]) -> list[tuple[Tier, list[Event]]]:
    """(tier, its events) from the county down, tiers without any included: the gaps are part of the story."""
    return [(tier, [h.event for h in happenings if h.tier == tier.value]) for tier in Tier]


def tiers(theme: Theme, kind: str) -> dict[str, str]:
    """Public id → tier of the things of one kind that are tied to the theme. Asks nothing where ties are prefetched."""
    refs = ((tie.ref.partition(":"), tie.tier) for tie in theme.ties.all())
    return {public_id: tier for (of_kind, _colon, public_id), tier in refs if of_kind == kind}


def _when(event: Event) -> tuple[date, float]:
    """By day; on one day, what has no hour comes first."""
    return event.day, event.at.timestamp() if isinstance(event.at, datetime) else 0.0
