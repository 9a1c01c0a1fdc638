"""Two thousand phones vote at village halls: nothing lost, nothing doubled, and how long each had to wait.

    python -m bench.crowd [--quick] [--phones 2000] [--at-once 50]

Starts the product as an office runs it (`yishi serve`, production settings, SQLite in a scratch folder; the bench plays
the web server in front of it). Every phone has cookies and a network of its own, opens the page of its place's code and
casts ten votes; every tenth form is sent twice, as a browser does on a bad network. Afterwards every vote that was
acknowledged is looked up in the database. Phones go on as soon as they are answered: people read first, so so many at
once stand for many more in a hall. Prints one JSON object as its last line.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.serving import served, waited

PLACES, STATEMENTS, VOTES = 20, 12, 10
TWICE = 10  # every so many forms one is sent twice
CHOICES = {"agree": 1, "pass": 0, "disagree": -1}
ASKED = re.compile(r'action="[^"]*/vote/([0-9A-Z]{26})"')


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.crowd")
    parser.add_argument("--phones", type=int, default=2000)
    parser.add_argument("--at-once", type=int, default=50, help="phones that wait for an answer at the same time")
    parser.add_argument("--quick", action="store_true", help="200 phones")
    args = parser.parse_args(argv)
    count = 200 if args.quick else args.phones
    with tempfile.TemporaryDirectory(prefix="yishi-crowd-") as home, served(Path(home)) as port:
        pages = invite()
        phones = [Phone(number, port, pages[number % PLACES]) for number in range(count)]
        started = time.perf_counter()
        with ThreadPoolExecutor(args.at_once) as hall:
            list(hall.map(Phone.take_part, phones))
        figures = waited([phone.waits for phone in phones], time.perf_counter() - started) | counted(phones)
    figures |= {"phones": count, "at_once": args.at_once}
    for name, value in figures.items():
        print(f"{name:>16} {value}")
    print(json.dumps(figures))


def invite() -> list[str]:
    """A consultation with statements, put before the public at so many places; returns the address of each code."""
    from django.urls import reverse
    from django.utils import timezone

    from yishi.assembly.base.access import Role
    from yishi.assembly.consultation.models import Consultation, Statement
    from yishi.assembly.consultation.public import actions, tokens
    from yishi.assembly.people.models import Assembly, Grant, User

    assembly = Assembly.objects.create(name="bench", short_name="bench", place="bench")
    clerk = User.objects.create(username="clerk", assembly=assembly)
    now = timezone.now()
    Grant.objects.create(assembly=assembly, user=clerk, role=Role.CLERK, since=timezone.localdate())
    session = Consultation.objects.create(assembly=assembly, title="bench", starts_at=now, venue="bench")
    for number in range(STATEMENTS):
        Statement.objects.create(assembly=assembly, consultation=session, text=f"statement {number}")
    facts: dict[str, Any] = {name: "bench" for name in ("question", "why", "use")}
    facts |= {"since": now, "until": now + timedelta(days=1)}
    part = actions.set_up(consultation=session, facts=facts, by=clerk)
    places = [actions.add_place(part=part, name=f"hall {n}", village=None, by=clerk) for n in range(PLACES)]
    actions.move(part=part, verb="open", by=clerk)
    return [reverse("consultation:public_page", args=[tokens.token_of(place)]) for place in places]


@dataclass
class Phone:
    """One phone: where it stands, its cookie, what the server acknowledged, and how long every answer took."""

    number: int
    port: int
    page: str
    cookie: str = ""
    acknowledged: dict[str, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    refused: int = 0

    def take_part(self) -> None:
        """Open the page, vote ten times."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self._ask(line, "GET", self.page)
        for turn in range(VOTES):
            asked = ASKED.search(self._ask(line, "GET", f"{self.page}/vote")[1])
            if asked is None:
                self.refused += 1
                continue
            choice = list(CHOICES)[(self.number + turn) % len(CHOICES)]
            self._vote(line, asked.group(1), choice)
            if (self.number + turn) % TWICE == 0:
                self._vote(line, asked.group(1), choice)
        line.close()

    def _vote(self, line: HTTPConnection, statement: str, choice: str) -> None:
        form = urlencode({"vote": choice, "version": 0})
        answer, _text = self._ask(line, "POST", f"{self.page}/vote/{statement}", form)
        if answer.status == 302:
            self.acknowledged[statement] = CHOICES[choice]
        else:
            self.refused += 1

    def _ask(self, line: HTTPConnection, method: str, path: str, form: str = "") -> tuple[HTTPResponse, str]:
        network = f"10.{self.number >> 16 & 255}.{self.number >> 8 & 255}.{self.number & 255}"
        headers = {"X-Forwarded-For": network, "X-Forwarded-Proto": "https", "Cookie": self.cookie}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        line.request(method, path, form or None, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        self.waits.append(time.perf_counter() - started)
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            if cookie.startswith("yishi_phone="):
                self.cookie = cookie.partition(";")[0]
        return answer, text


def counted(phones: Sequence[Phone]) -> dict[str, int]:
    """Acknowledged votes that are not in the database as they were cast, and votes there beyond one each."""
    from yishi.assembly.consultation.public.models import Participant, PublicPart, PublicVote

    part = PublicPart.objects.get()
    stored: dict[tuple[str, str], list[int]] = {}
    rows = PublicVote.objects.values_list("participant__key", "statement__public_id", "value")
    for key, statement, value in rows:
        stored.setdefault((key, statement), []).append(value)
    cast = {(_key(part, phone), s): value for phone in phones for s, value in phone.acknowledged.items()}
    return {
        "votes": len(cast),
        "lost": sum(stored.get(each, [None])[0] != value for each, value in cast.items()),
        "doubled": sum(len(values) - 1 for values in stored.values()) + len(stored.keys() - cast.keys()),
        "participants": Participant.objects.count(),
        "refused": sum(phone.refused for phone in phones),
    }


def _key(part: Any, phone: Phone) -> str:
    """Under what name the phone's votes are stored."""
    from django.test import RequestFactory

    from yishi.assembly.consultation.public import tokens

    return tokens.key_of(part, tokens.device_of(RequestFactory().get("/", headers={"Cookie": phone.cookie})))


if __name__ == "__main__":
    main()
