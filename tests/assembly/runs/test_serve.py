"""`yishi serve` with real processes: starting, losing a process, stopping, and an address that is taken."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError

from yishi.commands import serve

SERVE = """
import argparse, sys
from yishi.commands import serve
parser = argparse.ArgumentParser()
serve.add_arguments(parser)
sys.exit(serve.run(parser.parse_args()))
"""


def start(home: Path, *options: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "YISHI_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "yishi.assembly.config.settings.production"
    command = [sys.executable, "-c", SERVE, *options]
    with (home / "said").open("w") as said:
        return subprocess.Popen(command, env=environment, stderr=said, stdout=subprocess.DEVNULL, text=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def served(tmp_path, port) -> Iterator[subprocess.Popen[str]]:
    process = start(tmp_path, "--port", str(port), "--workers", "1")
    yield process
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)


def answers(port: int) -> bool:
    """Whether the web building answers: without an HTTPS proxy before it, it sends everyone to HTTPS."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        return answer.status == 301 and answer.getheader("Location") == f"https://127.0.0.1:{port}/"
    except OSError:
        return False
    finally:
        connection.close()


def processes(word: str, home: Path) -> set[int]:
    """Living processes whose command holds `word` and whose home is `home`."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
        except OSError:
            continue
        if word.encode() in command and f"YISHI_HOME={home}\0".encode() in environment:
            found.add(int(folder.name))
    return found


def wait_until(true: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "never came true"
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_whatever_is_killed_comes_back_and_ctrl_c_leaves_nothing_behind(served, tmp_path, port):
    wait_until(lambda: answers(port))
    wait_until(lambda: processes("db_worker", tmp_path))

    worker = processes("db_worker", tmp_path)
    os.kill(worker.pop(), signal.SIGKILL)
    wait_until(lambda: processes("db_worker", tmp_path) - worker)

    web = processes("granian", tmp_path)
    os.kill(min(web), signal.SIGKILL)  # the parent; its own children are cleared away before the next start
    wait_until(lambda: not web & processes("granian", tmp_path))
    wait_until(lambda: answers(port))

    served.send_signal(signal.SIGINT)
    assert served.wait(timeout=30) == 0
    assert processes("granian", tmp_path) | processes("db_worker", tmp_path) == set()
    said = (tmp_path / "said").read_text()
    assert "worker ended (-9)" in said
    assert "web ended (-9)" in said
    assert "Traceback" not in said


def test_a_taken_port_is_a_sentence_and_nothing_is_started(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert start(tmp_path, "--port", str(number)).wait(timeout=30) == 2
    said = (tmp_path / "said").read_text()
    assert f"127.0.0.1:{number}" in said
    assert "--port" in said
    assert "Traceback" not in said
    assert not (tmp_path / "yishi.sqlite3").exists()


@pytest.mark.parametrize("options", [("--host", "192.0.2.1"), ("--host", "no.such.host.invalid"), ("--port", "70000")])
def test_an_address_that_is_not_ours_is_a_sentence_too(tmp_path, options):
    assert start(tmp_path, *options).wait(timeout=30) == 2
    assert "Traceback" not in (tmp_path / "said").read_text()


def test_a_process_that_never_gets_going_is_given_up(capsys):
    child = serve.Child("worker", ["yishi.no_such_module"])
    wait_until(lambda: not child.keep_alive())
    said = capsys.readouterr().err
    assert said.count("starting it again") == serve.MOST_FALSE_STARTS - 1
    assert "worker does not stay up" in said


def test_a_busy_database_puts_a_round_off_and_nothing_more():
    went = []

    def reap() -> None:
        went.append("round")
        raise OperationalError("database is locked")

    rounds = serve.Round(reap, every=0)
    rounds.go()
    rounds.go()
    assert len(went) == 2
    seldom = serve.Round(lambda: went.append("seldom"), every=3600)
    seldom.go()
    seldom.go()
    assert went.count("seldom") == 1
