"""Where tickets come from: one module a source, all of the same shape. To add one, write a module and name it here."""

from yishi.assembly.hotline.sources import (
    forum,
    hotline,
    opinion_reports,
    petitions,
    proposals,
    service_centres,
    studios,
    visits,
)
from yishi.assembly.hotline.sources.source import Source, Way, Words

__all__ = ["ALL", "Source", "Way", "Words", "by_file", "choices", "find", "word"]

MODULES = (hotline, petitions, service_centres, forum, visits, studios, proposals, opinion_reports)
ALL: tuple[Source, ...] = tuple(module.SOURCE for module in MODULES)
_BY_CODE = {source.code: source for source in ALL}


def find(code: str) -> Source:
    """Raises KeyError for a code that is no source's."""
    return _BY_CODE[code]


def word(code: str) -> str:
    return str(find(code).word)


def choices() -> list[tuple[str, Words]]:
    """(code, word) of every source."""
    return [(source.code, source.word) for source in ALL]


def by_file() -> list[tuple[str, Words]]:
    """(code, word) of the sources whose messages may come in files."""
    return [(source.code, source.word) for source in ALL if source.way is not Way.ROOM]
