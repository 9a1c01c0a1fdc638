"""Sixty phones come back from villages without a signal, all at once: nothing lost, nothing doubled, photos whole.

    python -m bench.sync [--quick] [--phones 60] [--visits 5]

Starts the product as an office runs it (`yishi serve`, production settings, SQLite in a scratch folder). Every phone
has queued its visits, every second one with a photo in pieces; every tenth request is sent twice at the same moment,
and every tenth answer is lost, so that the phone sends again. Afterwards the database is compared with what the phones
had. Where Chromium is installed, the page for logging a visit is opened as on a first day, and again at the speed of a
slow 3G network: how much comes over the line, compressed, and after how many seconds it can be used.
Prints one JSON object as its last line.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from bench.serving import served, waited

PIECE = 128 * 1024  # as static/js/visits/sending.js
PHOTO = 300 * 1024  # bytes: one of 1,600 pixels
EVERY = 10
VILLAGES = 277
BOUNDARY = "visits-of-a-phone"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # bytes a second
READY = "[data-visit-log][data-ready]"


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.sync")
    parser.add_argument("--phones", type=int, default=60)
    parser.add_argument("--visits", type=int, default=5, help="queued on each phone")
    parser.add_argument("--quick", action="store_true", help="20 phones")
    args = parser.parse_args(argv)
    count = 20 if args.quick else args.phones
    with tempfile.TemporaryDirectory(prefix="yishi-sync-") as home, served(Path(home)) as port:
        phones = [Phone(number, port, *account) for number, account in enumerate(accounts(count))]
        for phone in phones:
            phone.queue(args.visits)
        started = time.perf_counter()
        with ThreadPoolExecutor(count) as field_work:
            list(field_work.map(Phone.sync, phones))
        seconds = time.perf_counter() - started
        figures: dict[str, Any] = {"phones": count} | counted(phones)
        figures |= waited([phone.waits for phone in phones], seconds)
        figures |= first_page(port, phones[0]) if CHROMIUM else {}
    for name, value in figures.items():
        print(f"{name:>16} {value}")
    print(json.dumps(figures))


def accounts(count: int) -> list[tuple[str, str, list[str]]]:
    """So many members of groups with villages; (account, session, the group's villages) of each."""
    from datetime import date

    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from yishi.assembly.base.access import Role
    from yishi.assembly.people.models import ActionGroup, Assembly, Grant, Member, Seat, Term, Town, User, Village

    assembly = Assembly.objects.create(name="bench", short_name="bench", place="bench")
    term = Term.objects.create(assembly=assembly, number=1, since=date(2022, 1, 1))
    town = Town.objects.create(assembly=assembly, name="town")
    where = [(120 + n % 20 / 50, 31 + n // 20 / 50) for n in range(VILLAGES)]
    villages = [
        Village.objects.create(assembly=assembly, town=town, name=f"village {n}", longitude=lon, latitude=lat)
        for n, (lon, lat) in enumerate(where)
    ]
    found = []
    for number in range(count):
        group, _new = ActionGroup.objects.get_or_create(assembly=assembly, town=town, name=f"group {number // 6}")
        own = villages[number // 6 * 5 : number // 6 * 5 + 5]
        group.villages.add(*own)
        member = Member.objects.create(assembly=assembly, name=f"member {number}", number=f"{number}")
        Seat.objects.create(assembly=assembly, member=member, term=term, group=group, since=term.since)
        user = User.objects.create(username=f"m{number}", assembly=assembly, member=member)
        Grant.objects.create(assembly=assembly, user=user, role=Role.MEMBER, since=term.since)
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session.create()
        found.append((user.public_id, str(session.session_key), [village.public_id for village in own]))
    return found


@dataclass
class Phone:
    """One phone: its queue, and what it did to get it through."""

    number: int
    port: int
    account: str
    session: str
    villages: list[str]
    queued: list[dict[str, Any]] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    refused: int = 0

    def queue(self, count: int) -> None:
        """What was logged without a network."""
        from yishi.assembly.base.models import new_ulid

        chance = random.Random(self.number)
        for turn in range(count):
            visit: dict[str, Any] = {"key": new_ulid(), "account": self.account, "village": self.villages[turn % 5]}
            visit |= {"said": f"the lamp at house {self.number} {turn} is out", "policy": "", "whom": ["residents"]}
            if turn % 2 == 0:
                photo = b"\xff\xd8\xff\xda" + chance.randbytes(PHOTO)
                key = new_ulid()
                self.photos[key] = photo
                visit["files"] = [{"key": key, "kind": "photo", "size": len(photo)}]
            self.queued.append(visit)

    def sync(self) -> None:
        """Send everything, as the page's script does."""
        self.chance = random.Random(1000 + self.number)
        line = HTTPConnection("127.0.0.1", self.port, timeout=120)
        self._ask(line, "GET")
        for visit in self.queued:
            files = visit.get("files", [])
            piece = (files[0]["key"], 0) if files else None
            told = self._send(line, visit, piece)
            while told.get("needs"):
                need = told["needs"][0]
                told = self._send(line, visit, (need["file"], need["from"]))
            if told.get("state") == "taken":
                self.sent.append(visit["key"])
            else:
                self.refused += 1
        line.close()

    def _send(self, line: HTTPConnection, visit: dict[str, Any], piece: tuple[str, int] | None) -> dict[str, Any]:
        """One request; now and then the same twice at once, now and then once more because its answer was lost."""
        now = time.time() * 1000
        body = self._form(visit | {"phone_at": now - 3_600_000, "phone_now": now}, piece)
        lot = self.chance.randrange(EVERY)
        if lot == 0:
            with ThreadPoolExecutor(2) as both:
                other = HTTPConnection("127.0.0.1", self.port, timeout=120)
                twice = list(both.map(lambda each: self._ask(each, "POST", body), (line, other)))
                other.close()
            return twice[0] if twice[0].get("state") == "taken" else twice[1]
        if lot == 1:
            self._ask(line, "POST", body)
        return self._ask(line, "POST", body)

    def _form(self, visit: dict[str, Any], piece: tuple[str, int] | None) -> bytes:
        parts: list[tuple[str, bytes]] = [('name="visit"', json.dumps(visit).encode())]
        if piece:
            key, offset = piece
            parts += [('name="file"', key.encode()), ('name="offset"', str(offset).encode())]
            parts.append(('name="piece"; filename="piece"', self.photos[key][offset : offset + PIECE]))
        head = (f"--{BOUNDARY}\r\nContent-Disposition: form-data; {name}\r\n\r\n".encode() for name, _body in parts)
        joined = b"".join(top + body + b"\r\n" for top, (_name, body) in zip(head, parts, strict=True))
        return joined + f"--{BOUNDARY}--\r\n".encode()

    def _ask(self, line: HTTPConnection, method: str, body: bytes | None = None) -> dict[str, Any]:
        token = f"{self.number:032}"
        headers = {"X-Forwarded-Proto": "https", "Referer": f"https://127.0.0.1:{self.port}/", "X-CSRFToken": token}
        headers |= {"Cookie": f"sessionid={self.session}; csrftoken={token}"}
        headers |= {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"} if body else {}
        started = time.perf_counter()
        line.request(method, "/outreach/visits/sync", body, headers)
        answer = line.getresponse()
        told = answer.read()
        self.waits.append(time.perf_counter() - started)
        found: dict[str, Any] = json.loads(told) if answer.headers.get_content_type() == "application/json" else {}
        return found


def counted(phones: Sequence[Phone]) -> dict[str, int]:
    """What the phones had against what is stored: visits by key, photos by their bytes."""
    from yishi.assembly.outreach.visits.models import Attachment, Visit

    queued = {visit["key"] for phone in phones for visit in phone.queued}
    photos = {hashlib.sha256(photo).hexdigest() for phone in phones for photo in phone.photos.values()}
    keys = list(Visit.objects.values_list("key", flat=True))
    kept = [hashlib.sha256(one.file.read()).hexdigest() for one in Attachment.objects.all() if one.whole]
    return {
        "queued": len(queued),
        "sent": sum(len(phone.sent) for phone in phones),
        "lost": len(queued - set(keys)) + len(photos - set(kept)),
        "doubled": len(keys) - len(set(keys)) + len(kept) - len(set(kept)),
        "photos": len(kept),
        "refused": sum(phone.refused for phone in phones),
    }


def first_page(port: int, phone: Phone) -> dict[str, float]:
    """The page for logging a visit, opened for the first time: kilobytes over the line, seconds until it is ready."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    figures = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, network in (("", None), ("_slow_3g", SLOW_3G)):
            context = chromium.new_context(
                viewport={"width": 390, "height": 844},
                extra_http_headers={"X-Forwarded-Proto": "https"},
                service_workers="block",
            )
            address = f"http://localhost:{port}"
            context.add_cookies([{"name": "sessionid", "value": phone.session, "url": address}])
            page = context.new_page()
            wire = context.new_cdp_session(page)
            wire.send("Network.enable")
            if network:
                wire.send("Network.emulateNetworkConditions", network)
            sizes: list[float] = []
            wire.on("Network.loadingFinished", lambda told, sizes=sizes: sizes.append(told["encodedDataLength"]))
            started = time.perf_counter()
            page.goto(f"{address}/outreach/visits/log", wait_until="commit")
            page.locator(READY).wait_for(timeout=120_000)
            figures[f"ready_s{name}"] = round(time.perf_counter() - started, 2)
            page.wait_for_load_state("networkidle")
            figures["first_page_kb"] = round(sum(sizes) / 1024, 1)
            context.close()
        chromium.close()
    return figures


if __name__ == "__main__":
    main()
