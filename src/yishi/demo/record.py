"""Three years of the assembly's work: consultations with votes, deeds, and what came of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from yishi.demo.words import words

SESSIONS_A_YEAR = 20
PLENARY_HALF_DAYS = 7
# What members do besides consultations: kind → (a year over all members, what it is called).
OTHER = {
    "opinion_report": (900, ["关于{matter}的情况反映", "关于改进{matter}工作的建议"]),
    "propose": (280, ["关于加强{matter}治理的提案", "关于解决{matter}问题的提案"]),
    "visit": (2600, ["走访挂钩村(社区)：{matter}", "走访企业和群众：{matter}"]),
    "research": (1100, ["{matter}专题调研"]),
    "supervise": (400, ["{matter}民主监督"]),
    "talk": (300, ["宣讲进社区：{matter}"]),
    "attend_activity": (2800, ["界别活动周：{matter}", "委员工作室接待群众：{matter}"]),
}
COSIGNERS = 3
# What comes of a session, in order: kind → (share of sessions that get so far, days after the rung before, level).
RUNGS = {
    "adopted": (0.8, 20, "county"),
    "instruction": (0.55, 12, "county"),
    "promised": (0.8, 25, "county"),
    "done": (0.7, 100, "county"),
}
TITLES = {
    "adopted": "《{title}》专报被采用",
    "instruction": "市领导对《{title}》作出批示",
    "promised": "承办单位就“{title}”承诺整改措施",
    "done": "“{title}”承诺的措施已落实",
}


@dataclass(frozen=True, slots=True)
class History:
    sessions: pl.DataFrame
    statements: pl.DataFrame
    deeds: pl.DataFrame
    outcomes: pl.DataFrame


def invent(
    chance: np.random.Generator, *, members: pl.DataFrame, towns: pl.DataFrame, since: date, until: date
) -> History:
    """Sessions, statements, deeds and outcomes (see `city.City`)."""
    # Some members do a lot, some little: a share of the work for each.
    zeal = chance.gamma(4.0, 1.0, members.height)
    zeal /= zeal.sum()
    numbers = members["number"].to_list()
    sessions = _sessions(chance, numbers, zeal, towns, since, until)
    statements = [row for session in sessions for row in _statements(session, chance)]
    deeds = [row for session in sessions for row in _of_session(session, statements)]
    for year in range(since.year, until.year + 1):
        deeds += _plenary(chance, numbers, date(year, 1, 10), until)
        deeds += _others(chance, numbers, zeal, year, until)
    return History(
        pl.DataFrame(sessions),
        pl.DataFrame(statements),
        pl.DataFrame(deeds).sort("day", "member", "kind", "title"),
        pl.DataFrame([row for session in sessions for row in _outcomes(session, chance, until)]),
    )


def _sessions(
    chance: np.random.Generator, numbers: list[str], zeal: np.ndarray, towns: pl.DataFrame, since: date, until: date
) -> list[dict[str, Any]]:
    kinds = words("sessions")
    days = np.sort(chance.integers(30, (until - since).days - 20, SESSIONS_A_YEAR * (until.year - since.year + 1)))
    rows = []
    for place, day in enumerate(days):
        kind = kinds[int(chance.integers(len(kinds)))]
        town = towns["name"][int(chance.integers(towns.height))]
        invited = [numbers[i] for i in chance.choice(len(numbers), int(chance.integers(14, 26)), replace=False, p=zeal)]
        attended = [number for number in invited if chance.random() < 0.86]
        rows.append(
            {
                "key": f"S{place + 1:03}",
                "title": kind["title"].format(town=town),
                "matter": kind["matter"],
                "day": since + timedelta(days=int(day)),
                "town": town,
                "convener": attended[0],
                "units": kind["units"],
                "invited": invited,
                "attended": attended,
                "spoke": [number for number in attended if chance.random() < 0.35],
                "advice": [text.format(town=town) for text in kind["advice"]],
            }
        )
    return rows


def _statements(session: dict[str, Any], chance: np.random.Generator) -> list[dict[str, Any]]:
    """Statements with votes of two groups of people; the lean of each stands in the vocabulary."""
    kind = next(kind for kind in words("sessions") if kind["matter"] == session["matter"])
    camp = chance.random(len(session["invited"])) < 0.55
    rows = []
    for text, one, other in kind["statements"]:
        votes = []
        for number, of_one in zip(session["invited"], camp, strict=True):
            if chance.random() < 0.8:
                lean = (one if of_one else other) + 0.45 * chance.standard_normal()
                votes.append(f"{number}:{1 if lean > 0.2 else -1 if lean < -0.2 else 0}")
        author = session["attended"][int(chance.integers(len(session["attended"])))]
        votes = [vote for vote in votes if not vote.startswith(f"{author}:")] + [f"{author}:1"]
        rows.append({"session": session["key"], "member": author, "text": text, "votes": votes})
    return rows


def _of_session(session: dict[str, Any], statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The deeds that closing a session writes into the book."""
    rows = []
    for number in session["invited"]:
        came = number in session["attended"]
        rows.append(_deed(number, "attend_session" if came else "leave", session, "joiner" if came else ""))
    rows += [_deed(number, "speak", session, "speaker") for number in session["spoke"]]
    rows.append(_deed(session["convener"], "host", session, "host"))
    authors = [row["member"] for row in statements if row["session"] == session["key"]]
    for author in sorted(set(authors)):
        rows.append(_deed(author, "statement", session, "joiner", float(authors.count(author))))
    return rows


