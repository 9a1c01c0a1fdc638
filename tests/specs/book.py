"""The points book: chapters of small tables (`scoring/*.yaml`), run by the tests and printed into docs/rules."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from yishi.engine import tables
from yishi.engine.report import say
from yishi.engine.scoring import Appraisal, Scheme, appraise, load_scheme, shipped_scheme, shipped_text

CHAPTERS = Path(__file__).parent / "scoring"
SHORT = {"deed": "deed_id", "member": "member_id", "outcome": "outcome_id", "role": "share"}
HEAD = """
name: {zh: 示例, en: example}
version: 1
source: {zh: 示例, en: example}
"""

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Case:
    """One worked case: tables in, the rows expected to come out."""

    chapter: "Chapter"
    name: dict[str, str]
    tables: dict[str, Rows]
    period: str

    def run(self) -> Appraisal:
        deeds = frame(tables.DEED, self.tables.get("deeds", []))
        outcomes = frame(tables.OUTCOME, self.tables.get("outcomes", []))
        roster = self.tables.get("members") or [{"member": name} for name in sorted(set(deeds["member_id"]))]
        return appraise(deeds, frame(tables.MEMBER, roster), outcomes, self.chapter.scheme, period=self.period)


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book; `text` in both languages."""

    name: str
    title: dict[str, str]
    text: dict[str, str]
    scheme_text: str
    scheme: Scheme
    raw_cases: list[dict[str, Any]]

    def cases(self) -> Iterator[Case]:
        for raw in self.raw_cases:
            found = {
                key: rows_of(raw[key]) for key in ("members", "deeds", "outcomes", "points", "sheets") if key in raw
            }
            yield Case(self, raw["name"], found, str(raw.get("period", "2024")))


def chapters() -> list[Chapter]:
    return [chapter(file) for file in sorted(CHAPTERS.glob("*.yaml"))]


def chapter(file: Path) -> Chapter:
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    if "scheme" in raw:
        text, scheme = shipped_text(raw["scheme"]), shipped_scheme(raw["scheme"])
    else:
        text = raw["blocks"].strip()
        scheme = load_scheme(f"{HEAD}{text}\n")
    return Chapter(file.stem, raw["title"], raw["text"], text, scheme, raw["cases"])


def rows_of(table: str) -> Rows:
    """Rows of a table written with bars; a column may be called by its short name."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def frame(table: tables.Table, rows: Rows) -> pl.DataFrame:
    """The engine's table from written rows; empty cells are null."""
    named = [{SHORT.get(key, key): value or None for key, value in row.items()} for row in rows]
    columns = {column: [row.get(column) for row in named] for column in {key for row in named for key in row}}
    read = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)) if columns else table.empty()
    return table.fit(read.with_columns(_typed(table, name) for name in read.columns if read.height))


def _typed(table: tables.Table, name: str) -> pl.Expr:
    dtype = table.schema[name]
    if dtype == pl.Date:
        return pl.col(name).str.to_date()
    return pl.col(name) == "yes" if dtype == pl.Boolean else pl.col(name).cast(dtype)


def came_out(table: pl.DataFrame, wanted: Rows) -> Rows:
    """The rows of `table` written as `wanted` is, column by column."""
    columns = [SHORT.get(key, key) for key in wanted[0]]
    return [
        {key: shown(value) for key, value in zip(wanted[0], row, strict=True)}
        for row in table.select(columns).iter_rows()
    ]


def shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value).removeprefix("scoring.")


def printed(chapter: Chapter) -> str:
    """The chapter as a page for people: rules, cases, results and the sentence of every point."""
    lines = [f"# {chapter.title['zh']} · {chapter.title['en']}", "", chapter.text["zh"].strip(), ""]
    lines += [chapter.text["en"].strip(), "", "```yaml", chapter.scheme_text.strip(), "```", ""]
    for case in chapter.cases():
        lines += [f"## {case.name['zh']} · {case.name['en']}", ""]
        for key in ("members", "deeds", "outcomes"):
            lines += _table(case.tables.get(key, []))
        appraisal = case.run()
        for key in ("points", "sheets"):
            if key in case.tables:
                lines += ["→", "", *_table(came_out(getattr(appraisal, key), case.tables[key]))]
        for row in appraisal.points.iter_rows(named=True):
            params = json.loads(row["params"])
            lines += [f"- **{row['member_id']}** {say(row['reason'], params, language)}" for language in ("zh", "en")]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _table(rows: Rows) -> list[str]:
    if not rows:
        return []
    head = f"| {' | '.join(rows[0])} |"
    rule = "|" + " --- |" * len(rows[0])
    return [head, rule, *(f"| {' | '.join(row.values())} |" for row in rows), ""]
