"""Three hundred members write and send a proposal within a minute, officers examine and number them; and how long a
paper takes to print, and how far it is off the standard.

    python -m bench.papers [--quick] [--members 300] [--at-once 30]

Every member's browser begins a draft, has it saved twice while typing, looks for similar texts once, saves, and sends
it; every tenth sends twice, as on a slow line. Then four officers, two and two, examine and decide, each taking
the next in line: every number must be there once, and every text as it was acknowledged. Prints one JSON object as its
last line.
"""

import argparse
import json
import re
import statistics
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.serving import served, waited

VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')
TOKEN = "b" * 32  # of the forms' guard: a cookie and a field that agree
TWICE = 10  # every so many members send twice
CHECKS = {"right_proposer": "on", "right_content": "on", "right_form": "on"}
PAIRS, PRINTED = 2, 7


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.papers")
    parser.add_argument("--members", type=int, default=300)
    parser.add_argument("--at-once", type=int, default=30, help="members who wait for an answer at the same time")
    parser.add_argument("--quick", action="store_true", help="40 members")
    args = parser.parse_args(argv)
    count = 40 if args.quick else args.members
    with tempfile.TemporaryDirectory(prefix="yishi-papers-") as home, served(Path(home)) as port:
        sessions, officers = enrolled(count)
        members = [Browser(number, port, session) for number, session in enumerate(sessions)]
        started = time.perf_counter()
        with ThreadPoolExecutor(args.at_once) as hall:
            list(hall.map(Browser.propose, members))
        figures = waited([member.waits for member in members], time.perf_counter() - started)
        sent = [member.proposal for member in members if member.proposal]
        decided_by([Browser(0, port, session) for session in officers], sent)
        figures |= counted(members) | printed(sent[:PRINTED]) | measured()
    for name, value in figures.items():
        print(f"{name:>16} {value}")
    print(json.dumps(figures))


