"""The indexes of texts: one for each assembly and kind, kept by the newest run that made one.

`renew` is called now and then (`yishi serve`) and queues an index where texts changed: nobody who stores or deletes a
text has to think of it, and a text that is gone does not stay in an index.
"""

import shutil
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
from django.db.models import Max
from django.utils.translation import gettext as _

from yishi.assembly.runs import actions, similar
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import folder_of
from yishi.assembly.runs.similar import Kind, Mark
from yishi.engine.report import Progress
from yishi.engine.similar import Index
from yishi.engine.similar.index import SCHEMA

JOB = "yishi.assembly.runs.jobs.index_texts"
MOST = 300_000  # texts of an index, the newest: of more, few are looked for and the worker's memory would not do
FRESH = 300  # texts beside an index that are compared one by one, the newest


def renew() -> int:
    """Queue an index of every assembly and kind whose texts changed since one was last asked for. Returns how many."""
    return sum(_renew(kind) for kind in similar.kinds())


def make(run: Run, progress: Progress) -> int:
    """Index the texts of the run's kind and keep the index. Returns how many texts."""
    kind = similar.kind(run.params["kind"])
    progress("job.index", 0, 1)
    texts = _frame(islice(kind.settled(run.assembly_id), MOST))
    Index.build(texts).save(_folder(run))
    return texts.height


def drop_older(run: Run) -> None:
    """Let go of what earlier runs kept for the same assembly and kind."""
    for older in _made(run.params["kind"]).filter(assembly_id=run.assembly_id, pk__lt=run.pk):
        shutil.rmtree(_folder(older), ignore_errors=True)


def newest(assembly_id: int) -> dict[str, Run]:
    """Kind → the run that made the assembly's present index of it."""
    done = Run.objects.filter(job=JOB, assembly_id=assembly_id, state=Run.State.DONE).order_by()
    last = done.values("params__kind").annotate(newest=Max("pk")).values("newest")
    return {run.params["kind"]: run for run in Run.objects.filter(pk__in=last)}


def opened(kind: Kind, assembly_id: int, made: Run | None) -> Index:
    """The index that `made` kept, with the fresh texts beside it; of these alone where none is kept."""
    index = _load(made) if made else None
    mark: Mark | None = made.params["mark"] if made and index else None
    fresh = _frame(islice(kind.fresh(assembly_id, mark), FRESH))
    if index is None:
        return Index.build(fresh)
    return index.extended(fresh) if fresh.height else index


def _renew(kind: Kind) -> int:
    newest = _made(kind.code).values("assembly_id").annotate(newest=Max("pk")).values("newest")
    last = {run.assembly_id: run for run in Run.objects.filter(pk__in=newest)}
    marks = kind.marks()
    queued = 0
    for assembly_id in sorted(marks.keys() | last.keys()):
        run, mark = last.get(assembly_id), marks.get(assembly_id, {})
        if run is None or (run.over and run.params["mark"] != mark):
            title = _("更新索引：%(kind)s") % {"kind": kind.word}
            params = {"kind": kind.code, "mark": mark}
            actions.begin(job=JOB, title=title, params=params, by=None, assembly_id=assembly_id)
            queued += 1
    return queued


def _made(code: str) -> Any:
    return Run.objects.filter(job=JOB, params__kind=code)


def _load(run: Run) -> Index | None:
    """None where it was let go meanwhile."""
    try:
        return Index.load(_folder(run))
    except FileNotFoundError:
        return None


def _folder(run: Run) -> Path:
    return folder_of(run) / "similar"


def _frame(texts: islice) -> pl.DataFrame:
    return pl.DataFrame(list(texts), schema=SCHEMA, orient="row")
