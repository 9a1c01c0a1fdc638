"""The product as an office runs it, for benches that ask it things: `yishi serve`, production settings, SQLite."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

STARTED_WITHIN = 60.0  # seconds


@contextmanager
def served(home: Path) -> Iterator[int]:
    """A fresh installation in the folder `home`, served; yields its port. This process reads and writes the same
    database; the bench plays the web server in front of it."""
    os.environ |= {
        "YISHI_HOME": str(home),
        "YISHI_PROXIES": "1",
        "DJANGO_SETTINGS_MODULE": "yishi.assembly.config.settings.production",
    }
    os.environ.pop("DATABASE_URL", None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "yishi.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=home, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(port, server)
            import django

            django.setup()
            yield port
        finally:
            server.terminate()


def waited(waits: Sequence[Sequence[float]], seconds: float) -> dict[str, float]:
    """Requests a second, and the waits in milliseconds. `waits`: of each client, in seconds."""
    every = np.concatenate(waits) * 1000
    p50, p95, p99 = np.percentile(every, [50, 95, 99])
    figures = {"p50_ms": p50, "p95_ms": p95, "p99_ms": p99, "worst_ms": every.max()}
    figures |= {"requests": len(every), "seconds": seconds, "requests_per_s": len(every) / seconds}
    return {name: round(float(value), 1) for name, value in figures.items()}


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("yishi serve did not start")
