"""A placing as one page: how good it is, the map, every body with its people and their reasons, what is left open."""

import json
from collections.abc import Iterator
from html import escape

import numpy as np
import polars as pl

from yishi.engine.page import page
from yishi.engine.placement.answer import Placement
from yishi.engine.placement.situation import neighbours, positions
from yishi.engine.report import say

WIDTH, HEIGHT, EDGE = 900, 640, 24
BODIES, GAPS = 120, 60  # of a kind shown; the rest is in the tables
MOST_ON_MAP = 3_000
COLOURS = ("#3b7ea1", "#c0703a", "#5a8f4e", "#8a5aa3", "#b0893a", "#b35a78", "#4a8c8c", "#6a6fb0", "#7f8f3a", "#96694c")
KINDS = (("committee", "committees"), ("group", "groups"), ("branch", "branches"), ("link", "links"))


class Page:
    """Writes one page in one language ("zh…" is Chinese, anything else English)."""

    def __init__(self, found: Placement, people: pl.DataFrame, places: pl.DataFrame, language: str) -> None:
        self.found, self.places, self.language = found, places, language
        self.people = {row["member_id"]: row for row in people.iter_rows(named=True)}
        self.bodies = {
            (kind, body): name for kind, body, name in found.bodies.select("kind", "body_id", "name").iter_rows()
        }
        self.group_of = dict(found.villages.select("village_id", "body_id").iter_rows()) or {
            village: group for village, group in places.select("village_id", "group").iter_rows() if group
        }

    def html(self) -> str:
        counts = self.found.report.counts
        body = [f"<h1>{self._say('title')}</h1>"]
        body.append(
            f"<p class=soft>{self._say('summary', **{k: counts[k] for k in ('people', 'villages', 'moved')})}</p>"
        )
        body += [*self._proofs(), *self._parts(), *self._gaps(), *self._map()]
        for placement, name in KINDS:
            body += self._bodies(placement, name)
        body.append(f"<p class=soft>{self._say('made', fingerprint=self.found.report.fingerprint[:12])}</p>")
        return page(say("placement.html.title", {}, self.language), body, self.language)

    def _say(self, code: str, **params: object) -> str:
        return escape(say(f"placement.html.{code}", params, self.language))

    def _told(self, code: str | None, params: str | None) -> str:
        return escape(say(code, json.loads(params or "{}"), self.language)) if code else ""

    def _head(self, *names: str) -> str:
        cells = (f"<th{'' if at < 2 else ' class=n'}>{self._say(name)}" for at, name in enumerate(names))
        return f"<tr>{''.join(cells)}"

    def _proofs(self) -> Iterator[str]:
        yield f"<h2>{self._say('proofs')}</h2><p>{self._say('proofs_told')}</p><table>"
        yield self._head("placement", "stage", "objective", "bound", "gap")
        for row in self.found.proofs.iter_rows(named=True):
            name = escape(say(f"placement.name.{row['placement']}", {}, self.language))
            numbers = f"<td class=n>{row['objective']:,.1f}<td class=n>{row['bound']:,.1f}<td class=n>{row['gap']:.2%}"
            yield f"<tr><td>{name}<td class=soft>{self._told(row['stage'], None)}{numbers}"
        yield "</table>"

    def _parts(self) -> Iterator[str]:
        yield f"<h2>{self._say('parts')}</h2><table>{self._head('placement', 'part', 'amount', 'weight', 'price')}"
        for row in self.found.parts.filter(pl.col("amount") > 0).iter_rows(named=True):
            name = escape(say(f"placement.name.{row['placement']}", {}, self.language))
            numbers = f"<td class=n>{row['amount']:,.1f}<td class=n>{row['weight']:g}<td class=n>{row['price']:,.1f}"
            yield f"<tr><td>{name}<td>{self._told(row['reason'], None)}{numbers}"
        yield "</table>"

    def _gaps(self) -> Iterator[str]:
        yield f"<h2>{self._say('gaps')} <span class=soft>{self.found.gaps.height}</span></h2>"
        if not self.found.gaps.height:
            yield f"<p class=soft>{self._say('none')}</p>"
            return
        yield "<ul>"
        for row in self.found.gaps.head(GAPS).iter_rows(named=True):
            yield f"<li>{self._told(row['reason'], self._named(row['params']))}"
        yield "</ul>"
        yield from self._more(self.found.gaps.height - GAPS)

    def _named(self, params: str) -> str:
        """Bodies by their names where a sentence quotes an id."""
        told = json.loads(params)
        if "body" in told:
            named = (self.bodies.get((kind, told["body"])) for kind in ("group", "branch", "committee"))
            told["body"] = next((name for name in named if name), told["body"])
        return json.dumps(told)

    def _more(self, count: int) -> Iterator[str]:
        if count > 0:
            yield f"<p class=soft>{self._say('more', count=count)}</p>"

    def _map(self) -> Iterator[str]:
        if not 0 < self.places.height <= MOST_ON_MAP or not self.group_of:
            return
        xy, lost = positions(self.places)
        if lost.all():
            return
        low, size = xy.min(axis=0), np.maximum(np.ptp(xy, axis=0), 1e-6)
        scale = min((WIDTH - 2 * EDGE) / size[0], (HEIGHT - 2 * EDGE) / size[1])
        at = np.column_stack([EDGE + (xy[:, 0] - low[0]) * scale, EDGE + (low[1] + size[1] - xy[:, 1]) * scale])
        high = float(2 * EDGE + size[1] * scale)
        yield f"<h2>{self._say('map')}</h2><p class=soft>{self._say('map_told')}</p>"
        yield f"<svg viewBox='0 0 {WIDTH} {high:.0f}' role=img aria-label='{self._say('map')}'>"
        ids = self.places["village_id"].to_list()
        group = [self.group_of.get(village) for village in ids]
        colour = self._colours(group)
        radius = max(2.5, min(9.0, 110 / np.sqrt(len(ids))))
        for name in sorted(set(filter(None, group))):
            members = [number for number, body in enumerate(group) if body == name]
            ways = np.linalg.norm(at[members][:, None] - at[members][None], axis=2)
            middle = members[int(np.argmin(ways.sum(axis=1)))]
            label = escape(self.bodies.get(("group", name), name))
            yield f"<g stroke='{colour[name]}' fill='{colour[name]}'><title>{label}</title>"
            for number in members:
                line = f"x1={at[middle][0]:.1f} y1={at[middle][1]:.1f} x2={at[number][0]:.1f} y2={at[number][1]:.1f}"
                yield f"<line {line} stroke-width=2.5 stroke-opacity=.55 />"
            for number in members:
                title = escape(f"{self.places['town'][number]} {self.places['name'][number]} · {label}")
                size = radius if number != middle else radius * 1.4
                dot = f"cx={at[number][0]:.1f} cy={at[number][1]:.1f} r={size:.1f}"
                yield f"<circle {dot}><title>{title}</title></circle>"
            yield "</g>"
        yield "</svg>"

    def _colours(self, group: list[str | None]) -> dict[str, str]:
        """Colours such that groups that border on each other differ, as far as the palette goes."""
        xy, _lost = positions(self.places)
        beside: dict[str, set[str]] = {name: set() for name in group if name}
        for number, near in enumerate(neighbours(self.places, xy)):
            for other in near:
                one, two = group[number], group[int(other)]
                if one and two and one != two:
                    beside[one].add(two)
                    beside[two].add(one)
        found: dict[str, str] = {}
        for place, name in enumerate(sorted(beside)):
            taken = {found[other] for other in beside[name] if other in found}
            turned = COLOURS[place % len(COLOURS) :] + COLOURS[: place % len(COLOURS)]
            found[name] = next((colour for colour in turned if colour not in taken), turned[0])
        return found

    def _bodies(self, placement: str, name: str) -> Iterator[str]:
        rows = self.found.assignments.filter(pl.col("placement") == placement).sort(
            "body_id", "member_id", nulls_last=True
        )
        if not rows.height:
            return
        yield f"<h2>{self._say(name)}</h2>"
        parts = rows.partition_by("body_id", maintain_order=True)
        for part in parts[:BODIES]:
            yield from self._body(placement, part)
        yield from self._more(len(parts) - BODIES)

    def _body(self, placement: str, part: pl.DataFrame) -> Iterator[str]:
        body = part["body_id"][0]
        title = escape(self._name(placement, body)) if body else self._say("nobody")
        count = self._say("linked" if placement == "link" else "members", count=part.height)
        if placement == "group":
            mine = [village for village, group in self.group_of.items() if group == body]
            count += " · " + self._say("villages", count=len(mine)) if mine else ""
        yield f"<details><summary><strong>{title}</strong><span class=soft>{count}</span></summary>"
        if placement == "group":
            names = self.places.filter(pl.col("village_id").is_in(mine)).select("town", "name").rows()
            yield f"<p class=soft>{escape('、'.join(f'{town}{name}' for town, name in names))}</p>"
        yield "<table>"
        for row in part.iter_rows(named=True):
            yield self._member(placement, row)
        yield "</table></details>"

    def _member(self, placement: str, row: dict) -> str:
        person = self.people.get(row["member_id"], {})
        facts = [person.get("sector"), person.get("party")]
        if row["moved"]:
            facts.append(say("placement.html.moved_from", {"was": self._name(placement, row["was"])}, self.language))
        who = escape(person.get("name") or row["member_id"])
        about = escape(" · ".join(fact for fact in facts if fact))
        following = self._say("no_next")
        if row["other"] is not None:
            why = say(row["other_reason"], json.loads(row["other_params"]), self.language)
            name = self._name(placement, row["other"])
            following = self._say("next", other=name, cost=row["other_cost"], why=why)
        reason = self._told(row["reason"], row["params"])
        return f"<tr><td>{who}<br><span class=soft>{about}</span><td>{reason}<br><span class=soft>{following}</span>"

    def _name(self, placement: str, body: str) -> str:
        if placement == "link":
            return (self.people.get(body) or {}).get("name") or body
        return self.bodies.get((placement, body)) or body
