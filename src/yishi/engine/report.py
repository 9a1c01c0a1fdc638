"""Every result brings its report: parameters, counts, warnings as codes, and the data's fingerprint.

A code such as `topics.part.reach` is turned into a sentence by the `words.py` of the package that its first part names,
in Chinese or English: the mathematics never writes prose, and the prose never decides.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from typing import Any, Literal, Protocol

import polars as pl

Level = Literal["info", "warning"]
Sentence = tuple[str, str]  # Chinese, English; str.format fields


class InputError(Exception):
    """Input that a person can mend. `code` and `params` become a sentence by `say`."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return say(self.code, self.params, "en")

    def __reduce__(self) -> tuple[Callable[..., "InputError"], tuple[str, dict[str, Any]]]:
        return _input_error, (self.code, self.params)  # errors cross process borders


def _input_error(code: str, params: dict[str, Any]) -> InputError:
    return InputError(code, **params)


class Cancelled(Exception):
    """Raised by a `Progress` to stop a pipeline at its next step; the pipeline leaves nothing behind."""


class Progress(Protocol):
    """Told how far a pipeline is. `step` is a sentence code; `done` of `total` within the whole work."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


def silent(step: str, done: int, total: int) -> None:
    """The progress of nobody looking."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the result must know: a code and the values its sentence quotes."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    level: Level = "info"


@dataclass(slots=True)
class Report:
    """What was done to which data. Holds no clock and no machine: the same input gives the same bytes."""

    pipeline: str
    version: str
    fingerprint: str
    params: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int | float] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def info(self, code: str, **params: Any) -> None:
        self.notes.append(Note(code, params))

    def warn(self, code: str, **params: Any) -> None:
        self.notes.append(Note(code, params, "warning"))

    def to_json(self) -> str:
        notes = [{"code": n.code, "level": n.level, "params": dict(n.params)} for n in self.notes]
        body = {
            "pipeline": self.pipeline,
            "version": self.version,
            "fingerprint": self.fingerprint,
            "params": self.params,
            "counts": self.counts,
            "notes": notes,
        }
        return json.dumps(body, ensure_ascii=False, indent=2, sort_keys=True, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def fingerprint(*frames: pl.DataFrame) -> str:
    """Sha-256 of the frames' names, types and values, row by row. Columns must be plain (no lists, no structs)."""
    digest = hashlib.sha256()
    for frame in frames:
        digest.update(repr(list(frame.schema.items())).encode())
        digest.update(frame.write_csv(null_value="\\N").encode())
    return digest.hexdigest()


def say(code: str, params: Mapping[str, Any], language: str = "zh") -> str:
    """The sentence for `code` in `language` ("zh…" is Chinese, anything else English).

    The code's first part names the package of the engine that speaks; single files (tables, privacy) keep theirs in
    `engine/words.py`.
    """
    speaker = code.partition(".")[0]
    module = f"yishi.engine.{speaker}.words" if speaker in _PACKAGES else "yishi.engine.words"
    chinese, english = import_module(module).SENTENCES[code]
    return str((chinese if language.startswith("zh") else english).format(**params))


_PACKAGES = frozenset(
    {"reading", "topics", "classes", "consensus", "placement", "effects", "scoring", "similar", "watch"}
)
