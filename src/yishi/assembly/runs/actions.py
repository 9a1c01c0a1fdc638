"""Beginning, cancelling and repeating long work."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.runs import lease, rules
from yishi.assembly.runs.models import Run


@transaction.atomic
def begin(*, job: str, title: str, params: dict[str, Any], by: Any, assembly_id: int | None = None) -> Run:
    """Queue `job` (dotted path of a function in a room's `jobs.py`, called with the run and a progress).

    `by` is nobody when the house keeps its own things up to date; `assembly_id` then tells for whom.
    """
    of: Any = by.assembly_id if by else assembly_id
    run = Run.objects.create(
        assembly_id=of,
        job=job,
        title=title,
        params=params,
        started_by_id=by.pk if by else None,
        lease_until=lease.wait_until(),
    )
    audit.note(by=by, verb="runs.begin", thing=run, job=job)
    transaction.on_commit(partial(_hand_over, run.pk))
    return run


@transaction.atomic
def cancel(*, run: Run, by: Any) -> Run:
    """Ask a run to stop at its next step; one still waiting stops at once."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    require(rules.may(by, "cancel", run))
    if run.state == Run.State.QUEUED:
        run.state, run.ended_at, run.lease_until = Run.State.CANCELLED, timezone.now(), None
    else:
        run.cancel_asked = True
    run.save(update_fields=["state", "ended_at", "lease_until", "cancel_asked"])
    audit.note(by=by, verb="runs.cancel", thing=run)
    return run


@transaction.atomic
def retry(*, run: Run, by: Any) -> Run:
    """Queue a failed or cancelled run again, from its beginning."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    require(rules.may(by, "retry", run))
    afresh = {"cancel_asked": False, "tries": 0, "step": "", "done": 0, "total": 0, "report": {}, "error": {}}
    times = {"started_at": None, "ended_at": None, "lease_until": lease.wait_until()}
    Run.objects.filter(pk=run.pk).update(state=Run.State.QUEUED, **afresh, **times)
    audit.note(by=by, verb="runs.retry", thing=run)
    transaction.on_commit(partial(_hand_over, run.pk))
    run.refresh_from_db()
    return run


def _hand_over(run_id: int) -> None:
    from yishi.assembly.runs.work import work  # the task library must not load before the models

    work.enqueue(run_id)
