"""A run as the database knows it, in any state; and jobs that do what a test tells them."""

import pytest

from yishi.assembly.runs.models import Run
from yishi.assembly.topics import jobs

JOB = "yishi.assembly.topics.jobs.find_topics"


@pytest.fixture
def make_run(assembly, clerk):
    def make(state: str = Run.State.QUEUED, **facts) -> Run:
        defaults = {"job": JOB, "title": "梳理议题", "params": {"weeks": 4}, "started_by": clerk}
        return Run.objects.create(assembly=assembly, state=state, **{**defaults, **facts})

    return make


@pytest.fixture
def when_worked(monkeypatch):
    """Put a function in the place of the topics' job: `when_worked(lambda run, progress: …)`."""

    def put(job):
        monkeypatch.setattr(jobs, "find_topics", job)

    return put


@pytest.fixture
def handed_over(monkeypatch):
    """The runs that were handed to the worker, in order, without anyone working on them."""
    from yishi.assembly.runs import work

    queue: list[int] = []
    monkeypatch.setattr(type(work.work), "enqueue", lambda _task, run_id: queue.append(run_id))
    return queue
