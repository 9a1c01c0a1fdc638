"""A folder, a port, and `yishi serve` in it: started, stopped in order, killed without warning, started again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICKETS = 4000  # enough for topics worth a look; the full city has 50,000
PATIENCE = 180  # seconds for set-up of the invented city


class Installation:
    def __init__(self, home: Path, *flags: str) -> None:
        self.home = home
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._flags = flags
        self._server: subprocess.Popen | None = None
        # Without --demo the settings are still those of one machine: no HTTPS before it.
        local = {"DJANGO_SETTINGS_MODULE": "yishi.assembly.config.settings.local", "YISHI_DEMO_TICKETS": str(TICKETS)}
        self.environment = os.environ | local | {"YISHI_HOME": str(home)}

    def yishi(self, *words: str) -> str:
        """What a command prints in this installation."""
        command = [sys.executable, "-m", "yishi.cli", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def python(self, script: str) -> str:
        """What a script prints that acts in this installation's database."""
        begin = "import django; django.setup()\n"
        command = [sys.executable, "-c", begin + script]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "-m", "yishi.cli", "serve", *self._flags, "--port", str(self.port)]
        with (self.home / "log").open("ab") as log:
            self._server = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=60)  # a busy machine stops slowly
            self._server = None

    def kill(self) -> None:
        """The power goes: every process of the installation ends at once, wherever it is."""
        assert self._server is not None
        found = subprocess.run(["pgrep", "-P", str(self._server.pid)], capture_output=True, text=True).stdout.split()
        self._server.kill()
        self._server.wait()
        for child in map(int, found):
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)  # each is a session of its own, with what it started
        self._server = None

    def _wait(self) -> None:
        """Until it serves a page."""
        assert self._server is not None
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self._server.poll() is None, f"the server ended:\n{self._said()}"
            try:
                urllib.request.urlopen(self.address, timeout=2)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.5)
        raise AssertionError(f"no page after {PATIENCE} s:\n{self._said()}")

    def _said(self) -> str:
        return (self.home / "log").read_text(errors="replace")[-3000:]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