@dataclass
class Browser:
    """Somebody who is signed in: what the server acknowledged, and how long every answer took."""

    number: int
    port: int
    session: str
    proposal: str = ""
    waits: list[float] = field(default_factory=list)

    def propose(self) -> None:
        """From the empty form to the proposal sent."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        answer, _text = self.ask(line, "/proposals/begin", {"kind": "single", "title": title_of(self.number)})
        public_id = answer.headers["Location"].split("/")[2]
        page = f"/proposals/{public_id}"
        version = "0"
        for length in (1, 2):
            _answer, text = self.ask(line, f"{page}/keep", self._typed(version, length))
            version = (VERSION.search(text) or ["", version])[1]
        self.ask(line, f"{page}/similar", self._typed(version, 2))
        self.ask(line, f"{page}/write", self._typed(version, 3))
        for _time in range(2 if self.number % TWICE == 0 else 1):
            answer, _text = self.ask(line, f"{page}/submit", {})
            if answer.status == 302:
                self.proposal = public_id
        line.close()

    def ask(self, line: HTTPConnection, path: str, form: dict[str, Any]) -> tuple[HTTPResponse, str]:
        headers = {
            "X-Forwarded-For": f"10.0.{self.number >> 8 & 255}.{self.number & 255}",
            "X-Forwarded-Proto": "https",
            "Origin": f"https://127.0.0.1:{self.port}",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        started = time.perf_counter()
        line.request("POST", path, urlencode(form | {"csrfmiddlewaretoken": TOKEN}, doseq=True), headers)
        answer = line.getresponse()
        text = answer.read().decode()
        self.waits.append(time.perf_counter() - started)
        return answer, text

    def _typed(self, version: str, parts: int) -> dict[str, Any]:
        """The form after so many parts of it were written."""
        told = {"title": title_of(self.number), "category": "society", "may_publish": "on", "version": version}
        texts = {"situation": situation_of(self.number), "analysis": "设施不足与管理不到位并存。" * 4}
        whole = [*texts.items(), ("suggestions", "由城管局统一加装净化设施。\n每季度公布办理结果。")]
        return told | dict(whole[:parts])


def title_of(number: int) -> str:
    return f"关于治理第{number}号路口油烟的建议"


def situation_of(number: int) -> str:
    return f"第{number}号路口沿街餐饮油烟直排，居民反映强烈。" * 8


def enrolled(count: int) -> tuple[list[str], list[str]]:
    """A plenary, so many members and four officers; their sessions, as if each had signed in."""
    from django.utils import timezone

    from yishi.assembly.base.access import Role
    from yishi.assembly.people.models import Assembly, Member, Term
    from yishi.assembly.proposals.models import Plenary

    today = timezone.localdate()
    assembly = Assembly.objects.create(name="bench", short_name="bench", place="bench")
    term = Term.objects.create(assembly=assembly, number=1, since=today)
    days = {"opens": today - timedelta(days=1), "closes": today + timedelta(days=1)}
    Plenary.objects.create(assembly=assembly, term=term, number=1, **days)
    members = [Member.objects.create(assembly=assembly, number=str(n), name=f"委员{n}") for n in range(count)]
    return (
        [_session(assembly, f"m{row.number}", Role.MEMBER, member=row) for row in members],
        [_session(assembly, f"o{number}", Role.CLERK) for number in range(2 * PAIRS)],
    )


def _session(assembly: Any, name: str, role: str, **links: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from yishi.assembly.people.models import Grant, User

    user = User.objects.create(username=name, assembly=assembly, **links)
    Grant.objects.create(assembly=assembly, user=user, role=role, since=timezone.localdate())
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def decided_by(officers: Sequence[Browser], sent: Sequence[str]) -> None:
    """Two officers examine side by side, then two others decide side by side, each taking the next in line."""
    form = CHECKS | {"proposed": "accept", "ground": "", "opinion": ""}
    _side_by_side(officers[:PAIRS], sent, "examine", form)
    _side_by_side(officers[PAIRS:], sent, "decide", {"decision": "accept", "heard": "", "why": ""})


def _side_by_side(officers: Sequence[Browser], sent: Sequence[str], verb: str, form: dict[str, Any]) -> None:
    queue = iter(sent)

    def work(officer: Browser, todo: Iterable[str]) -> None:
        line = HTTPConnection("127.0.0.1", officer.port, timeout=60)
        for public_id in todo:
            officer.ask(line, f"/proposals/{public_id}/{verb}", form)
        line.close()

    with ThreadPoolExecutor(len(officers)) as office:
        list(office.map(work, officers, [queue] * len(officers)))


def counted(members: Sequence[Browser]) -> dict[str, int]:
    """What was acknowledged and is not there as it was sent; what is there twice; numbers that are missing."""
    from yishi.assembly.proposals.models import Proposal

    rows = {row.public_id: row for row in Proposal.objects.exclude(state=Proposal.State.DRAFT)}
    sent = {member.proposal: member.number for member in members if member.proposal}
    there = {public_id for public_id, number in sent.items() if _is_whole(rows.get(public_id), number)}
    numbers = sorted(row.number for row in rows.values() if row.number is not None)
    return {
        "submitted": len(sent),
        "lost": len(sent) - len(there),
        "doubled": len(rows) - len(sent),
        "numbered": len(numbers),
        "number_gaps": len(set(range(1, len(sent) + 1)) - set(numbers)),
        "number_twice": len(numbers) - len(set(numbers)),
    }


def _is_whole(row: Any, number: int) -> bool:
    return row is not None and row.situation == situation_of(number) and row.suggestions.count() == 2


def printed(public_ids: Sequence[str]) -> dict[str, float]:
    """Median milliseconds of a proposal as PDF; the first, which loads the fonts, is not counted."""
    from yishi.assembly.documents.pdf import render_pdf
    from yishi.assembly.proposals import papers
    from yishi.assembly.proposals.models import Proposal

    letters = [papers.proposal(Proposal.objects.get(public_id=public_id)) for public_id in public_ids]
    waits = []
    for letter in letters:
        started = time.perf_counter()
        render_pdf(letter)
        waits.append((time.perf_counter() - started) * 1000)
    return {"pdf_ms": round(statistics.median(waits[1:]), 1)}


def measured() -> dict[str, float]:
    """How many mm our papers are off at most where the standard gives millimetres: every form, PDF and .docx."""
    from tests.assembly.documents.forms import FORMS
    from yishi.assembly.documents import checking
    from yishi.assembly.documents.docx import render_docx
    from yishi.assembly.documents.pdf import render_pdf

    made = [make(letter, reader="林晓燕") for letter in FORMS.values() for make in (render_pdf, render_docx)]
    return {"pdf_deviation_mm": round(max(checking.worst(checking.check(paper)) for paper in made), 2)}


if __name__ == "__main__":
    main()
