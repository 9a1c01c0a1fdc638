"""The worker's side: claim a run, do its job under a lease, and settle how it ended.

A run is done by whoever holds its lease. The holder renews it while working; when a worker is killed, the lease runs
out and `reap` queues the run again. Jobs compute first and store last, in one transaction, so doing one again is safe.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import close_old_connections, connection
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from yishi.assembly.runs.models import LEASE, Run
from yishi.engine.report import Cancelled, InputError

log = logging.getLogger(__name__)
MOST_TRIES = 3
BETWEEN_REPORTS = 0.5  # seconds between two writes of progress


@task()
def work(run_id: int) -> None:
    """Do the run's job, unless someone else is at it or it was cancelled while waiting."""
    run = _claim(run_id)
    if run is None:
        return
    try:
        with _renewed(run):
            _function(run.job)(run, Reporter(run))
    except Cancelled:
        _settle(run, Run.State.CANCELLED)
    except InputError as error:
        _settle(run, Run.State.FAILED, {"code": error.code, "params": _plain(error.params)})
    except Exception as error:  # the run must not stay "running" whatever the job raised
        log.exception("run %s (%s) failed", run.public_id, run.job)
        _settle(run, Run.State.FAILED, {"kind": type(error).__name__})
    else:
        _settle(run, Run.State.DONE)


class Reporter:
    """The progress of a run: seldom writes to the row, and raises `Cancelled` once someone asked for it."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._last = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last < BETWEEN_REPORTS and done < total:
            return
        self._last = now
        Run.objects.filter(pk=self._run.pk).update(step=step, done=done, total=total)
        if Run.objects.filter(pk=self._run.pk, cancel_asked=True).exists():
            raise Cancelled


def reap() -> int:
    """Queue again every run whose worker has died; give up after `MOST_TRIES`. Returns how many were queued."""
    lost = Run.objects.filter(state=Run.State.RUNNING, lease_until__lt=timezone.now())
    lost.filter(tries__gte=MOST_TRIES).update(
        state=Run.State.FAILED, ended_at=timezone.now(), error={"kind": "WorkerLost"}
    )
    again = list(lost.values_list("pk", flat=True))
    Run.objects.filter(pk__in=again).update(state=Run.State.QUEUED, lease_until=None)
    for run_id in again:
        work.enqueue(run_id)
    return len(again)


def _claim(run_id: int) -> Run | None:
    now = timezone.now()
    free = Q(state=Run.State.QUEUED) | Q(state=Run.State.RUNNING, lease_until__lt=now)
    taken = Run.objects.filter(free, pk=run_id).update(
        state=Run.State.RUNNING,
        tries=F("tries") + 1,
        started_at=now,
        lease_until=now + LEASE,
        done=0,
        total=0,
    )
    return Run.objects.select_related("started_by").get(pk=run_id) if taken else None


@contextmanager
def _renewed(run: Run) -> Iterator[None]:
    """Renew the lease from a thread of its own, so that a long computation is not taken for a dead worker."""
    if connection.in_atomic_block:  # tests run jobs at once, in their own transaction
        yield
        return
    over = threading.Event()
    keeper = threading.Thread(target=_renew, args=(run.pk, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _renew(run_id: int, over: threading.Event) -> None:
    while not over.wait(LEASE.total_seconds() / 3):
        try:
            Run.objects.filter(pk=run_id, state=Run.State.RUNNING).update(lease_until=timezone.now() + LEASE)
        except Exception:  # a locked database: the next beat is in time
            log.warning("lease of run %s not renewed", run_id, exc_info=True)
    close_old_connections()
    connection.close()


def _settle(run: Run, state: str, error: dict | None = None) -> None:
    Run.objects.filter(pk=run.pk).update(state=state, error=error or {}, ended_at=timezone.now(), lease_until=None)


def _function(path: str) -> Callable[[Run, Reporter], None]:
    module, _, name = path.rpartition(".")
    if not (module.startswith("yishi.assembly.") and module.endswith(".jobs")):
        raise ValueError(f"not a job of a room: {path}")
    function: Callable[[Run, Reporter], None] = getattr(import_module(module), name)
    return function


def _plain(params: dict) -> dict:
    return {key: value if isinstance(value, int | float | str) else str(value) for key, value in params.items()}
