"""The pipeline: people, places, bodies and rulings in; who goes where, with reasons and proofs, out."""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from yishi.engine import tables_placing as tables
from yishi.engine.placement import committees, coverage, explain, gaps, reasons, territory
from yishi.engine.placement.answer import Placement, Watch, gap_table, nobody
from yishi.engine.placement.given import Given
from yishi.engine.placement.groups import grouped
from yishi.engine.placement.judge import judge
from yishi.engine.placement.parse import shipped_scheme
from yishi.engine.placement.problem import Problem
from yishi.engine.placement.relax import Infeasible
from yishi.engine.placement.scheme import Scheme
from yishi.engine.placement.situation import Situation, numbers
from yishi.engine.placement.solve import Effort, solve
from yishi.engine.report import InputError, Progress, Report, fingerprint, silent

VERSION = "1"
SMALL = 1e-9


def place(
    *frames: pl.DataFrame, scheme: Scheme | None = None, progress: Progress = silent, watch: Watch = nobody
) -> Placement:
    """Place everybody. `frames`: people, places, bodies, rulings (tables PERSON, PLACE, BODY, RULING).

    `watch` is told the best found so far and the proven bound of each placement; it may raise Cancelled. Raises
    InputError `placement.*`, among them Conflict where the rules cannot all hold.
    """
    scheme = scheme or shipped_scheme()
    run = _Run(Given.of(*frames), scheme, progress, watch)
    return run.all()


class _Run:
    """One placing, step by step: what a step needs of an earlier one stands here."""

    def __init__(self, given: Given, scheme: Scheme, progress: Progress, watch: Watch) -> None:
        self.situation = Situation(given, scheme)
        self.given, self.scheme, self.progress, self.watch = given, scheme, progress, watch
        self.rows: list[pl.DataFrame] = []
        self.villages = tables.PLACED_VILLAGE.empty()
        self.bounds: dict[str, float] = {}
        self.gaps: list[gaps.Gap] = list(gaps.of_data(self.situation))
        self.new_bodies = tables.BODY.empty()
        self._group(self.situation.body_ids("group") or sorted(set(given.places["group"].drop_nulls())))

    def _group(self, groups: list[str]) -> None:
        number = {name: at for at, name in enumerate(groups)}
        self.groups = groups
        self.group_of_village = numbers(self.given.places["group"], number)
        self.group_of = numbers(self.given.people["group"], number)

    def all(self) -> Placement:
        for at, placement in enumerate(self.scheme.make):
            self.progress(f"placement.step.{placement}", at, len(self.scheme.make))
            getattr(self, placement)()
        return self._answer()

    def committee(self) -> None:
        found = self._bodied(committees.build)
        try:
            choice, bound = committees.solve(found, self.scheme.gap)
        except Infeasible as error:
            raise explain.conflict(found) from error
        self._keep(found, choice, bound)

    def village(self) -> None:
        found = grouped(self.situation, lambda best, bound: self.watch("village", best, bound))
        self._group(found.groups)
        self.group_of_village, self.new_bodies = found.group, found.made
        self.villages = reasons.of_villages(self.situation, found)
        self.gaps += gaps.of_villages(self.situation, found)
        self.bounds["village"] = found.least

    def group(self) -> None:
        if not self.groups:
            raise InputError("placement.no_bodies", placement="group")
        self.group_of = self._solved(territory.build(self.situation, self.groups, self.group_of_village))

    def branch(self) -> None:
        self._solved(self._bodied(coverage.branches))

    def link(self) -> None:
        self._solved(coverage.links(self.situation, self.group_of))

    def _bodied(self, build: Callable[[Situation], Problem]) -> Problem:
        placement = "committee" if build is committees.build else "branch"
        if not self.situation.body_ids(placement):
            raise InputError("placement.no_bodies", placement=placement)
        return build(self.situation)

    def _solved(self, found: Problem) -> np.ndarray:
        effort = Effort(gap=self.scheme.gap, rounds=self.scheme.rounds, seed=self.scheme.seed)
        try:
            placed = solve(found, effort, lambda best, bound: self.watch(found.placement, best, bound))
        except Infeasible as error:
            raise explain.conflict(found) from error
        self._keep(placed.problem, placed.choice, placed.least)
        return placed.problem.cell_of(placed.choice)

    def _keep(self, found: Problem, choice: np.ndarray, bound: float) -> None:
        self.rows.append(reasons.of_people(found, choice))
        self.gaps += gaps.of_people(found, choice)
        self.bounds[found.placement] = bound

    def _answer(self) -> Placement:
        given = self.given
        assignments = pl.concat(self.rows) if self.rows else tables.PLACED.empty()
        bodies = pl.concat([given.bodies, self.new_bodies])
        frames = {"assignments": assignments, "villages": self.villages}
        judged = judge(given.people, given.places, bodies, given.rulings, frames, self.scheme)
        proofs = [(placement, *_proof(judged.of(placement), bound)) for placement, bound in self.bounds.items()]
        found = Placement(
            assignments,
            self.villages,
            judged.parts,
            pl.DataFrame(
                [(placement, f"placement.stage.{placement}", *numbers_) for placement, *numbers_ in proofs],
                schema=tables.PLACING_PROOF.schema,
                orient="row",
            ),
            gap_table(self.gaps),
            bodies,
            Report("placement", VERSION, _fingerprint(given), params={"scheme": self.scheme.digest}),
        )
        _tell(found, given, judged.violations.height)
        return found


def _proof(objective: float, bound: float) -> tuple[float, float, float]:
    bound = min(bound, objective)
    return objective, bound, (objective - bound) / objective if objective > SMALL else 0.0


def _tell(found: Placement, given: Given, violations: int) -> None:
    """What the report says: counts, how far from the best, who moves, what is open."""
    report, objective = found.report, float(found.proofs["objective"].sum())
    report.counts |= {
        "people": given.people.height,
        "villages": given.places.height,
        "moved": int(found.assignments["moved"].sum()),
        "villages_moved": int(found.villages["moved"].sum()),
        "gaps": found.gaps.height,
        "violations": violations,
        "objective": round(objective, 6),
        "bound": round(float(found.proofs["bound"].sum()), 6),
    }
    for row in found.proofs.iter_rows(named=True):
        report.info(
            f"placement.note.{row['placement']}", gap=row["gap"], objective=row["objective"], bound=row["bound"]
        )
    if moved := report.counts["moved"]:
        report.info("placement.note.moved", count=moved)
    if names := gaps.same_names(given.people):
        report.info("placement.note.same_names", names="、".join(names[:10]), count=len(names))
    if found.gaps.height:
        report.warn("placement.note.gaps", count=found.gaps.height)
    if violations:
        report.warn("placement.note.violations", count=violations)


def _fingerprint(given: Given) -> str:
    frames: Sequence[pl.DataFrame] = (given.people, given.places, given.bodies, given.rulings)
    lists = pl.selectors.by_dtype(pl.List(pl.String))
    return fingerprint(*(frame.with_columns(lists.list.join("|")) for frame in frames))
