"""The worker's side: do a run's job under its lease, and see to it that no run is forgotten.

When a worker is killed, the lease runs out and `reap` queues the run again. Jobs compute first and store last, in one
transaction (`lease.storing`), so doing one again is safe.
"""

import logging
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from yishi.assembly.runs import lease
from yishi.assembly.runs.models import Run
from yishi.engine.report import Cancelled, InputError

log = logging.getLogger(__name__)
MOST_TRIES = 3
BETWEEN_REPORTS = 0.5  # seconds between two writes of progress
KEPT_DAYS = 7
WORKER_LOST = {"kind": "WorkerLost"}


@task()
def work(run_id: int) -> None:
    """Do the run's job, unless someone else is at it or it was cancelled while waiting."""
    run = lease.claim(run_id)
    if run is None:
        return
    try:
        with lease.renewed(run):
            _function(run.job)(run, Reporter(run))
    except Cancelled:
        lease.settle(run, Run.State.CANCELLED)
    except InputError as error:
        lease.settle(run, Run.State.FAILED, {"code": error.code, "params": _plain(error.params)})
    except Exception as error:  # the run must not stay "running" whatever the job raised
        log.exception("run %s (%s) failed", run.public_id, run.job)
        lease.settle(run, Run.State.FAILED, {"kind": type(error).__name__})
    else:
        lease.settle(run, Run.State.DONE)


class Reporter:
    """The progress of a run: seldom writes to the row, and raises `Cancelled` once the run is asked back."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._last = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last < BETWEEN_REPORTS and done < total:
            return
        self._last = now
        if not lease.ours(self._run).filter(cancel_asked=False).update(step=step, done=done, total=total):
            raise Cancelled


def reap() -> int:
    """See to runs that nobody works on: their worker died, or their task was lost before one took it.

    Runs begin anew up to `MOST_TRIES` times, then fail. Returns how many were handed over again.
    """
    lost = Run.objects.filter(state__in=(Run.State.QUEUED, Run.State.RUNNING), lease_until__lt=timezone.now())
    return sum(_begin_anew(run) for run in lost)


@transaction.atomic
def _begin_anew(run: Run) -> bool:
    row = Run.objects.filter(pk=run.pk, state=run.state, lease_until=run.lease_until)  # renewed meanwhile: no row
    ended = {"ended_at": timezone.now(), "lease_until": None}
    if run.cancel_asked:
        row.update(state=Run.State.CANCELLED, **ended)
    elif run.state == Run.State.RUNNING and run.tries >= MOST_TRIES:
        row.update(state=Run.State.FAILED, error=WORKER_LOST, **ended)
    elif row.update(state=Run.State.QUEUED, lease_until=lease.wait_until()):
        work.enqueue(run.pk)
        return True
    return False


def prune() -> None:
    """Forget the task rows of work that ended long ago; the runs themselves are kept."""
    call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)


def _function(path: str) -> Callable[[Run, Reporter], None]:
    module, _, name = path.rpartition(".")
    if not (module.startswith("yishi.assembly.") and module.endswith(".jobs")):
        raise ValueError(f"not a job of a room: {path}")
    function: Callable[[Run, Reporter], None] = getattr(import_module(module), name)
    return function


def _plain(params: Mapping[str, Any]) -> dict[str, int | float | str]:
    return {key: value if isinstance(value, int | float | str) else str(value) for key, value in params.items()}
