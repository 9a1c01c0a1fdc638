"""An appraisal as one page that needs nothing else: the scheme, how points are spread, and sheets to read line by line.

The page is for the office. It orders sheets by member, never by points, and shows a spread instead of a league table.
"""

import json
from collections.abc import Iterator, Sequence
from html import escape

import polars as pl

from yishi.engine.page import page
from yishi.engine.report import say
from yishi.engine.scoring.pipeline import Appraisal
from yishi.engine.scoring.scheme import Block, Item, Scheme, Words

MOST_SHEETS = 500  # more would make a page that no browser likes to open
BIN = 10  # points

TEXT: dict[str, tuple[str, str]] = {
    "title": ("履职考核", "Appraisal"),
    "office": ("仅供办公室内部使用，不得公开排名。", "For the office only; no ranking may be published."),
    "members": ("委员", "members"),
    "deeds": ("履职记录", "deeds"),
    "outcomes": ("转化", "outcomes"),
    "notes": ("说明", "Notes"),
    "scheme": ("考核办法", "Scheme"),
    "text": ("办法全文", "The scheme's text"),
    "item": ("项目", "Item"),
    "limit": ("上限", "Limit"),
    "spread": ("积分分布(每档10分的人数)", "Spread of points (members in each band of 10)"),
    "sheets": ("考核表", "Sheets"),
    "why": ("理由", "Reason"),
    "before": ("限前分", "Before limits"),
    "points": ("积分", "Points"),
    "done": ("做了什么", "done"),
    "accomplished": ("做成什么", "accomplished"),
    "none": ("没有计分的记录。", "Nothing was counted."),
    "choose": ("人数较多，未逐人列出；用 --member 选择委员。", "Too many to list; choose members with --member."),
}


class Page:
    """Writes one page in one language ("zh…" is Chinese, anything else English)."""

    def __init__(self, appraisal: Appraisal, scheme: Scheme, members: pl.DataFrame, language: str) -> None:
        self.appraisal, self.scheme, self.members = appraisal, scheme, members
        self.language = language
        self.place = 0 if language.startswith("zh") else 1

    def word(self, key: str) -> str:
        return TEXT[key][self.place]

    def name(self, words: Words | None) -> str:
        return escape(words[self.place]) if words else ""

    def html(self, chosen: Sequence[str]) -> str:
        """The page, with the sheets of `chosen`; of everyone if none are chosen and there are not too many."""
        report = self.appraisal.report
        counts = " · ".join(f"{report.counts[key]:,} {self.word(key)}" for key in ("members", "deeds", "outcomes"))
        body = [
            f"<h1>{self.word('title')} {escape(report.params['period'])}</h1>",
            f"<p>{self.name(self.scheme.name)} v{self.scheme.version}<br><span class=soft>{counts}</span></p>",
            f"<p><strong>{self.word('office')}</strong></p>",
            *self._notes(),
            *self._scheme(),
            *self._spread(),
            *self._sheets(chosen),
        ]
        return page(self.word("title"), body, self.language)

    def _notes(self) -> Iterator[str]:
        if not self.appraisal.report.notes:
            return
        yield f"<h2>{self.word('notes')}</h2><ul>"
        for note in self.appraisal.report.notes:
            yield f"<li>{escape(say(note.code, note.params, self.language))}"
        yield "</ul>"

    def _scheme(self) -> Iterator[str]:
        yield f"<h2>{self.word('scheme')}</h2><p class=soft>{self.name(self.scheme.source)}</p><table>"
        yield f"<tr><th>{self.word('item')}<th class=n>{self.word('limit')}"
        for block in self.scheme.blocks:
            yield f"<tr><th>{self.name(block.name)}<th class=n>{_limit(block)}"
            for item in block.items:
                yield f"<tr><td>{self.name(item.name)}<td class=n>{_limit(item)}"
        yield f"</table><details><summary>{self.word('text')}</summary><pre>{escape(self.scheme.text)}</pre></details>"

    def _spread(self) -> Iterator[str]:
        bands = (self.appraisal.sheets["points"] // BIN).cast(pl.Int64)
        if bands.is_empty():
            return
        count = dict(bands.value_counts().iter_rows())
        first, last = min(count), max(count)
        most, width = max(count.values()), 720 / (last - first + 1)
        yield f"<h2>{self.word('spread')}</h2>"
        yield f"<svg viewBox='0 0 720 170' role=img aria-label='{self.word('spread')}'>"
        for band in range(first, last + 1):
            high, x = 120 * count.get(band, 0) / most, (band - first) * width
            yield f"<rect x={x + 1:.1f} y={140 - high:.1f} width={width - 2:.1f} height={high:.1f} fill=var(--done) />"
            yield f"<text x={x + width / 2:.1f} y={134 - high:.1f} text-anchor=middle>{count.get(band, 0) or ''}</text>"
            yield f"<text x={x + 1:.1f} y=156>{band * BIN}</text>"
        yield "</svg>"

    def _sheets(self, chosen: Sequence[str]) -> Iterator[str]:
        yield f"<h2>{self.word('sheets')}</h2>"
        sheets = self.appraisal.sheets
        if chosen:
            sheets = sheets.filter(pl.col("member_id").is_in(list(chosen)))
        elif sheets.height > MOST_SHEETS:
            yield f"<p>{self.word('choose')}</p>"
            return
        names = dict(self.members.select("member_id", "name").iter_rows())
        wanted = self.appraisal.points.filter(pl.col("member_id").is_in(sheets["member_id"].implode()))
        lines = {key[0]: part for key, part in wanted.partition_by("member_id", as_dict=True).items()}
        for sheet in sheets.iter_rows(named=True):
            who = escape(names.get(sheet["member_id"]) or sheet["member_id"])
            is_open = " open" if len(chosen) == 1 else ""
            yield f"<details{is_open}><summary><span>{who}</span><span>{self._summed(sheet)}</span></summary>"
            yield from self._lines(lines.get(sheet["member_id"]))
            yield "</details>"

    def _summed(self, sheet: dict[str, float]) -> str:
        grade = self.name(self.scheme.grade_name(str(sheet["grade"])))
        parts = f"{self.word('done')} {sheet['done']:g} · {self.word('accomplished')} {sheet['accomplished']:g}"
        return f"{grade} <strong>{sheet['points']:g}</strong> <span class=soft>({parts})</span>"

    def _lines(self, points: pl.DataFrame | None) -> Iterator[str]:
        if points is None:
            yield f"<p class=soft>{self.word('none')}</p>"
            return
        heads = "".join(f"<th class=n>{self.word(key)}" for key in ("before", "points"))
        yield f"<table><tr><th>{self.word('why')}{heads}"
        for row in points.iter_rows(named=True):
            why = escape(say(row["reason"], json.loads(row["params"]), self.language))
            came = " class=came" if row["outcome_id"] else ""
            yield f"<tr{came}><td>{why}<td class=n>{row['before']:g}<td class=n>{row['points']:g}"
        yield "</table>"


def _limit(thing: Block | Item) -> str:
    return "" if thing.most is None else f"{thing.most / 100:g}"
