"""Beginning, cancelling and repeating long work."""

from functools import partial
from typing import Any

from django.db import transaction

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.runs import rules
from yishi.assembly.runs.models import Run


@transaction.atomic
def begin(*, job: str, title: str, params: dict[str, Any], by: Any) -> Run:
    """Queue `job` (dotted path of a function in a room's `jobs.py`, called with the run and a progress)."""
    run = Run.objects.create(assembly_id=by.assembly_id, job=job, title=title, params=params, started_by_id=by.pk)
    audit.note(by=by, verb="runs.begin", thing=run, job=job)
    transaction.on_commit(partial(_hand_over, run.pk))
    return run


@transaction.atomic
def cancel(*, run: Run, by: Any) -> Run:
    """Ask a run to stop at its next step; one still waiting stops at once."""
    require(rules.may(by, "cancel", run))
    Run.objects.filter(pk=run.pk, state=Run.State.QUEUED).update(state=Run.State.CANCELLED)
    Run.objects.filter(pk=run.pk, state=Run.State.RUNNING).update(cancel_asked=True)
    audit.note(by=by, verb="runs.cancel", thing=run)
    run.refresh_from_db()
    return run


@transaction.atomic
def retry(*, run: Run, by: Any) -> Run:
    """Queue a failed or cancelled run again, from its beginning."""
    require(rules.may(by, "retry", run))
    Run.objects.filter(pk=run.pk).update(
        state=Run.State.QUEUED, cancel_asked=False, tries=0, done=0, total=0, step="", error={}, ended_at=None
    )
    audit.note(by=by, verb="runs.retry", thing=run)
    transaction.on_commit(partial(_hand_over, run.pk))
    run.refresh_from_db()
    return run


def _hand_over(run_id: int) -> None:
    from yishi.assembly.runs.work import work  # the task library must not load before the models

    work.enqueue(run_id)
