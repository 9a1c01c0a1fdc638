"""A section of the listening report: recent bursts, and the topics whose state is worth a look."""

import json
from collections.abc import Iterator
from html import escape

import polars as pl

from yishi.engine.report import say
from yishi.engine.watch.find import Watching

QUIET_STATES = ("steady", "unknown")
MOST = 40  # lines of each list


class Section:
    """Written in one language ("zh…" is Chinese, anything else English)."""

    def __init__(self, watching: Watching, topics: pl.DataFrame, language: str) -> None:
        self.watching, self.language = watching, language
        self.topics = topics.select("topic_id", "label", "rank")

    def html(self) -> Iterator[str]:
        if self.watching.states.is_empty():
            return
        yield f"<h2>{self._say('watch.html.bursts')}</h2>"
        yield from (f"<p class=soft>{self._say(note.code, **note.params)}</p>" for note in self.watching.report.notes)
        flags = self.watching.bursts.head(MOST)
        if flags.is_empty():
            yield f"<p>{self._say('watch.html.none')}</p>"
        else:
            yield "<table>"
            for flag in flags.iter_rows(named=True):
                kind = self._say(f"watch.kind.{flag['kind']}")
                yield f"<tr><td>{flag['flagged']}<td class=soft>{kind}<td>{self._reason(flag)}"
            yield "</table>"
        yield from self._states()

    def _states(self) -> Iterator[str]:
        told = self.watching.states.filter(~pl.col("state").is_in(QUIET_STATES)).join(self.topics, on="topic_id")
        if told.is_empty():
            return
        yield f"<h2>{self._say('watch.state')}</h2><table>"
        for row in told.sort("rank").head(MOST).iter_rows(named=True):
            yield f"<tr><td>{escape(row['label'])}<td>{self._reason(row)}"
        yield "</table>"

    def _reason(self, row: dict) -> str:
        return self._say(row["reason"], **json.loads(row["params"]))

    def _say(self, code: str, **params: object) -> str:
        return escape(say(code, params, self.language))
