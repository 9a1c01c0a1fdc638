"""A row locked before anybody asks whether it may change, and moved along its life."""

from types import ModuleType
from typing import Any, TypeVar

from django.db import models

from yishi.assembly.base.access import require

Row = TypeVar("Row", bound=models.Model)


def locked(thing: Row) -> Row:
    """The row as it stands now, held until the transaction ends."""
    rows: Any = type(thing)._default_manager
    found: Row = rows.select_for_update(of=("self",)).get(pk=thing.pk)
    return found


def moved(rules: ModuleType, thing: Row, verb: str, by: Any) -> Row:
    """The locked row in the state that `verb` leads to, for the caller to save with whatever else the verb changes.

    `rules` holds the thing's `LIFE` and `may`; raises `Refused` when it may not go there.
    """
    row: Any = locked(thing)
    require(rules.may(by, verb, row))
    row.state = rules.LIFE.move(verb).target
    found: Row = row
    return found
