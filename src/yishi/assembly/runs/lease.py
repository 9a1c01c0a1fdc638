"""The lease of a run: who works on it, until when, and how it ended.

Whoever claims a run holds it until the lease runs out, and renews it while working. `started_at`, set by the claim,
tells one holder from the next: a worker that slept past its lease can neither report, nor store, nor settle any more.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from yishi.assembly.runs.models import Run
from yishi.engine.report import Cancelled

log = logging.getLogger(__name__)
PATIENCE = 10  # leases that a run may wait for a free worker before its task is handed over once more


def length() -> timedelta:
    """A worker that has not been heard of for this long is taken for dead, and its run begins anew."""
    return timedelta(seconds=settings.RUN_LEASE_SECONDS)


def wait_until() -> datetime:
    """When a run that is queued now and still waits is handed over again: its task may have been lost."""
    return timezone.now() + PATIENCE * length()


def claim(run_id: int) -> Run | None:
    """Take a waiting run; nothing when it is no longer waiting (someone has it, or it was cancelled)."""
    now = timezone.now()
    taken = Run.objects.filter(pk=run_id, state=Run.State.QUEUED).update(
        state=Run.State.RUNNING,
        tries=F("tries") + 1,
        started_at=now,
        lease_until=now + length(),
        done=0,
        total=0,
    )
    return Run.objects.select_related("started_by").get(pk=run_id) if taken else None


def ours(run: Run) -> QuerySet[Run]:
    """The run's row, as long as the holder of `run` still holds it; else no row."""
    return Run.objects.filter(pk=run.pk, state=Run.State.RUNNING, started_at=run.started_at)


def settle(run: Run, state: str, error: dict[str, Any] | None = None) -> None:
    """End the run, if it is still ours."""
    _end(ours(run), state, error or {})


@contextmanager
def storing(run: Run) -> Iterator[None]:
    """The transaction in which a job stores its effect; the run is done by the same commit, so it is stored once.

    Raises `Cancelled`, and stores nothing, when somebody cancelled the run or the lease was lost meanwhile.
    """
    with transaction.atomic():
        if not _end(ours(run).filter(cancel_asked=False), Run.State.DONE, {}):
            raise Cancelled
        yield


def _end(rows: QuerySet[Run], state: str, error: dict[str, Any]) -> int:
    return rows.update(state=state, error=error, ended_at=timezone.now(), lease_until=None)


@contextmanager
def renewed(run: Run) -> Iterator[None]:
    """Renew the lease from a thread of its own, so that a long computation is not taken for a dead worker."""
    if connection.in_atomic_block:  # a job done at once, inside its caller's transaction: nobody else sees the lease
        yield
        return
    over = threading.Event()
    keeper = threading.Thread(target=_renew, args=(run, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _renew(run: Run, over: threading.Event) -> None:
    while not over.wait(length().total_seconds() / 3):
        try:
            ours(run).update(lease_until=timezone.now() + length())
        except Exception:  # a locked database: the next beat is in time
            log.warning("lease of run %s not renewed", run.public_id, exc_info=True)
    connection.close()
