"""Long work of the room: deeds and outcomes through the engine, sheets into the database."""

import json
from datetime import date

import polars as pl

from yishi.assembly.appraisal.models import PointLine, Scheme, Sheet
from yishi.assembly.base import audit
from yishi.assembly.outcomes import tables as outcomes
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.people import tables as people
from yishi.assembly.people.models import Member
from yishi.assembly.record import tables as record
from yishi.assembly.record.models import Deed
from yishi.assembly.runs import lease
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import load_scheme, perform
from yishi.engine.report import Progress

BATCH = 2000


def work_out(run: Run, progress: Progress) -> None:
    """Every member's points of the year, replacing those of an earlier run."""
    year = run.params["year"]
    scheme = Scheme.objects.get(pk=run.params["scheme"])
    last = date(year, 12, 31)
    answer = perform(
        "scoring",
        record.deeds(run.assembly_id, until=last),
        people.members(run.assembly_id, until=last),
        outcomes.outcomes(run.assembly_id, until=last),
        run=run,
        progress=progress,
        scheme=load_scheme(scheme.text),
        period=str(year),
    )
    with lease.storing(run):
        store(run, scheme, answer.sheets, answer.points)


def store(run: Run, scheme: Scheme, sheets: pl.DataFrame, points: pl.DataFrame) -> None:
    """Write a run's sheets and lines in place of the year's earlier ones."""
    year = run.params["year"]
    Sheet.objects.filter(assembly_id=run.assembly_id, year=year).delete()
    members = _ids(Member, run)
    rows = Sheet.objects.bulk_create(
        (
            Sheet(
                assembly_id=run.assembly_id,
                member_id=members[row["member_id"]],
                year=year,
                scheme=scheme,
                run=run,
                points=row["points"],
                done=row["done"],
                accomplished=row["accomplished"],
                grade=row["grade"] or "",
            )
            for row in sheets.iter_rows(named=True)
        ),
        batch_size=BATCH,
    )
    sheet_of = dict(zip(sheets["member_id"], rows, strict=True))
    _store_lines(run, points, sheet_of)
    audit.note(by=run.started_by, verb="appraisal.store", thing=run, year=year, sheets=sheets.height)


def _store_lines(run: Run, points: pl.DataFrame, sheet_of: dict[str, Sheet]) -> None:
    deeds, outcome_ids = _ids(Deed, run), _ids(Outcome, run)
    PointLine.objects.bulk_create(
        (
            PointLine(
                assembly_id=run.assembly_id,
                sheet=sheet_of[row["member_id"]],
                item=row["item"],
                deed_id=deeds.get(row["deed_id"]),
                outcome_id=outcome_ids.get(row["outcome_id"]),
                day=row["day"],
                before=row["before"],
                points=row["points"],
                reason=row["reason"],
                params=json.loads(row["params"]),
            )
            for row in points.iter_rows(named=True)
        ),
        batch_size=BATCH,
    )


def _ids(model: type, run: Run) -> dict[str, int]:
    """Public id → key, of this assembly's rows."""
    return dict(model.objects.filter(assembly_id=run.assembly_id).values_list("public_id", "pk"))  # type: ignore[attr-defined]
