"""`yishi serve`: web server, background worker and reaper under one roof, in the foreground.

The three are processes of their own; whichever dies is started again. A worker killed in the middle of a job loses
nothing: its lease runs out and the reaper queues the job again (assembly/runs/work.py).
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from types import FrameType

BETWEEN_LOOKS = 1.0  # seconds between two looks at the processes
BETWEEN_REAPS = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--workers", type=int, default=2, help="web processes (2)")
    parser.add_argument(
        "--demo", action="store_true", help="local settings: an invented city, sign-in by one click"
    )


def run(args: argparse.Namespace) -> int:
    settings = "local" if args.demo else "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"yishi.assembly.config.settings.{settings}")
    _prepare(args)
    children = {"web": _web(args), "worker": _worker()}
    _stop_on_signals(children)
    print(f"\n  议事 Yishi  →  http://{args.host}:{args.port}/\n", flush=True)
    _supervise(args, children)
    return 0


def _prepare(args: argparse.Namespace) -> None:
    """Bring the database up to date; in a demo, invent the city once."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if args.demo:
        from yishi.demo.load import load_once

        load_once()
    else:
        call_command("collectstatic", interactive=False, verbosity=0)


def _web(args: argparse.Namespace) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        args.host,
        "--port",
        str(args.port),
    ]
    command += [
        "--workers",
        str(args.workers),
        "--no-ws",
        "--log-level",
        "warning",
        "--respawn-failed-workers",
    ]
    return subprocess.Popen([*command, "yishi.assembly.config.wsgi:application"])  # noqa: S603


def _worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "django", "db_worker", "--interval", "0.5"])  # noqa: S603


def _supervise(args: argparse.Namespace, children: dict[str, subprocess.Popen[bytes]]) -> None:
    from django.db import close_old_connections

    from yishi.assembly.runs.work import reap

    reaped = 0.0
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                print(f"  {name} ended ({child.returncode}); starting it again", file=sys.stderr, flush=True)
                children[name] = _web(args) if name == "web" else _worker()
        if time.monotonic() - reaped > BETWEEN_REAPS:
            close_old_connections()
            reap()
            reaped = time.monotonic()
        time.sleep(BETWEEN_LOOKS)


def _stop_on_signals(children: dict[str, subprocess.Popen[bytes]]) -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        for child in children.values():
            child.terminate()
        for child in children.values():
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
        sys.exit(0)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
