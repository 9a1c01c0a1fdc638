"""A reading of the tickets as one page: topics by rank, each with its reasons, trend, incidents and people's words."""

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape

import polars as pl

from yishi.engine.page import page
from yishi.engine.report import say
from yishi.engine.topics.find import Listening

TOPICS = 40
INCIDENTS = 8
QUOTES = 4
LONGEST = 220  # characters of a quotation


class Page:
    """Writes one page in one language ("zh…" is Chinese, anything else English)."""

    def __init__(self, listening: Listening, tickets: pl.DataFrame, language: str) -> None:
        self.listening, self.language = listening, language
        columns = ["ticket_id", "time", "title", "text"]
        placed = listening.assignments.filter(pl.col("topic_id").is_not_null())
        said = placed.join(tickets.select(columns), on="ticket_id").sort(
            "confidence", "ticket_id", descending=[True, False]
        )
        self.said = {key[0]: part for key, part in said.partition_by("topic_id", as_dict=True).items()}
        self.incidents = _by_topic(listening.incidents.sort("size", "incident_id", descending=[True, False]))
        self.parts = _by_topic(listening.parts)

    def html(self, more: Iterable[str] = ()) -> str:
        """`more`: markup of further sections, put before the topics."""
        title = self._say("topics.html.title")
        made = self._say("topics.html.made", fingerprint=self.listening.report.fingerprint[:12])
        body = [f"<h1>{title}</h1>", f"<p>{self._summary()}</p>", *self._notes(), *more]
        for topic in self.listening.topics.head(TOPICS).iter_rows(named=True):
            body.extend(self._topic(topic))
        return page(title, [*body, f"<p class=soft>{made}</p>"], self.language)

    def _say(self, code: str, **params: object) -> str:
        return escape(say(code, params, self.language))

    def _summary(self) -> str:
        topics, counts = self.listening.topics, self.listening.report.counts
        if topics.is_empty():
            return self._say("topics.note.empty")
        days = topics.select(pl.col("first", "last").dt.strftime("%Y-%m-%d"))
        span = {"first": days["first"].min(), "last": days["last"].max()}
        named = {key: f"{counts[key]:,}" for key in ("tickets", "incidents", "topics", "undecided")}
        return self._say("topics.html.summary", **named, **span)

    def _notes(self) -> Iterator[str]:
        notes = self.listening.report.notes
        if notes:
            lines = "".join(f"<li>{escape(say(note.code, note.params, self.language))}" for note in notes)
            yield f"<details><summary>{self._say('topics.html.notes')}</summary><ul>{lines}</ul></details>"

    def _topic(self, topic: dict) -> Iterator[str]:
        key = topic["topic_id"]
        terms = escape("、".join(topic["terms"]))
        yield f"<h2>{topic['rank']}. {escape(topic['label'])}</h2>"
        yield f"<p class=soft>{terms} · {self._say('topics.html.score')} {topic['score']:.1f}</p>"
        yield self._trend(topic["weeks"])
        yield f"<h3>{self._say('topics.html.why')}</h3><table>"
        for part in self.parts.get(key, []):
            why = self._say(part["reason"], **json.loads(part["params"]))
            yield f"<tr><td>{why}<td class=n>{part['points']:.1f} / {part['weight']:g}"
        yield "</table>"
        yield from self._incidents(self.incidents.get(key, []))
        yield f"<h3>{self._say('topics.html.said')}</h3>"
        for row in self.said[key].head(QUOTES).iter_rows(named=True):
            yield f"<blockquote>{escape(_short(row))}</blockquote>"

    def _incidents(self, incidents: Sequence[dict]) -> Iterator[str]:
        if incidents:
            yield f"<h3>{self._say('topics.html.incidents')}</h3><table>"
            for incident in incidents[:INCIDENTS]:
                days = f"{incident['first']:%Y-%m-%d} – {incident['last']:%Y-%m-%d}" if incident["first"] else ""
                yield f"<tr><td>{escape(incident['label'])}<td class=soft>{days}<td class=n>{incident['size']}"
            yield "</table>"

    def _trend(self, weeks: Sequence[int]) -> str:
        most, width = max([*weeks, 1]), 720 / max(len(weeks), 1)
        bars = "".join(
            f"<rect class=bar x={n * width:.1f} y={60 - 56 * value / most:.1f} width={max(width - 1, 0.5):.1f} "
            f"height={56 * value / most:.1f} />"
            for n, value in enumerate(weeks)
            if value
        )
        label = self._say("topics.html.weeks")
        return (
            f"<svg viewBox='0 0 720 74' role=img aria-label='{label}'>{bars}<text y=72>{label} (≤ {most})</text></svg>"
        )


def _by_topic(frame: pl.DataFrame) -> dict[str, list[dict]]:
    known = frame.filter(pl.col("topic_id").is_not_null())
    parts = known.partition_by("topic_id", as_dict=True, maintain_order=True)
    return {key[0]: part.to_dicts() for key, part in parts.items()}


def _short(row: dict) -> str:
    words = " ".join((row["text"] or row["title"] or "").split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
