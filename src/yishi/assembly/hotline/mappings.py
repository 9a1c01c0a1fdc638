"""Which of our columns the headers of a source's files are: what the reader guesses, and what a person chose."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yishi.assembly.hotline import models, sources
from yishi.assembly.hotline.columns import WORDS
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs.pipelines import WEB, Dialect, peek
from yishi.engine import privacy

LONGEST_SAMPLE = 40  # characters
FEWEST, MOST = 2, 200  # columns of a file that are asked about: time and text at least


@dataclass(frozen=True, slots=True)
class Header:
    """One column of a file: its header, what it is read as (empty: left out), masked examples of its cells."""

    name: str
    column: str
    samples: tuple[str, ...] = ()


def shape_of(headers: Sequence[str]) -> str:
    """The same for the same headers in any order."""
    return hashlib.sha256("\x1f".join(sorted(header for header in headers if header)).encode()).hexdigest()


def dialect(assembly_id: int, source: str) -> Dialect:
    """How files of `source` are read: in its own words, and as a person chose for a file with the same headers."""
    saved = models.Mapping.objects.filter(assembly_id=assembly_id, source=source)
    known: dict[str, dict[str, str | None]] = dict(saved.values_list("shape", "columns"))
    return sources.find(source).dialect(lambda headers: known.get(shape_of(headers), {}))


def headers_of(upload: Upload, source: str) -> list[Header]:
    """The columns of a file as they are guessed. Raises InputError where it holds no table."""
    seen = peek(
        io.BytesIO(upload.content),
        filename=upload.name,
        table="ticket",
        dialect=sources.find(source).dialect(),
        limits=WEB,
    )
    return [
        Header(each.guess.header, each.guess.column or "", tuple(map(_masked, each.samples)))
        for each in seen
        if each.guess.header
    ]


def headers_read(columns: Sequence[dict]) -> list[Header]:
    """The columns of a file that was read (`Import.columns`)."""
    return [Header(told["header"], told["column"] or "") for told in columns if told["header"]]


def complaints(columns: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """What is wrong with a choice (header → our column or empty): "twice" with a column and its headers, or "missing"
    with the columns of which one is needed.
    """
    found: list[tuple[str, tuple[str, ...]]] = []
    for column, word in WORDS.items():
        headers = tuple(header for header, told in columns.items() if told == column)
        if len(headers) > 1:
            found.append(("twice", (str(word), *headers)))
    if "time" not in columns.values():
        found.append(("missing", (str(WORDS["time"]),)))
    if not {"title", "text"} & set(columns.values()):
        found.append(("missing", (str(WORDS["text"]), str(WORDS["title"]))))
    return found


def _masked(sample: str) -> str:
    return privacy.mask(sample[: 4 * LONGEST_SAMPLE])[:LONGEST_SAMPLE]
