"""A worker killed in the middle of its work, with real processes and a database on disk."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

TICKETS = 6000
LEASE = 4  # seconds

PREPARE = f"""
from datetime import timedelta
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", interactive=False, verbosity=0)

from yishi.assembly.base.access import Role
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.people.models import Assembly, Grant, User
from yishi.assembly.topics import actions

assembly = Assembly.objects.create(name="澄川市政协", short_name="澄川市政协", place="澄川市")
clerk = User.objects.create(username="clerk", full_name="周敏", assembly=assembly)
Grant.objects.create(assembly=assembly, user=clerk, role=Role.CLERK, since=timezone.localdate())
matters = ("烧烤店油烟直排小区，居民不敢开窗", "晚上车辆乱停堵住消防通道", "路灯坏了很久没有人来修", "河水发黑发臭")
Ticket.objects.bulk_create(
    Ticket(
        assembly=assembly,
        source="12345",
        number=str(n),
        received_at=timezone.now() - timedelta(hours=n % 600),
        text=f"{{n % 97}}号楼反映{{matters[n % 4]}}，已有{{n % 31}}天，请尽快处理。",
    )
    for n in range({TICKETS})
)
actions.find(weeks=8, by=clerk)
"""
REAP = "from yishi.assembly.runs.work import reap; print(reap())"


class Office:
    """An installation in a folder of its own, seen from outside: its processes and its database file."""

    def __init__(self, home: Path) -> None:
        self.database = home / "yishi.sqlite3"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "yishi.assembly.config.settings.local",
            "YISHI_HOME": str(home),
            "YISHI_RUN_LEASE_SECONDS": str(LEASE),
        }
        self.environment.pop("DATABASE_URL", None)

    def do(self, script: str) -> str:
        command = [sys.executable, "-c", f"import django; django.setup()\n{script}"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def worker(self) -> subprocess.Popen[bytes]:
        """A worker that ends when nothing waits any more."""
        command = [sys.executable, "-m", "django", "db_worker", "--batch", "--no-startup-delay"]
        return subprocess.Popen(command, env=self.environment)

    def ask(self, query: str) -> tuple:
        connection = sqlite3.connect(self.database, timeout=20)
        try:
            return connection.execute(query).fetchone()
        finally:
            connection.close()

    def wait_for(self, query: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while self.ask(query) is None:
            assert time.monotonic() < end, f"never came true: {query}"
            time.sleep(0.02)


@pytest.mark.slow
def test_a_run_whose_worker_was_killed_is_done_by_the_next_and_stored_once(tmp_path):
    office = Office(tmp_path)
    office.do(PREPARE)

    first = office.worker()
    office.wait_for("SELECT 1 FROM runs_run WHERE state = 'running' AND step <> ''")
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    assert office.ask("SELECT state, tries FROM runs_run") == ("running", 1)
    assert office.ask("SELECT count(*) FROM topics_placing") == (0,), "killed before it stored"

    time.sleep(LEASE + 0.5)
    assert office.do(REAP) == "1"
    second = office.worker()
    office.wait_for("SELECT 1 FROM runs_run WHERE state <> 'queued' AND tries = 2")
    time.sleep(LEASE + 0.5)
    assert office.do(REAP) == "0", "the second renews its lease"
    assert second.wait(timeout=120) == 0

    assert office.ask("SELECT state, tries, error FROM runs_run") == ("done", 2, "{}")
    placed = office.ask("SELECT count(*), count(DISTINCT ticket_id) FROM topics_placing")
    assert placed == (TICKETS, TICKETS)
    assert office.ask("SELECT count(*) FROM base_auditline WHERE verb = 'topics.store'") == (1,)

    # The killed worker's task row stays behind as "running"; nobody picks it up, nothing is done twice.
    assert office.do(REAP) == "0"
    assert office.worker().wait(timeout=60) == 0
    assert office.ask("SELECT state, tries FROM runs_run") == ("done", 2)
    rows = office.ask(
        "SELECT sum(status = 'RUNNING'), sum(status = 'SUCCESSFUL') FROM django_tasks_database_dbtaskresult"
    )
    assert rows == (1, 1)
