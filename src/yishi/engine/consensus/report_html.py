"""What people agree on as one page: the map, then statements by what they do: join, bridge, divide."""

from collections.abc import Iterator, Mapping
from html import escape

import polars as pl

from yishi.engine.consensus.find import ALL, FOUND, Consensus
from yishi.engine.page import page
from yishi.engine.report import say

SHOWN = 20  # statements of each kind
BRIDGES = 10
DOTS = 2_000  # people on the map; of more, every so many-th
WIDTH, HEIGHT, EDGE = 720, 400, 16
COLOURS = ("#3b7ea1", "#c0703a", "#5a8f4e", "#8a5aa3", "#b0893a", "#7d7d7d")


class Page:
    """Writes one page in one language ("zh…" is Chinese, anything else English). texts: what each statement says."""

    def __init__(self, found: Consensus, texts: Mapping[str, str], language: str) -> None:
        self.found, self.texts, self.language = found, texts, language
        self.division = FOUND if FOUND in set(found.agreements["division"]) else ALL
        self.rows = found.agreements.filter(pl.col("division") == self.division).join(
            found.answers, on="statement", how="left"
        )
        shares = found.group_agreements.filter(pl.col("division") == self.division)
        self.shares = {key[0]: part.to_dicts() for key, part in shares.partition_by("statement", as_dict=True).items()}

    def html(self) -> str:
        title, counts = self._say("consensus.html.title"), self.found.report.counts
        body = [f"<h1>{title}</h1>", "<ul>"]
        if self.rows.height:
            named = {name: f"{counts[name]:,}" for name in ("participants", "statements", "votes")}
            body.append(f"<li>{self._say('consensus.html.summary', **named)}")
        body += [f"<li>{escape(say(note.code, note.params, self.language))}" for note in self.found.report.notes]
        body.append("</ul>")
        if self.rows.height:
            body += [*self._map(), *self._kinds(), *self._across()]
        made = self._say("consensus.html.made", fingerprint=self.found.report.fingerprint[:12])
        return page(title, [*body, f"<p class=soft>{made}</p>"], self.language)

    def _say(self, code: str, **params: object) -> str:
        return escape(say(code, params, self.language))

    def _map(self) -> Iterator[str]:
        people = self.found.standings
        people = people.gather_every(max(1, people.height // DOTS))
        yield f"<h2>{self._say('consensus.html.map')}</h2><p>{self._say('consensus.html.map_told')}</p>"
        yield f"<svg viewBox='0 0 {WIDTH} {HEIGHT}' role=img aria-label='{self._say('consensus.html.map')}'>"
        reach = max(float(people.select(pl.max_horizontal(pl.col("x", "y").abs().max())).item()), 1e-9)
        scale = min(WIDTH, HEIGHT * 1.6) / 2 - EDGE
        for row in people.sort("group", nulls_last=False).iter_rows(named=True):
            x, y = WIDTH / 2 + row["x"] / reach * scale, HEIGHT / 2 - row["y"] / reach * scale / 1.6
            if row["group"]:
                paint = f"fill='{_colour(row['group'])}' fill-opacity={max(0.25, row['sure'] ** 2 * 0.8):.2f}"
            else:
                paint = "fill=none stroke=#8895a0 stroke-opacity=.6"
            yield f"<circle cx={x:.1f} cy={y:.1f} r=4 {paint} />"
        yield "</svg><p>" + " &nbsp; ".join(self._legend()) + "</p>"

    def _legend(self) -> Iterator[str]:
        sizes = self.found.standings.group_by("group").len().sort("group", nulls_last=True)
        for group, size in sizes.iter_rows():
            if group is None:
                yield f"○ {self._say('consensus.html.unplaced', size=size)}"
                continue
            told = "consensus.html.group" if self.division == FOUND else "consensus.html.people"
            yield f"<span style='color:{_colour(group)}'>●</span> {self._say(told, group=group, size=size)}"

    def _kinds(self) -> Iterator[str]:
        """Common ground first; what nobody could judge last."""
        seen: set[str] = set()
        for kind in ("agreed", "rejected", "bridges", "divides", "open", "too_few"):
            rows = self._bridges(seen) if kind == "bridges" else self.rows.filter(pl.col("verdict") == kind)
            by = {"bridges": "bridging", "divides": "apart"}.get(kind, "common")
            rows = rows.sort(by, "statement", descending=[True, False], nulls_last=True)
            if kind in ("agreed", "rejected"):
                seen |= set(rows["statement"])
            yield f"<h2>{self._say(f'consensus.html.{kind}')} <span class=soft>{rows.height}</span></h2>"
            yield from self._list(rows) if rows.height else [f"<p class=soft>{self._say('consensus.html.none')}</p>"]

    def _bridges(self, seen: set[str]) -> pl.DataFrame:
        """The statements best accepted by people who differ, among those that are no common ground yet."""
        rest = self.rows.filter(~pl.col("statement").is_in(list(seen)), pl.col("bridging") > 1 / 2)
        return rest.sort("bridging", "statement", descending=[True, False]).head(BRIDGES)

    def _list(self, rows: pl.DataFrame) -> Iterator[str]:
        yield "<table>"
        for row in rows.head(SHOWN).iter_rows(named=True):
            facts = [self._say("consensus.html.share", agree=row["agree"], passed=row["pass"])]
            if row["common"] is not None and self.division == FOUND:
                facts.append(self._say("consensus.html.least", share=row["common"]))
            facts.append(self._say("consensus.html.votes", votes=row["votes"]))
            if row["verdict"] in ("agreed", "rejected", "divides"):
                facts.append(self._say("consensus.html.sure", sure=row["sure"]))
            words = escape(self.texts.get(row["statement"], row["statement"]))
            yield f"<tr><td>{words}<br><span class=soft>{' · '.join(facts)}</span><td>{self._bars(row['statement'])}"
        yield "</table>"
        if rows.height > SHOWN:
            yield f"<p class=soft>{self._say('consensus.html.more', count=rows.height - SHOWN)}</p>"

    def _bars(self, statement: str) -> str:
        """Each group's share of agreement with its interval, beside a line at one half."""
        lines = []
        for place, row in enumerate(self.shares[statement]):
            y = 8 + 14 * place
            name = row["group"] if self.division == FOUND else ""
            colour = _colour(row["group"] if self.division == FOUND else "A")
            lines.append(
                f"<text x=0 y={y + 4}>{name}</text><line x1={_at(row['low'])} x2={_at(row['high'])} y1={y} y2={y} "
                f"stroke='{colour}' stroke-width=3 stroke-opacity=.4 /><circle cx={_at(row['share'])} cy={y} r=4 "
                f"fill='{colour}' />"
            )
        high = 2 + 14 * len(lines)
        half = f"<line x1={_at(0.5)} x2={_at(0.5)} y1=0 y2={high} stroke='#b8c2ca' />"
        told = escape("、".join(f"{row['group']} {row['share']:.0%}" for row in self.shares[statement]))
        return f"<svg width=150 viewBox='0 0 150 {high}' role=img aria-label='{told}'>{half}{''.join(lines)}</svg>"

    def _across(self) -> Iterator[str]:
        """The verdicts across each given division."""
        for division in self.found.agreements["division"].unique(maintain_order=True):
            if division in (ALL, self.division):
                continue
            rows = self.found.agreements.filter(pl.col("division") == division)
            counts = dict.fromkeys(("agreed", "rejected", "divides", "open", "too_few"), 0)
            counts |= dict(rows["verdict"].value_counts().iter_rows())
            yield f"<h2>{self._say('consensus.html.across', division=division)}</h2>"
            yield f"<p>{self._say('consensus.html.across_told', **counts)}</p><ul>"
            divides = rows.filter(pl.col("verdict") == "divides").sort("apart", "statement", descending=[True, False])
            for statement in divides["statement"].head(SHOWN):
                yield f"<li>{escape(self.texts.get(statement, statement))}"
            yield "</ul>"


def _at(share: float) -> str:
    return f"{16 + 128 * share:.1f}"


def _colour(group: str) -> str:
    return COLOURS[(ord(group) - ord("A")) % len(COLOURS)]
