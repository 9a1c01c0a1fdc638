"""What each verb changes, refuses and logs."""

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.runs import actions
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import work

State = Run.State


def test_cancelling_a_waiting_run_ends_it_at_once(make_run, clerk, when_worked):
    when_worked(lambda run, progress: pytest.fail("must not be worked"))
    run = actions.cancel(run=make_run(), by=clerk)
    work.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.tries) == (State.CANCELLED, 0)
    assert run.ended_at
    assert AuditLine.objects.filter(verb="runs.cancel", thing=run.ref).count() == 1


def test_cancelling_a_running_one_asks_it_to_stop(make_run, clerk):
    run = actions.cancel(run=make_run(State.RUNNING, started_at=timezone.now()), by=clerk)
    assert (run.state, run.cancel_asked) == (State.RUNNING, True)


def test_a_run_that_ended_while_the_page_was_open_is_not_cancelled(make_run, clerk):
    run = make_run(State.RUNNING)
    Run.objects.filter(pk=run.pk).update(state=State.DONE)
    with pytest.raises(Refused, match="已结束"):
        actions.cancel(run=run, by=clerk)
    assert not AuditLine.objects.exists()


def test_retrying_begins_from_nothing(make_run, clerk, handed_over, django_capture_on_commit_callbacks):
    failed = make_run(State.FAILED, tries=3, done=5, total=9, step="topics.step.words", error={"kind": "WorkerLost"})
    with django_capture_on_commit_callbacks(execute=True):
        run = actions.retry(run=failed, by=clerk)
    assert (run.state, run.tries, run.done, run.total, run.step, run.error) == (State.QUEUED, 0, 0, 0, "", {})
    assert handed_over == [run.pk]
    assert AuditLine.objects.filter(verb="runs.retry", thing=run.ref).count() == 1


def test_retrying_twice_queues_once(make_run, clerk):
    failed = make_run(State.FAILED)
    actions.retry(run=failed, by=clerk)
    with pytest.raises(Refused):
        actions.retry(run=failed, by=clerk)


def test_a_member_can_neither_cancel_nor_retry(make_run, member):
    with pytest.raises(Refused):
        actions.cancel(run=make_run(), by=member)
    with pytest.raises(Refused):
        actions.retry(run=make_run(State.FAILED), by=member)
