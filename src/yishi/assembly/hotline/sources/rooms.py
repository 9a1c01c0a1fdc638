"""Messages that stand in a room further along the way.

This room knows nothing of those above it. The settings name a function of each (`SIGNAL_ROOMS`, by code of the source),
which yields what stands there now; what it no longer yields was withdrawn.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing of a room, told as a message. `number`: its public id; `names`: people who must not be seen in it.
    `title` may be empty.
    """

    number: str
    at: datetime
    title: str
    text: str
    place: str = ""
    names: tuple[str, ...] = ()


def signals(code: str, assembly_id: int) -> Iterable[Signal]:
    """What the room of this source tells now. Raises KeyError where no room tells it."""
    told: Callable[[int], Iterable[Signal]] = import_string(settings.SIGNAL_ROOMS[code])
    return told(assembly_id)
