"""Every message, topic and incident with its class of a given classification."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.classes import scheme
from yishi.engine.classes.model import Model, learn
from yishi.engine.classes.reading import Labelled, Scheme
from yishi.engine.report import Progress, Report, fingerprint, silent
from yishi.engine.text.short import too_short

VERSION = "1"
PRECISION = 0.95  # share of the sure answers that shall be right
# Least likeness of a group to an entry; a topic's many messages together are more like anything than a few are.
LEAST = {"topic_id": 0.10, "incident_id": 0.06}
STEPS = 2


@dataclass(frozen=True, slots=True)
class Classed:
    """Tables TICKET_CLASS, GROUP_CLASS of topics and of incidents; `learned`: whether from labelled messages."""

    tickets: pl.DataFrame
    topics: pl.DataFrame
    incidents: pl.DataFrame
    learned: bool
    report: Report


def classify(
    given: Labelled | Scheme,
    tickets: pl.DataFrame,
    assignments: pl.DataFrame,
    *,
    precision: float = PRECISION,
    progress: Progress = silent,
) -> Classed:
    """tickets: table TICKET; assignments: table ASSIGNMENT of the same tickets. The order of rows does not matter.

    Raises InputError `classes.too_few` where the labelled messages are too few to learn from.
    """
    tickets = tickets.unique("ticket_id", keep="first", maintain_order=True).sort("ticket_id")
    told = tickets.select("ticket_id", "title", "text").join(
        assignments.select("ticket_id", "incident_id", "topic_id"), on="ticket_id", how="left", maintain_order="left"
    )
    source = given.messages if isinstance(given, Labelled) else given.entries
    report = Report("classes", VERSION, fingerprint(source, told), {"precision": precision}, {"tickets": told.height})
    report.notes.extend(given.notes)
    progress("classes.step.learn", 0, STEPS)
    if isinstance(given, Labelled):
        return _learned(given, told, precision, report, progress)
    return _aligned(given, told, report)


def _learned(given: Labelled, told: pl.DataFrame, precision: float, report: Report, progress: Progress) -> Classed:
    model = learn(given.messages, told, precision)
    progress("classes.step.classify", 1, STEPS)
    classed = _messages(model, told)
    both = told.join(classed, on="ticket_id", maintain_order="left")
    _tell_learned(report, model, classed)
    return Classed(classed, _majority(both, "topic_id"), _majority(both, "incident_id"), True, report)


def _messages(model: Model, told: pl.DataFrame) -> pl.DataFrame:
    """Table TICKET_CLASS by the model; what says too little has no class."""
    probabilities = model.probabilities(told)
    known = ~np.isnan(probabilities).any(axis=1) & ~too_short(told)
    best = probabilities.argmax(axis=1)
    highest = probabilities.max(axis=1)
    bar = np.inf if model.threshold is None else model.threshold
    rows = {
        "ticket_id": told["ticket_id"],
        "class": [model.classes[place] if told_ else None for place, told_ in zip(best, known, strict=True)],
        "probability": [round(float(p), 4) if told_ else None for p, told_ in zip(highest, known, strict=True)],
        "sure": known & (highest >= bar),
    }
    return pl.DataFrame(rows, schema=tables.TICKET_CLASS.schema)


def _majority(both: pl.DataFrame, group: str) -> pl.DataFrame:
    """Table GROUP_CLASS: the class that most messages of each topic or incident have; equals by name."""
    placed = both.filter(pl.col(group).is_not_null())
    sizes = placed.group_by(group).agg(size=pl.len())
    counts = placed.filter(pl.col("class").is_not_null()).group_by(group, "class").agg(count=pl.len())
    first = counts.sort(group, "count", "class", descending=[False, True, False]).unique(
        group, keep="first", maintain_order=True
    )
    found = sizes.join(first, on=group, how="left").with_columns(share=(pl.col("count") / pl.col("size")).round(4))
    return tables.GROUP_CLASS.fit(found.rename({group: "group_id"})).sort("group_id")


def _aligned(given: Scheme, told: pl.DataFrame, report: Report) -> Classed:
    topics = _nearest(given, told, "topic_id")
    incidents = _nearest(given, told, "incident_id")
    of = {row["group_id"]: row["class"] for row in [*topics.iter_rows(named=True), *incidents.iter_rows(named=True)]}
    groups = told.select("incident_id", "topic_id").iter_rows()
    rows = {
        "ticket_id": told["ticket_id"],
        "class": [of.get(incident) or of.get(topic) for incident, topic in groups],
        "sure": [False] * told.height,
    }
    classed = tables.TICKET_CLASS.fit(pl.DataFrame(rows, schema_overrides={"class": pl.String}))
    report.info("classes.note.aligned", entries=given.entries.height, least=LEAST["topic_id"])
    for name, frame in (("topics", topics), ("incidents", incidents)):
        report.counts |= {name: frame.height, f"{name}_without": frame["class"].null_count()}
    report.info("classes.note.without", **report.counts)
    return Classed(classed, topics, incidents, False, report)


def _nearest(given: Scheme, told: pl.DataFrame, group: str) -> pl.DataFrame:
    """Table GROUP_CLASS: the entry of the scheme that each topic or incident is most like."""
    ids = told[group].drop_nulls().unique().sort().to_list()
    if not ids:
        return tables.GROUP_CLASS.empty()
    number = {name: place for place, name in enumerate(ids)}
    of = np.array([number.get(name, -1) for name in told[group]])
    like = scheme.likeness(given.entries, told, of, len(ids))
    best, highest = like.argmax(axis=1), like.max(axis=1)
    names: Sequence[str] = given.entries["class"].to_list()
    rows = {
        "group_id": ids,
        "class": [names[b] if h >= LEAST[group] else None for b, h in zip(best, highest, strict=True)],
        "size": np.bincount(of[of >= 0], minlength=len(ids)),
        "share": [None] * len(ids),
        "likeness": highest.round(4),
    }
    return tables.GROUP_CLASS.fit(pl.DataFrame(rows, schema_overrides={"class": pl.String}))


def _tell_learned(report: Report, model: Model, classed: pl.DataFrame) -> None:
    """What was learned from how many, how good it is, how many are unsure."""
    figures = {name: value for name, value in asdict(model.figures).items() if value is not None}
    unsure = int((classed["class"].is_not_null() & ~classed["sure"]).sum())
    report.counts |= {"examples": model.examples, "classes": len(model.classes), "unsure": unsure}
    report.counts |= {"without": classed["class"].null_count()}
    report.counts |= {f"held_out.{name}": round(value, 4) for name, value in figures.items()}
    report.info("classes.note.learned", examples=model.examples, classes="、".join(model.classes))
    report.info("classes.note.quality", **{name: figures[name] for name in ("macro_f1", "accuracy", "ece", "brier")})
    target = report.params["precision"]
    if model.threshold is None:
        report.warn("classes.note.never_sure", precision=target)
    else:
        report.params["threshold"] = round(model.threshold, 4)
        names = ("coverage", "sure_right")
        shares = {name: figures[name] for name in names}
        report.info("classes.note.sure", precision=target, threshold=model.threshold, **shares)
    report.info("classes.note.unsure", unsure=unsure, tickets=classed.height, without=report.counts["without"])
    if model.rare:
        rare = "、".join(f"{name} {size}" for name, size in model.rare.items())
        report.warn("classes.note.rare", rare=rare)
