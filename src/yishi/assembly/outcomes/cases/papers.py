"""The book as it is printed."""

from collections.abc import Iterator

from django.utils import timezone

from yishi.assembly.documents.books import Book, Chapter
from yishi.assembly.documents.letters import Block, Heading, paragraphs
from yishi.assembly.outcomes.cases import queries
from yishi.assembly.outcomes.cases.models import Case, CaseBook

PARTS = (("background", "案例背景"), ("doing", "主要做法"), ("result", "取得成效"), ("lesson", "经验启示"))


def book(found: CaseBook) -> Book:
    """Cover, contents, foreword, and a chapter for each case."""
    return Book(
        title=found.title,
        issuer=found.assembly.short_name,
        day=timezone.localdate(found.published_at) if found.published_at else None,
        draft=found.published_at is None,
        foreword=paragraphs(found.foreword),
        chapters=tuple(Chapter(case.title, tuple(_blocks(case))) for case in queries.cases(found)),
    )


def _blocks(case: Case) -> Iterator[Block]:
    for name, word in PARTS:
        if text := getattr(case, name).strip():
            yield Heading(word)
            yield from paragraphs(text)
