"""The one door to the engine: tables in, tables out, kept under the run's number.

Nothing else in `assembly` calls a pipeline (import contract in pyproject.toml). What comes back is kept as Parquet with
its report, so any answer can be looked up, compared with another run's, and withdrawn.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from yishi.assembly.runs.models import Run
from yishi.engine import consensus, placement, reading, scoring, topics
from yishi.engine.consensus import Settings as ConsensusSettings
from yishi.engine.consensus.routing import Router
from yishi.engine.placement import Given, judge, what_if
from yishi.engine.placement import Scheme as PlacingScheme
from yishi.engine.reading import Choice, Dialect, headings
from yishi.engine.report import Progress, Report
from yishi.engine.topics import Previous, Reading, halves, ranks, recount
from yishi.engine.topics import Settings as TopicSettings
from yishi.engine.topics import change as changes
from yishi.engine.topics.find import SHORTEST
from yishi.engine.watch import Watching, watch

# What is no pipeline but still the engine's: files, schemes, topics that people changed. Rooms take them from here.
__all__ = [
    "AREA_NAMES",
    "AREA_TOWNS",
    "ASIDE",
    "HEADINGS",
    "SHORTEST",
    "WEB",
    "Choice",
    "ConsensusSettings",
    "Dialect",
    "Given",
    "PlacingScheme",
    "Previous",
    "Reading",
    "Router",
    "TopicSettings",
    "Watching",
    "changes",
    "explain",
    "halves",
    "judge",
    "keep",
    "kept",
    "load_placing_scheme",
    "load_scheme",
    "peek",
    "perform",
    "ranks",
    "read_table",
    "read_tickets",
    "recount",
    "shipped_placing_text",
    "watch",
    "what_if",
]

load_scheme = scoring.load_scheme
load_placing_scheme, shipped_placing_text = placement.load_scheme, placement.shipped_text
read_table, read_tickets, explain, WEB = reading.read_table, reading.read_tickets, reading.explain, reading.WEB
peek = reading.peek
HEADINGS, ASIDE = headings.HEADINGS, headings.ASIDE
AREA_NAMES, AREA_TOWNS = headings.AREA_NAMES, headings.AREA_TOWNS

PIPELINES: Mapping[str, Callable[..., Any]] = {
    "consensus": consensus.find,
    "placement": placement.place,
    "topics": topics.find,
    "scoring": scoring.appraise,
}


def perform(pipeline: str, *tables: pl.DataFrame, run: Run, progress: Progress, **params: Any) -> Any:
    """Call `pipeline` on `tables`, keep its frames and report under `run`, and return its result."""
    result = PIPELINES[pipeline](*tables, progress=progress, **params)
    keep(run, {f.name: getattr(result, f.name) for f in fields(result)})
    return result


def keep(run: Run, parts: Mapping[str, Any]) -> None:
    """Write frames and report of `parts` to the run's folder; the report also stands in the row."""
    folder = folder_of(run)
    folder.mkdir(parents=True, exist_ok=True)
    for name, part in parts.items():
        if isinstance(part, pl.DataFrame):
            part.write_parquet(folder / f"{name}.parquet")
        elif isinstance(part, Report):
            (folder / "report.json").write_text(part.to_json(), encoding="utf-8")
            run.report = json.loads(part.to_json())
            run.save(update_fields=["report"])


def kept(run: Run, name: str) -> pl.DataFrame:
    """A frame that `run` kept. Raises FileNotFoundError when it never kept one of that name."""
    return pl.read_parquet(folder_of(run) / f"{name}.parquet")


def folder_of(run: Run) -> Path:
    return Path(settings.RUNS_FOLDER) / str(run.assembly_id) / run.public_id
