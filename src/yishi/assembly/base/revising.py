"""Texts that several people write: rows locked before anybody asks, and of two writers neither loses anything."""

from collections.abc import Mapping
from typing import Any, TypeVar

from yishi.assembly.base.models import Revised, Thing

Row = TypeVar("Row", bound=Thing)


class Overtaken(Exception):
    """Somebody saved the same text in between. Holds the row as it stands now; nothing of either is lost."""

    def __init__(self, thing: Any) -> None:
        super().__init__(str(thing))
        self.thing = thing


def locked(thing: Row) -> Row:
    """The row as it stands now, held until the transaction ends."""
    rows: Any = type(thing)._default_manager
    found: Row = rows.select_for_update(of=("self",)).get(pk=thing.pk)
    return found


def revise(thing: Revised, facts: Mapping[str, Any], version: int) -> list[str]:
    """Save what differs in a locked row; returns its names. `version` is the one the writer began from."""
    changed = [name for name, value in facts.items() if getattr(thing, name) != value]
    if changed and thing.version != version:
        raise Overtaken(thing)
    for name in changed:
        setattr(thing, name, facts[name])
    thing.version += 1
    thing.save(update_fields=[*changed, "version"])
    return changed
