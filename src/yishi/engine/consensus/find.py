"""The pipeline: votes in; where people stand, groups, and the verdict on each statement out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from string import ascii_uppercase

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.consensus import agreement, answers, groups, model, places, votes
from yishi.engine.consensus.groups import Groups
from yishi.engine.consensus.model import Model
from yishi.engine.consensus.places import Places
from yishi.engine.consensus.settings import Settings
from yishi.engine.consensus.votes import Votes
from yishi.engine.report import Progress, Report, fingerprint, silent

VERSION = "1"
STEPS = 3
ALL, FOUND = "all", "groups"


@dataclass(frozen=True, slots=True)
class Consensus:
    """Tables STANDING, STATEMENT_ANSWER, AGREEMENT, GROUP_AGREEMENT; the groups, the model, and the report."""

    standings: pl.DataFrame
    answers: pl.DataFrame
    agreements: pl.DataFrame
    group_agreements: pl.DataFrame
    groups: Groups | None
    model: Model | None
    report: Report


def find(
    frame: pl.DataFrame,
    *,
    divisions: pl.DataFrame | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Consensus:
    """What people agree on, from `frame` (table VOTE).

    divisions: `participant` and a column for each given division (sector, town …); verdicts are told across each of
    them, too. The order of rows does not matter, save that a person's last vote on a statement counts. Raises
    InputError when columns are missing.
    """
    settings = settings or Settings()
    told = votes.of(frame)
    report = Report("consensus", VERSION, fingerprint(frame), params=asdict(settings))
    report.counts |= {"votes": len(told), "participants": len(told.people), "statements": len(told.statements)}
    if not len(told):
        report.info("consensus.note.empty")
        return _nothing(report)
    progress("consensus.step.learn", 0, STEPS)
    learned = model.learn(told, settings)
    at = places.of(learned, told)
    progress("consensus.step.groups", 1, STEPS)
    found = groups.find(at, settings)
    progress("consensus.step.agreement", 2, STEPS)
    divided = _divided(told, found, divisions, settings, report)
    verdicts, shares = _agreements(told, divided, settings)
    _tell(report, found, at, settings)
    told_of = answers.answer_table(learned, told, at, settings)
    return Consensus(_standings(told, at, found), told_of, verdicts, shares, found, learned, report)


def _nothing(report: Report) -> Consensus:
    return Consensus(
        tables.STANDING.empty(),
        tables.STATEMENT_ANSWER.empty(),
        tables.AGREEMENT.empty(),
        tables.GROUP_AGREEMENT.empty(),
        None,
        None,
        report,
    )


def _divided(
    told: Votes, found: Groups, divisions: pl.DataFrame | None, settings: Settings, report: Report
) -> dict[str, tuple[np.ndarray, list[str]]]:
    """Each division: the number of each person's group, −1 for none, and the groups' names."""
    divided = {ALL: (np.zeros(len(told.people), dtype=np.int64), [ALL])}
    if found.count > 1:
        divided[FOUND] = found.of, list(ascii_uppercase[: found.count])
    if divisions is None:
        return divided
    people = pl.DataFrame({"participant": told.people})
    given = people.join(divisions.unique("participant"), on="participant", how="left", maintain_order="left")
    for name in (column for column in divisions.columns if column != "participant"):
        sizes = given[name].drop_nulls().value_counts().sort(name)
        kept = sizes.filter(pl.col("count") >= settings.fewest_people)[name].to_list()
        if hidden := sizes.height - len(kept):
            report.info("consensus.note.small", division=name, groups=hidden, least=settings.fewest_people)
        number: Mapping[str, int] = {value: place for place, value in enumerate(kept)}
        if len(kept) > 1:
            divided[name] = np.array([number.get(value, -1) for value in given[name]]), [str(value) for value in kept]
    return divided


def _agreements(
    told: Votes, divided: Mapping[str, tuple[np.ndarray, list[str]]], settings: Settings
) -> tuple[pl.DataFrame, pl.DataFrame]:
    verdicts, shares = [], []
    for division, (of, names) in divided.items():
        counts = agreement.count(told, of, len(names))
        shares.append(agreement.group_table(told, counts, names, division))
        verdicts.append(agreement.statement_table(told, counts, names, division, settings))
    return pl.concat(verdicts), pl.concat(shares)


def _standings(told: Votes, at: Places, found: Groups) -> pl.DataFrame:
    axes = at.people.mean.shape[1]
    return tables.STANDING.fit(
        pl.DataFrame(
            {
                "participant": told.people,
                "votes": told.of_person,
                "known": at.known.round(4),
                "x": at.people.mean[:, 0].round(4),
                "y": at.people.mean[:, 1].round(4) if axes > 1 else np.zeros(len(told.people)),
                "group": [ascii_uppercase[group] if group >= 0 else None for group in found.of],
                "sure": found.sure.round(4),
            },
            schema_overrides={"group": pl.String},
        )
    )


def _tell(report: Report, found: Groups, at: Places, settings: Settings) -> None:
    known = int((found.of >= 0).sum())
    sizes = np.bincount(found.of[found.of >= 0], minlength=found.count)
    report.counts |= {"known": known, "groups": found.count, "axes": len(at.axes)}
    for each in found.tried:
        report.counts[f"evidence.{each.groups}"] = round(each.evidence, 2)
        report.counts[f"stability.{each.groups}"] = round(each.stability, 3)
    if unknown := len(found.of) - known:
        report.info("consensus.note.unknown", count=unknown)
    if found.count > 1:
        told = "、".join(f"{ascii_uppercase[group]} {size}" for group, size in enumerate(sizes))
        report.info("consensus.note.groups", groups=found.count, sizes=told, stability=found.tried[-1].stability)
    else:
        report.info("consensus.note.one")
    if found.count > 1 and (between := int(((found.of >= 0) & (found.sure < settings.least_sure)).sum())):
        report.info("consensus.note.between", count=between, least=settings.least_sure)
