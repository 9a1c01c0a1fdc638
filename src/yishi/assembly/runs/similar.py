"""Texts that were written before: which kinds of text there are, and what a room tells of each.

This room knows nothing of tickets and reports. The settings name one `Kind` of every room that has texts
(`SIMILAR_KINDS`), and, of rooms further along, a function that tells what came of them (`SIMILAR_FATES`).
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from yishi.assembly.base.access import Words

Mark = Mapping[str, Any]  # plain JSON that differs whenever the settled texts of an assembly do


class Text(NamedTuple):
    """A text as it is compared; `id` is its public id."""

    id: str
    title: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A text as it is shown to somebody who may see it. `state`: a word; `place`: the village, where it has one."""

    title: str
    day: date
    href: str
    state: Words = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What came of a text: a word such as “已采用”, and since when."""

    word: Words
    day: date


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of text. Texts come masked, the newest first.

    `counted`, `unseen`: “专报%(n)s条相近”, “%(n)s条您无权查看”. `marks`: each assembly's mark. `settled`: texts of an
    assembly that no longer change; an index is made of them. `fresh`: those that settled after a mark (None: all), and
    those that still change. `rows`: of these ids those that are still there, None where the user may not see them.
    """

    code: str
    word: Words
    counted: Words
    unseen: Words
    marks: Callable[[], dict[int, Mark]]
    settled: Callable[[int], Iterator[Text]]
    fresh: Callable[[int, Mark | None], Iterator[Text]]
    rows: Callable[[Any, Collection[str]], dict[str, Row | None]]


def kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of the settings."""
    return tuple(import_string(path) for path in settings.SIMILAR_KINDS)


def kind(code: str) -> Kind:
    """Raises KeyError for a code that is no kind's."""
    return {each.code: each for each in kinds()}[code]


def fates(user: Any, code: str, ids: Collection[str]) -> dict[str, Fate]:
    """What came of those texts of a kind, as far as `user` may see it."""
    told = settings.SIMILAR_FATES.get(code)
    return import_string(told)(user, ids) if told and ids else {}
