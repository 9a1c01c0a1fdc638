"""What people of the invented city say: 50,000 tickets with seasons, growth, bursts, repeats and chatter.

Messages come from incidents: one matter at one spot, raised by a few people or, in a burst, by dozens. The caller's
name and number stand in the raw columns, and in some of the texts, as they do in a hotline's own export.
"""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from yishi.demo.words import words

CHATTER = 0.04  # share of messages that belong to nothing
BURST = 0.0035  # share of incidents that dozens of people raise
DOZENS = (25, 70)  # how many people that is: from, to below
SOURCES = {"12345": 0.78, "web": 0.12, "petition": 0.04, "service_centre": 0.06}
FEW = 0.34  # chance that an incident ends after each message: most have one to five
SOLVED = 0.5, 0.9  # share of a matter's messages that are solved: from, to
CALLED_BACK, HAPPY_SOLVED, HAPPY_UNSOLVED = 0.6, 0.92, 0.25  # share called back; of those, share satisfied
NUMBER_TOLD = 0.08  # share of texts in which the caller leaves a number
# What a measure did, for the effect room: to which matter, in the first how many towns, how long before the last day,
# and what share of the messages was left.
FELL_MATTER, FELL_TOWNS, FELL_FOR, FELL_TO = "fumes", 2, timedelta(days=210), 0.45


def invent(
    chance: np.random.Generator,
    *,
    villages: pl.DataFrame,
    spots: pl.DataFrame,
    number: int,
    since: date,
    until: date,
) -> pl.DataFrame:
    """Tickets by time. `incident` and `matter` are the truth behind them, for measuring; chatter has neither."""
    telling = round(number * (1 - CHATTER))
    incidents = _incidents(telling, chance, villages=villages, since=since, until=until)
    messages = [message for incident in incidents for message in _told(incident, chance, villages, spots)][:telling]
    messages += [_chatter(chance, villages, since, until) for _ in range(number - len(messages))]
    messages.sort(key=lambda row: (row["time"], row["text"]))
    frame = pl.DataFrame(messages)
    source = chance.choice(list(SOURCES), number, p=list(SOURCES.values()))
    likes, solved = chance.poisson(0.8, number), chance.random(number) < _cure_rates(frame)
    return frame.with_columns(
        number=pl.Series([f"{t:%Y%m%d}{n:06}" for n, t in enumerate(frame["time"])]),
        source=pl.Series(source),
        likes=pl.Series(likes),
        solved=pl.Series(solved),
        satisfied=_satisfied(solved, chance),
    )


def _cure_rates(frame: pl.DataFrame) -> np.ndarray:
    """The chance that a message is solved: each matter its own, from the hard ones to the easy ones."""
    codes = [matter["code"] for matter in words("matters")]
    rates = dict(zip(codes, np.linspace(*SOLVED, len(codes)), strict=True))
    return np.array([rates.get(code, SOLVED[1]) for code in frame["matter"]])


def _satisfied(solved: np.ndarray, chance: np.random.Generator) -> pl.Series:
    """What the caller said when called back; nothing where nobody called."""
    happy = chance.random(len(solved)) < np.where(solved, HAPPY_SOLVED, HAPPY_UNSOLVED)
    asked = chance.random(len(solved)) < CALLED_BACK
    return pl.Series(
        [bool(said) if called else None for said, called in zip(happy, asked, strict=True)], dtype=pl.Boolean
    )


def bursts(tickets: pl.DataFrame) -> pl.DataFrame:
    """The incidents that dozens of people raised, largest first: what a reading of the tickets ought to find."""
    told = tickets.filter(pl.col("incident") != "").group_by("incident", "matter", "town", "village", "place")
    found = told.agg(start=pl.col("time").min().dt.date(), size=pl.len())
    return found.filter(pl.col("size") >= DOZENS[0]).sort("size", "incident", descending=[True, False])


def _incidents(
    messages: int, chance: np.random.Generator, *, villages: pl.DataFrame, since: date, until: date
) -> list[dict[str, Any]]:
    """Enough incidents for `messages`: matter, village, first day and how many people raise it."""
    matters = words("matters")
    days = (until - since).days
    share = np.array([matter["share"] / _kept(matter, since, until) for matter in matters])
    weight = villages["population"].to_numpy().astype(float)
    found, told = [], 0
    while told < messages:
        matter = matters[chance.choice(len(matters), p=share / share.sum())]
        village = int(chance.choice(len(weight), p=weight / weight.sum()))
        day = int(chance.integers(0, days))
        if not _happens(matter, villages["town"][village], since + timedelta(days=day), since, until, chance):
            continue
        size = int(chance.integers(*DOZENS) if chance.random() < BURST else chance.geometric(FEW))
        found.append(
            {"matter": matter, "village": village, "day": since + timedelta(days=day), "size": size, "until": until}
        )
        told += size
    return found


def _kept(matter: dict, since: date, until: date) -> float:
    """The share of days' draws that season and growth let through, so that a matter's own share can make up for it."""
    days = [since + timedelta(days=day) for day in range((until - since).days)]
    return sum(_likely(matter, day, since) for day in days) / len(days)


