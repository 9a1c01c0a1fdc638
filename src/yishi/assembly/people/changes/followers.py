"""What follows from a change: each room names its own followers, and the change keeps what each of them did."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from yishi.assembly.base.access import Words
from yishi.assembly.people.changes.models import Change

Kind = Change.Kind
GONE = frozenset({Kind.LEFT, Kind.DIED})
AWAY = GONE | {Kind.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Follower:
    """`follow(change)` does its part and returns how many things it touched; `words` say so: “%(n)s件转给承接单位”."""

    code: str
    kinds: frozenset[str]
    words: Words
    follow: Callable[[Change], int]


def followers() -> list[Follower]:
    return [import_string(path) for path in settings.CHANGES_FOLLOWED]


def follow(change: Change) -> None:
    """Have every room do its part, in the order of the settings, inside the caller's transaction; keep what it did."""
    change.followed = {one.code: n for one in followers() if change.kind in one.kinds and (n := one.follow(change))}
    change.save(update_fields=["followed"])


def told(change: Change) -> Iterator[str]:
    """What followed, in sentences."""
    for one in followers():
        if n := change.followed.get(one.code):
            yield str(one.words) % {"n": n}
