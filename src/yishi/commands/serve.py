"""`yishi serve`: web server, background worker and reaper under one roof, in the foreground.

Web and worker are processes of their own; whichever ends is started again. A worker killed in the middle of a job loses
nothing: its lease runs out and the reaper queues the job again (assembly/runs/work.py).
"""

import argparse
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

log = logging.getLogger(__name__)

THREADS = 8  # of each web process: as many requests are answered at once
BETWEEN_LOOKS = 1.0  # seconds between two looks at the processes
BETWEEN_REAPS = 10.0
BETWEEN_DELIVERIES = 5.0
BETWEEN_SWEEPS = 60.0
BETWEEN_RENEWALS = 60.0
BETWEEN_PRUNES = 3600.0
SOON = 5.0  # a process that ends within so many seconds of its start did not get going
MOST_FALSE_STARTS = 5
TO_STOP = 10.0  # seconds a process has to end by itself
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--workers", type=int, default=2, help="web processes (2)")
    parser.add_argument("--demo", action="store_true", help="local settings: an invented city, sign-in by one click")


def run(args: argparse.Namespace) -> int:
    """0: stopped by Ctrl-C or a signal; 1: a process would not stay up; 2: the address cannot be listened on;
    130: Ctrl-C before anything was started."""
    if trouble := _not_free(args.host, args.port):
        _say(f"无法在 {args.host}:{args.port} 提供服务：端口已被占用或地址不可用。请用 --port 或 --host 另选。")
        _say(f"Cannot listen on {args.host}:{args.port} ({trouble}). Choose another with --port or --host.")
        return 2
    settings = "local" if args.demo else "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"yishi.assembly.config.settings.{settings}")
    try:
        _prepare(demo=args.demo)
    except KeyboardInterrupt:
        return 130
    stop = threading.Event()
    for number in STOPPING:
        signal.signal(number, lambda *_: stop.set())
    children = [Child("web", _web(args)), Child("worker", _worker())]
    print(f"\n  议事 Yishi  →  http://{args.host}:{args.port}/\n", flush=True)
    try:
        return _supervise(children, stop)
    finally:
        _stop(children)


class Child:
    """A process that is kept alive. In a session of its own: Ctrl-C reaches only us, and we stop it in order."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name = name
        self._command = command
        self._false_starts = 0
        self._start()

    def keep_alive(self) -> bool:
        """Start the process again if it has ended. Returns whether there is hope."""
        code = self._process.poll()
        if code is None:
            return True
        early = time.monotonic() - self._started < SOON
        self._false_starts = self._false_starts + 1 if early else 0
        self._kill_group()
        if self._false_starts >= MOST_FALSE_STARTS:
            _say(f"{self.name} 无法启动，原因见上文。/ {self.name} does not stay up; see the lines above.")
            return False
        _say(f"{self.name} 已退出({code})，正在重新启动。/ {self.name} ended ({code}); starting it again.")
        self._start()
        return True

    def ask_to_stop(self) -> None:
        self._process.terminate()

    def stop_by(self, end: float) -> None:
        """Wait until the moment `end` (monotonic seconds), then stop the process and what it started by force."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=max(0.0, end - time.monotonic()))
        self._kill_group()
        self._process.wait()

    def _start(self) -> None:
        self._started = time.monotonic()
        self._process = subprocess.Popen([sys.executable, "-m", *self._command], start_new_session=True)  # noqa: S603

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _not_free(host: str, port: int) -> str:
    """Why `host`:`port` cannot be listened on; empty when it can."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address[0], port, *address[2:]))  # `getaddrinfo` wraps a port that is too great
    except (OSError, OverflowError) as error:
        return str(error)
    return ""


def _prepare(*, demo: bool) -> None:
    """Bring the database up to date; in a demo, invent the city once."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from yishi.assembly.config.schema import bring_up_to_date

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    bring_up_to_date()
    if demo:
        from yishi.demo.load import load_once

        load_once()
    else:
        call_command("collectstatic", interactive=False, verbosity=0)


def _web(args: argparse.Namespace) -> list[str]:
    address = ["--host", args.host, "--port", str(args.port)]
    manner = ["--workers", str(args.workers), "--blocking-threads", str(THREADS), "--respawn-failed-workers"]
    manner += ["--no-ws", "--log-level", "error"]
    return ["granian", "--interface", "wsgi", *address, *manner, "yishi.assembly.config.wsgi:application"]


def _worker() -> list[str]:
    return ["django", "db_worker", "--interval", "0.5"]


def _supervise(children: list[Child], stop: threading.Event) -> int:
    from yishi.assembly.consultation.agreement import worked_out
    from yishi.assembly.consultation.public import networks
    from yishi.assembly.exchange import delivery
    from yishi.assembly.hotline import sealing
    from yishi.assembly.placement.drafts import jobs as placement
    from yishi.assembly.runs import indexes, work

    rounds = [
        Round(work.reap, BETWEEN_REAPS),
        Round(sealing.sweep, BETWEEN_SWEEPS),
        Round(indexes.renew, BETWEEN_RENEWALS),
        Round(worked_out.renew, BETWEEN_RENEWALS),
        Round(placement.begin_due, BETWEEN_RENEWALS),
        Round(work.prune, BETWEEN_PRUNES),
        Round(networks.forget, BETWEEN_PRUNES),
    ]
    # A thread of its own: another installation that does not answer must not keep us from looking after our own.
    threading.Thread(target=_again, args=(Round(delivery.deliver_due, BETWEEN_DELIVERIES), stop), daemon=True).start()
    while not stop.wait(BETWEEN_LOOKS):
        if not all(child.keep_alive() for child in children):
            return 1
        for each in rounds:
            each.go()
    return 0


def _again(round_: "Round", stop: threading.Event) -> None:
    while not stop.wait(BETWEEN_LOOKS):
        round_.go()


class Round:
    """Something to see to now and then; a database that is busy or away is asked again the next time."""

    def __init__(self, errand: Callable[[], object], every: float) -> None:
        self._errand = errand
        self._every = every
        self._next = time.monotonic()

    def go(self) -> None:
        from django.db import DatabaseError, close_old_connections

        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self._every
        try:
            close_old_connections()
            self._errand()
        except DatabaseError:
            log.warning("%s put off", self._errand.__name__, exc_info=True)


def _stop(children: list[Child]) -> None:
    for child in children:
        child.ask_to_stop()
    end = time.monotonic() + TO_STOP
    for child in children:
        child.stop_by(end)


def _say(sentence: str) -> None:
    print(f"  {sentence}", file=sys.stderr, flush=True)
