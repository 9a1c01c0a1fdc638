"""The worker's side, with the time moved by hand: claim, lease, reap, cancel, and every way a run may end."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from yishi.assembly.people.models import Sector
from yishi.assembly.runs import actions, lease
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import MOST_TRIES, Reporter, _begin_anew, prune, reap, work
from yishi.engine.report import Cancelled, InputError

State = Run.State


def forget(run: Run) -> None:
    """The worker of `run` was killed, and its lease has run out since."""
    Run.objects.filter(pk=run.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_run_is_claimed_once(make_run):
    run = make_run()
    assert lease.claim(run.pk).state == State.RUNNING
    assert lease.claim(run.pk) is None


def test_a_worked_run_is_done(make_run, when_worked):
    worked = []
    when_worked(lambda run, progress: worked.append(run.pk))
    run = make_run()
    work.call(run.pk)
    work.call(run.pk)  # its task came twice
    run.refresh_from_db()
    assert (run.state, run.tries, run.percent) == (State.DONE, 1, 100)
    assert run.ended_at >= run.started_at
    assert worked == [run.pk]


def test_a_killed_worker_s_run_is_queued_again_and_done_by_the_next(make_run, when_worked, handed_over):
    run = make_run()
    lease.claim(run.pk)
    forget(run)
    assert reap() == 1
    assert reap() == 0, "once handed over, it waits"
    when_worked(lambda run, progress: None)
    for run_id in handed_over:
        work.call(run_id)
    run.refresh_from_db()
    assert (run.state, run.tries) == (State.DONE, 2)


def test_a_live_lease_is_never_stolen(make_run, handed_over):
    run = make_run()
    held = lease.claim(run.pk)
    assert reap() == 0
    assert lease.claim(run.pk) is None
    assert lease.ours(held).exists()
    assert handed_over == []


def test_a_lease_renewed_while_the_reaper_looks_is_left_alone(make_run, monkeypatch, handed_over):
    run = make_run()
    held = lease.claim(run.pk)
    forget(run)
    seen = Run.objects.get(pk=run.pk)
    lease.ours(held).update(lease_until=timezone.now() + lease.length())
    assert not _begin_anew(seen)
    assert lease.ours(held).exists()


def test_after_the_last_try_the_run_fails_with_a_clear_word(make_run, handed_over, browse, clerk):
    run = make_run()
    for _ in range(MOST_TRIES):
        lease.claim(run.pk)
        forget(run)
        reap()
    run.refresh_from_db()
    assert (run.state, run.tries, run.error) == (State.FAILED, MOST_TRIES, {"kind": "WorkerLost"})
    assert len(handed_over) == MOST_TRIES - 1
    assert "多次中断" in browse(clerk).get(f"/runs/{run.public_id}").content.decode()


def test_a_worker_that_slept_past_its_lease_can_change_nothing_any_more(make_run, handed_over):
    run = make_run()
    asleep = lease.claim(run.pk)
    forget(run)
    reap()
    awake = lease.claim(run.pk)
    with pytest.raises(Cancelled):
        Reporter(asleep)("topics.step.words", 1, 5)
    with pytest.raises(Cancelled), lease.storing(asleep):
        pytest.fail("must not store")
    lease.settle(asleep, State.FAILED)
    run.refresh_from_db()
    assert (run.state, run.started_at) == (State.RUNNING, awake.started_at)


def test_a_run_whose_task_was_lost_before_any_worker_took_it_is_handed_over_again(make_run, handed_over):
    run = make_run(lease_until=lease.wait_until())
    assert reap() == 0
    forget(run)
    assert reap() == 1
    assert handed_over == [run.pk]


def test_a_new_run_is_handed_over_once_and_waits_with_patience(clerk, handed_over, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = actions.begin(job="yishi.assembly.topics.jobs.find_topics", title="梳理", params={}, by=clerk)
    assert handed_over == [run.pk]
    assert reap() == 0
    assert run.lease_until > timezone.now() + lease.length()


def test_what_is_stored_and_that_it_is_done_are_one_commit(make_run, assembly, when_worked):
    def store_then_fall(run, progress):
        with lease.storing(run):
            Sector.objects.create(assembly=assembly, name="经济界")
            raise RuntimeError

    run = make_run()
    when_worked(store_then_fall)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert not Sector.objects.exists()


def test_a_job_that_stored_is_done_even_when_it_stumbles_afterwards(make_run, assembly, when_worked):
    def store_and_stumble(run, progress):
        with lease.storing(run):
            Sector.objects.create(assembly=assembly, name="经济界")
        raise RuntimeError

    run = make_run()
    when_worked(store_and_stumble)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == State.DONE
    assert Sector.objects.count() == 1


def test_progress_is_written_seldom_but_its_end_always(make_run, django_assert_num_queries):
    run = make_run()
    progress = Reporter(lease.claim(run.pk))
    with django_assert_num_queries(2):
        for done in range(1, 1001):
            progress("topics.step.words", done, 1000)
    run.refresh_from_db()
    assert (run.step, run.done, run.total, run.percent) == ("topics.step.words", 1000, 1000, 99)


def test_a_run_cancelled_in_the_middle_stops_at_its_next_step(make_run, clerk, when_worked):
    steps = []

    def job(run, progress):
        progress("topics.step.words", 5, 5)
        steps.append("first")
        actions.cancel(run=run, by=clerk)
        progress("topics.step.words", 5, 5)
        steps.append("second")

    run = make_run()
    when_worked(job)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == State.CANCELLED
    assert run.ended_at
    assert steps == ["first"]


def test_a_run_cancelled_while_it_stores_last_stores_nothing(make_run, clerk, assembly, when_worked):
    def job(run, progress):
        actions.cancel(run=run, by=clerk)
        with lease.storing(run):
            Sector.objects.create(assembly=assembly, name="经济界")

    run = make_run()
    when_worked(job)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == State.CANCELLED
    assert not Sector.objects.exists()


def test_a_run_cancelled_after_its_worker_was_killed_does_not_begin_anew(make_run, clerk, handed_over):
    run = make_run()
    lease.claim(run.pk)
    actions.cancel(run=run, by=clerk)
    forget(run)
    assert reap() == 0
    run.refresh_from_db()
    assert run.state == State.CANCELLED
    assert handed_over == []


def test_input_that_must_be_mended_settles_the_run_with_its_sentence(make_run, when_worked, browse, clerk):
    def job(run, progress):
        raise InputError("tables.missing_column", table="tickets", zh="来件时间", column="received_at")

    run = make_run()
    when_worked(job)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert run.error["code"] == "tables.missing_column"
    page = browse(clerk).get(f"/runs/{run.public_id}").content.decode()
    assert "表“tickets”缺少列“来件时间”(received_at)。" in page


def test_an_unexpected_fault_settles_the_run_and_names_only_its_kind(make_run, when_worked):
    def job(run, progress):
        raise ZeroDivisionError("周敏 13800000000")

    run = make_run()
    when_worked(job)
    work.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.error) == (State.FAILED, {"kind": "ZeroDivisionError"})


@pytest.mark.parametrize(
    "job",
    [
        "os.system",
        "yishi.assembly.topics.actions.find",
        "yishi.assembly.jobs",
        "yishi.engine.topics.jobs.find",
        "elsewhere.yishi.assembly.topics.jobs.find",
        "yishi.assembly.topics.jobs.nothing",
    ],
)
def test_only_jobs_of_rooms_are_done(make_run, job):
    run = make_run(job=job)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert run.error["kind"] in {"ValueError", "AttributeError"}


def test_task_rows_of_work_that_ended_long_ago_are_forgotten_and_runs_are_kept(make_run, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    run = make_run(State.DONE)
    for days, status in ((8, "SUCCESSFUL"), (8, "FAILED"), (6, "SUCCESSFUL"), (8, "READY")):
        at = timezone.now() - timedelta(days=days)
        DBTaskResult.objects.create(
            status=status,
            task_path=work.module_path,
            args_kwargs={},
            run_after=at,
            finished_at=at,
            backend_name="default",
        )
    prune()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL", "READY"}
    assert DBTaskResult.objects.count() == 2
    assert Run.objects.filter(pk=run.pk).exists()