def _likely(matter: dict, day: date, since: date) -> float:
    """Season and growth as a chance of being raised on that day, 1 at the height of the busiest year."""
    years = (day - since).days / 365
    rate = matter["growth"] ** years * (matter["peak"] if day.month in matter["months"] else 1.0)
    return min(rate / (max(matter["growth"] ** 3, 1.0) * matter["peak"]), 1.0)


def _happens(matter: dict, town: str, day: date, since: date, until: date, chance: np.random.Generator) -> bool:
    left = FELL_TO if _cured(matter, town, day, until) else 1.0
    return bool(chance.random() < left * _likely(matter, day, since))


def _cured(matter: dict, town: str, day: date, until: date) -> bool:
    return matter["code"] == FELL_MATTER and day > until - FELL_FOR and town in words("places")["towns"][:FELL_TOWNS]


def _told(
    incident: dict[str, Any], chance: np.random.Generator, villages: pl.DataFrame, spots: pl.DataFrame
) -> list[dict[str, Any]]:
    """The messages of one incident: one spot, several voices, some callers more than once."""
    matter, village = incident["matter"], incident["village"]
    spot = _spot(matter["spot"], village, chance, spots)
    town, name = villages["town"][village], villages["name"][village]
    phrases, shared = words("phrases")[matter["code"]], words("phrases")
    latest = (incident["until"] - incident["day"]).days
    rows: list[dict[str, Any]] = []
    for _voice in range(incident["size"]):
        again = rows and chance.random() < 0.15
        caller = rows[int(chance.integers(len(rows)))] if again else _caller(chance)
        after = min(int(chance.exponential(9)), latest)
        place = spot if chance.random() < 0.7 else f"{name}{spot}" if spot != name else f"{town}{name}"
        slots = {"p": place, "w": _one(shared["times"], chance), "n": int(chance.integers(2, 9))}
        rows.append(
            {
                "time": _moment(incident["day"] + timedelta(days=after), chance),
                "title": _one(phrases["title"], chance).format(**slots),
                "text": _text(phrases, shared, slots, caller, chance),
                "place": f"{town}{name}{spot}" if spot != name else f"{town}{name}",
                "town": town,
                "village": name,
                "category": matter["category"],
                "unit": matter["unit"],
                "caller_name": caller["caller_name"],
                "caller_phone": caller["caller_phone"],
                "matter": matter["code"],
                "incident": f"{matter['code']}-{village}-{spot}-{incident['day']}",
            }
        )
    return rows


def _spot(kind: str, village: int, chance: np.random.Generator, spots: pl.DataFrame) -> str:
    size = spots.height // (spots["village"][-1] + 1)
    names = [
        name
        for of_kind, name in zip(
            *spots.slice(village * size, size).select("kind", "name").to_dict().values(), strict=True
        )
        if of_kind == kind
    ]
    return _one(names, chance)


def _text(phrases: dict, shared: dict, slots: dict, caller: dict, chance: np.random.Generator) -> str:
    harms = chance.permutation(phrases["harm"])[: int(chance.integers(1, 3))]
    parts = [
        _one(shared["openings"], chance),
        _one(phrases["what"], chance) + "，",
        "，".join(harms) + "。",
        _one(shared["histories"], chance),
        _one(phrases["ask"], chance) + "。",
        _one(shared["closings"], chance),
    ]
    text = "".join(parts).format(**slots)
    if chance.random() < NUMBER_TOLD:
        text += f"我姓{caller['caller_name'][0]}，电话{caller['caller_phone']}。"
    return text


def _chatter(chance: np.random.Generator, villages: pl.DataFrame, since: date, until: date) -> dict[str, Any]:
    """A question, thanks or a wrong number: a matter of its own, answered at the desk without a handling unit."""
    village = int(chance.integers(villages.height))
    name, vocabulary = villages["name"][village], words("chatter")
    thing = _one(vocabulary["things"], chance)
    parts = [_one(vocabulary[part], chance) for part in ("openings", "asks", "details", "closings")]
    day = since + timedelta(days=int(chance.integers(0, (until - since).days)))
    return {
        "time": _moment(day, chance),
        "title": f"咨询{thing}",
        "text": "".join(parts).format(p=name, thing=thing),
        "place": "",
        "town": villages["town"][village],
        "village": name,
        "category": "咨询",
        "unit": "",
        **_caller(chance),
        "matter": "",
        "incident": "",
    }


def _caller(chance: np.random.Generator) -> dict[str, str]:
    """An invented name and an invented number."""
    vocabulary = words("people")
    given = vocabulary["women"] if chance.random() < 0.5 else vocabulary["men"]
    phone = f"1{int(chance.integers(30, 99))}{int(chance.integers(0, 10**8)):08}"
    return {"caller_name": _one(vocabulary["surnames"], chance) + _one(given, chance), "caller_phone": phone}


def _moment(day: date, chance: np.random.Generator) -> datetime:
    minutes = int(np.clip(chance.normal(13 * 60, 240), 0, 24 * 60 - 1))
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)


def _one(things: Any, chance: np.random.Generator) -> Any:
    return things[int(chance.integers(len(things)))]
