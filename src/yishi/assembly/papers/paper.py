"""A paper as it leaves the office: in the office's words of its day, made out to its reader where it is internal."""

import logging
from dataclasses import replace
from typing import Any

from django.http import HttpResponse

from yishi.assembly.documents import answer_with, content
from yishi.assembly.documents.letters import Letter
from yishi.assembly.papers.circulation import queries as circulation
from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.papers.wordings import queries as wordings
from yishi.assembly.papers.wordings.text import Misworded, worded

log = logging.getLogger(__name__)


def letter(kind: PaperKind, thing: Any) -> Letter:
    """The paper of `thing`. Words that fit no more, as after an update, give way to the built-in ones: a paper never
    fails to print."""
    made = kind.letter(thing)
    own = wordings.in_force(thing.assembly_id, kind, getattr(thing, kind.fixed) if kind.fixed else None)
    for text in filter(None, dict.fromkeys((own, kind.text))):
        try:
            made = worded(text, made, kind.told(thing))
            break
        except Misworded as wrong:
            log.warning("these words of %s are left out: line %s, %s", kind.name, wrong.line, wrong.reason)
    return replace(made, internal=kind.may_circulate and circulation.is_internal(kind, thing))


def as_file(kind: PaperKind, thing: Any, *, form: str, reader: str) -> bytes:
    return content(letter(kind, thing), form=form, reader=reader)


def answer_with_paper(kind: PaperKind, thing: Any, *, form: str, name: str, by: Any) -> HttpResponse:
    """The paper as `pdf` or `docx`."""
    return answer_with(letter(kind, thing), form=form, name=name, reader=str(by))
