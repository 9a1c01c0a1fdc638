"""The part of the page that a person opens from class to topic to incident to message."""

from collections.abc import Iterator
from html import escape

import polars as pl

from yishi.engine.classes.classify import Classed
from yishi.engine.report import say

TOPICS, INCIDENTS, QUOTES = 40, 12, 3
LONGEST = 160  # characters of a quotation


class Section:
    """topics, incidents, assignments: tables TOPIC, INCIDENT and ASSIGNMENT; tickets: table TICKET."""

    def __init__(
        self,
        classed: Classed,
        found: tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame],
        tickets: pl.DataFrame,
        language: str,
    ) -> None:
        topics, incidents, assignments = found
        self.classed, self.language = classed, language
        self.topics = topics.join(
            classed.topics.drop("size"), left_on="topic_id", right_on="group_id", how="left"
        ).sort("size", "topic_id", descending=[True, False])
        self.incidents = incidents.sort("size", "incident_id", descending=[True, False])
        self.said = assignments.join(tickets.select("ticket_id", "title", "text"), on="ticket_id").sort("ticket_id")

    def html(self) -> Iterator[str]:
        yield f"<h2>{self._say('classes.html.title')}</h2><ul>"
        for note in self.classed.report.notes:
            yield f"<li>{escape(say(note.code, note.params, self.language))}"
        yield "</ul>"
        counts = self.classed.tickets.group_by("class").agg(size=pl.len(), sure=pl.col("sure").mean())
        for row in counts.sort("size", "class", descending=[True, False], nulls_last=True).iter_rows(named=True):
            yield from self._class(row)

    def _say(self, code: str, **params: object) -> str:
        return escape(say(code, params, self.language))

    def _class(self, row: dict) -> Iterator[str]:
        topics = self.topics.filter(pl.col("class").eq_missing(pl.lit(row["class"], dtype=pl.String)))
        sure = self.classed.learned and row["class"] is not None
        head = self._say(
            "classes.html.head.sure" if sure else "classes.html.head",
            messages=row["size"],
            topics=topics.height,
            sure=row["sure"],
        )
        name = escape(row["class"]) if row["class"] else self._say("classes.html.none")
        yield f"<details><summary><strong>{name}</strong><span class=soft>{head}</span></summary>"
        for topic in topics.head(TOPICS).iter_rows(named=True):
            yield from self._topic(topic)
        yield from self._more(topics.height - TOPICS, "topic-classes")
        yield "</details>"

    def _topic(self, topic: dict) -> Iterator[str]:
        facts = [self._say("classes.html.size", size=topic["size"])]
        facts += [
            self._say(f"classes.html.{name}", **{name: topic[name]})
            for name in ("share", "likeness")
            if topic[name] is not None
        ]
        yield _opened(topic["label"], " · ".join(facts))
        incidents = self.incidents.filter(pl.col("topic_id") == topic["topic_id"])
        for incident in incidents.head(INCIDENTS).iter_rows(named=True):
            yield _opened(incident["label"], self._say("classes.html.size", size=incident["size"]))
            yield from self._quotes(pl.col("incident_id") == incident["incident_id"])
            yield "</details>"
        yield from self._more(incidents.height - INCIDENTS, "incidents")
        alone = (pl.col("topic_id") == topic["topic_id"]) & pl.col("incident_id").is_null()
        quotes = list(self._quotes(alone))
        if quotes:
            yield _opened(say("classes.html.other", {}, self.language), "")
            yield from quotes
            yield "</details>"
        yield "</details>"

    def _quotes(self, which: pl.Expr) -> Iterator[str]:
        told = self.said.filter(which)
        for row in told.head(QUOTES).iter_rows(named=True):
            words = " ".join((row["text"] or row["title"] or "").split())
            yield f"<blockquote>{escape(words if len(words) <= LONGEST else words[: LONGEST - 1] + '…')}</blockquote>"
        yield from self._more(told.height - QUOTES, "assignments")

    def _more(self, count: int, table: str) -> Iterator[str]:
        if count > 0:
            yield f"<p class=soft>{self._say('classes.html.more', count=count, table=table)}</p>"


def _opened(name: str, facts: str) -> str:
    return f"<details><summary>{escape(name)}<span class=soft>{facts}</span></summary>"