def _deed(number: str, kind: str, session: dict[str, Any], share: str, amount: float = 1.0) -> dict[str, Any]:
    return {
        "member": number,
        "kind": kind,
        "day": session["day"],
        "title": session["title"],
        "share": share,
        "amount": amount,
        "thing": "",
        "session": session["key"],
    }


def _plenary(chance: np.random.Generator, numbers: list[str], day: date, until: date) -> list[dict[str, Any]]:
    if day > until:
        return []
    title = f"{day.year}年全体会议"
    half_days = np.where(chance.random(len(numbers)) < 0.9, PLENARY_HALF_DAYS, chance.integers(0, PLENARY_HALF_DAYS))
    return [
        _other(number, "attend_plenary", day, title, amount=float(amount))
        for number, amount in zip(numbers, half_days, strict=True)
        if amount
    ]


def _others(
    chance: np.random.Generator, numbers: list[str], zeal: np.ndarray, year: int, until: date
) -> list[dict[str, Any]]:
    labels = [matter["label"] for matter in words("matters")]
    rows = []
    for kind, (a_year, titles) in OTHER.items():
        days = chance.integers(0, 364, a_year)
        doers = chance.choice(len(numbers), a_year, p=zeal)
        for place, (offset, doer) in enumerate(zip(days, doers, strict=True)):
            day = date(year, 1, 1) + timedelta(days=int(offset))
            if day > until:
                continue
            title = str(titles[int(chance.integers(len(titles)))]).format(
                matter=labels[int(chance.integers(len(labels)))]
            )
            thing = f"proposal:{year}-{place + 1:03}" if kind == "propose" else ""
            share = "first" if kind in ("propose", "opinion_report") else ""
            rows.append(_other(numbers[doer], kind, day, title, share=share, thing=thing))
            if kind == "propose":
                joined = chance.choice(len(numbers), COSIGNERS, replace=False)
                rows += [
                    _other(numbers[i], "cosign", day, title, share="joiner", thing=thing) for i in joined if i != doer
                ]
    return rows


def _other(number: str, kind: str, day: date, title: str, **more: Any) -> dict[str, Any]:
    """A deed of no session. `more`: share, amount or thing where they are not the usual ones."""
    usual = {"share": "", "amount": 1.0, "thing": "", "session": ""}
    return {"member": number, "kind": kind, "day": day, "title": title, **usual, **more}


def _outcomes(session: dict[str, Any], chance: np.random.Generator, until: date) -> list[dict[str, Any]]:
    """How far a session's advice came: each rung only after the one before, none in the future."""
    rows, day = [], session["day"]
    for kind, (share, days, level) in RUNGS.items():
        day = day + timedelta(days=int(chance.integers(days // 2, days * 2)))
        if chance.random() > share or day > until:
            break
        rows.append(
            {
                "session": session["key"],
                "kind": kind,
                "level": level,
                "day": day,
                "title": TITLES[kind].format(title=session["title"]),
                "unit": session["units"][0],
            }
        )
    return rows
