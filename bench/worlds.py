"""Invented cities of any size, with the truth beside every message: 277 villages, 2,000 estates and roads, 150 matters.

A matter at a place is an incident; a few people raise it, or dozens within days (a burst), or a few now and then for
years. Half the messages name the place in the heading, a field of the source names it as often, and one in twenty-five
belongs to nothing. Everything is drawn in columns, so that a million messages take seconds.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import yaml

from yishi.demo import geography
from yishi.engine import tables

UNTIL = datetime(2024, 12, 31)
DAYS = 3 * 365
SPOTS = {"estate": 1_250, "road": 750, "school": 180, "market": 120}  # villages are as many as the demo city has
CHATTER = 0.04  # share of messages that belong to nothing
BURST = 0.004  # share of incidents that dozens raise within days
DOZENS = (25, 90)  # how many people that is: from, to below
ENDS = 0.4  # chance that an episode of an incident ends after each message
FLAGS = {
    "field": 0.7,  # share of messages whose place also stands in a field
    "placed": 0.5,  # whose heading names the place in any case
    "short": 0.12,  # that leave off a name's ending: 翠湖 for 翠湖花园
    "twice": 0.35,  # that tell two facts
}
ENDINGS = (
    "花园 家园 公寓 新村 名苑 雅苑 佳苑 小区 华庭 嘉园 府 大道 [东西南北中]?路 街 小学 中学 幼儿园 "
    "农贸市场 商业街 广场 村 社区"
).split()
WAYS = 60  # of saying one fact, harm or ask, at most: synonyms swapped
BLOCK = 100_000  # messages of which the texts are made at once
Parts = list[list[str]]  # ways of saying, by matter


@dataclass(frozen=True, slots=True)
class World:
    """`tickets`: table TICKET, by time. `truth`: ticket_id, `matter` and `incident`; both null where it is chatter."""

    tickets: pl.DataFrame
    truth: pl.DataFrame


def invent(messages: int, *, seed: int = 0) -> World:
    """A city in which so many messages were sent in the three years before `UNTIL`. Same numbers, same city."""
    chance = np.random.default_rng(seed)
    places = _places(chance)
    drawn = _drawn(messages, chance, places)
    said = pl.concat([_said(block, chance, places) for block in drawn.iter_slices(BLOCK)])
    numbers = pl.Series("ticket_id", [f"{number:08}" for number in range(messages)])
    whole = drawn.hstack(said).with_columns(numbers)
    return World(tables.TICKET.fit(whole), whole.select("ticket_id", "matter", "incident"))


# -- Places -------------------------------------------------------


def _places(chance: np.random.Generator) -> pl.DataFrame:
    """Every place a message can be about: kind, name, short_name, village, town, address, around (it), weight."""
    _towns, villages, _spots = geography.invent(chance)
    own = villages.select(kind=pl.lit("village"), name="name", village="name", town="town")
    spots = pl.concat([_spots_of(kind, count, villages, chance) for kind, count in SPOTS.items()])
    is_village, address = pl.col("kind") == "village", pl.concat_str("town", "village")
    return pl.concat([own, spots]).with_columns(
        short_name=pl.col("name").str.replace(f"({'|'.join(ENDINGS)})$", ""),
        address=pl.when(is_village).then(address).otherwise(address + pl.col("name")),
        around=pl.when(is_village).then("town").otherwise("village"),
        weight=pl.Series(chance.lognormal(0, 1, own.height + spots.height)),
    )


def _spots_of(kind: str, count: int, villages: pl.DataFrame, chance: np.random.Generator) -> pl.DataFrame:
    """Names that stand once in the city, in villages drawn by population. Neighbours often share a first part."""
    firsts, lasts = _name_parts(kind)
    names = chance.choice([first + last for first, last in product(firsts, lasts)], count, replace=False)
    population = villages["population"].to_numpy().astype(float)
    of = chance.choice(villages.height, count, p=population / population.sum())
    return pl.DataFrame(
        {
            "kind": [kind] * count,
            "name": names.tolist(),
            "village": villages["name"][of],
            "town": villages["town"][of],
        }
    )


def _name_parts(kind: str) -> tuple[list[str], list[str]]:
    """First parts of two characters, and the endings of that kind of spot."""
    heads, tails = {
        "estate": ("翠金望书春锦紫和东长玉星澜香丽嘉云碧阳御汇康枫海", "湖桂江香晓绣薇顺方乐兰河庭榭景禾锦水光苑"),
        "road": ("人建解振育文云滨长环永兴梧杨丹青通东西新", "民设放兴才昌帆江安城和业桐舟桂云济湖塘华"),
        "school": ("育明文景启新实东西南北中", "才德华贤英星知苑林泽光和"),
        "market": ("万百金银永兴和大东南", "达盛汇座福隆悦润方亚"),
    }[kind]
    firsts = [head + tail for head, tail in product(heads, tails) if head != tail]
    lasts = {
        "estate": "花园 家园 公寓 新村 名苑 雅苑 佳苑 小区 华庭 嘉园 府",
        "road": "路 大道 街 中路 北路 南路 东路 西路",
        "school": "小学 中学 幼儿园",
        "market": "农贸市场 商业街 广场",
    }[kind]
    return firsts, lasts.split()


# -- Who raises what, where and when ------------------------------


def _drawn(messages: int, chance: np.random.Generator, places: pl.DataFrame) -> pl.DataFrame:
    """One row a message, by time: matter, place (its row), incident, time, caller; nulls for what chatter lacks."""
    told = messages - round(messages * CHATTER)
    episodes = _episodes(told, chance, places)
    sizes = episodes["size"].to_numpy()
    row = np.repeat(np.arange(episodes.height), sizes)[:told]
    spread = episodes["days"].to_numpy()[row]
    start = episodes["start"].to_numpy()[row]
    chatter = messages - told
    day = np.concatenate([start + chance.exponential(spread), chance.random(chatter) * DAYS])
    matter = np.concatenate([episodes["matter"].to_numpy()[row], np.full(chatter, -1)])
    place = np.concatenate([episodes["place"].to_numpy()[row], chance.integers(0, places.height, chatter)])
    minutes = (np.minimum(day, DAYS - 0.01) * 24 * 60).astype(np.int64) - DAYS * 24 * 60
    frame = pl.DataFrame({"minutes": minutes, "matter": matter, "place_row": place})
    return (
        frame.with_columns(
            time=pl.lit(UNTIL).cast(tables.MOMENT) + pl.duration(minutes="minutes"),
            caller=pl.Series(chance.integers(0, messages, messages)).cast(pl.String),
            matter=pl.when(pl.col("matter") >= 0).then(pl.col("matter")),
        )
        .with_columns(incident=pl.col("matter").cast(pl.String) + "@" + pl.col("place_row").cast(pl.String))
        .sort("time", "incident", "caller")
        .drop("minutes")
    )


def _episodes(messages: int, chance: np.random.Generator, places: pl.DataFrame) -> pl.DataFrame:
    """At least so many messages: what is raised where, from which day, over how many days, by how many."""
    count = messages  # more than enough: an episode has one message or more
    matters = _matters()
    share = chance.lognormal(0, 0.9, len(matters))
    matter = chance.choice(len(matters), count, p=share / share.sum())
    size = np.where(chance.random(count) < BURST, chance.integers(*DOZENS, count), chance.geometric(ENDS, count))
    enough = int(np.searchsorted(np.cumsum(size), messages)) + 1
    matter, size = matter[:enough], size[:enough]
    place = np.empty(enough, dtype=np.int64)
    kinds = np.array([thing["spot"] for thing in matters])
    for kind in ("village", *SPOTS):
        rows = np.flatnonzero((places["kind"] == kind).to_numpy())
        weight = places["weight"].to_numpy()[rows]
        of_kind = kinds[matter] == kind
        place[of_kind] = chance.choice(rows, int(of_kind.sum()), p=weight / weight.sum())
    days = np.where(size >= DOZENS[0], 3.0, 12.0)
    return pl.DataFrame(
        {"matter": matter, "place": place, "size": size, "start": chance.random(enough) * DAYS, "days": days}
    )


# -- What they say ------------------------------------------------


def _said(block: pl.DataFrame, chance: np.random.Generator, places: pl.DataFrame) -> pl.DataFrame:
    """Heading, text and the fields of the source of each message."""
    words, size = _words(), block.height
    matter = block["matter"].fill_null(-1).to_numpy()
    shared = {part: _one(words[part], size, chance) for part in ("openings", "histories", "closings", "ones", "ends")}
    drawn = places[block["place_row"].to_numpy()].with_columns(
        **shared,
        **{part: _by_matter(ways, matter, chance) for part, ways in _ways().items()},
        more=_by_matter(_ways()["facts"], matter, chance),
        joins=_one(words["joins"], size, chance),
        details=_one([said.format(n=n) for said in words["details"] for n in range(2, 32)], size, chance),
        layout=pl.Series(chance.integers(0, 4, size)),
        **{flag: pl.Series(chance.random(size) < share) for flag, share in FLAGS.items()},
        chatter=pl.Series(matter < 0),
    )
    return drawn.with_columns(name=_told_name()).select(
        place=pl.when("field").then("address"),
        town="town",
        village=pl.when("field").then("village"),
        title=_title(),
        text=_text(),
        source=pl.lit("12345"),
    )


def _told_name() -> pl.Expr:
    """A place as people say it; a village whose field is empty is told with its town, for its name may stand twice."""
    alone = (pl.col("kind") == "village") & ~pl.col("field")
    return pl.when(alone).then("address").when("short").then("short_name").otherwise("name")


def _title() -> pl.Expr:
    """A heading names the matter and, half the time or where no field does, the place; chatter only asks."""
    named = pl.when(pl.col("placed") | ~pl.col("field")).then("name").otherwise(pl.lit(""))
    asked = pl.concat_str(pl.lit("咨询"), "names")
    return pl.when("chatter").then(asked).otherwise(pl.concat_str("ones", named, "names", "ends"))


def _text() -> pl.Expr:
    """Four orders in which people tell their matter."""
    stop, comma = pl.lit("。"), pl.lit("，")
    fact = (
        pl.when(pl.col("twice") & (pl.col("facts") != pl.col("more")))
        .then(pl.concat_str("facts", "joins", "more"))
        .otherwise("facts")
    )
    told = pl.concat_str(pl.col("name"), fact)
    orders = [
        ("openings", told, comma, "harms", stop, "histories", "details", "asks", stop, "closings"),
        ("openings", "histories", told, stop, "details", "asks", stop, "closings"),
        ("openings", told, stop, "asks", comma, "harms", stop, "details"),
        ("openings", "around", pl.lit("的"), told, comma, "harms", stop, "asks", stop, "closings"),
    ]
    chosen = pl.when("chatter").then(pl.concat_str("openings", "names", "facts", "harms", "closings"))
    for number, order in enumerate(orders[1:], 1):
        chosen = chosen.when(pl.col("layout") == number).then(pl.concat_str(*order))
    return chosen.otherwise(pl.concat_str(*orders[0]))


def _one(things: list[str], size: int, chance: np.random.Generator) -> pl.Series:
    return pl.Series(things, dtype=pl.String)[chance.integers(0, len(things), size)]


def _by_matter(ways: Parts, matter: np.ndarray, chance: np.random.Generator) -> pl.Series:
    """One of the ways of each message's matter; the last list is chatter's."""
    flat = pl.Series([way for of_matter in ways for way in of_matter], dtype=pl.String)
    sizes = np.array([len(of_matter) for of_matter in ways])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    return flat[first[matter] + (chance.random(len(matter)) * sizes[matter]).astype(np.int64)]


@lru_cache(maxsize=1)
def _ways() -> dict[str, Parts]:
    """Names, facts, harms and asks of each matter in every way of saying them, and chatter's as the last."""
    found: dict[str, Parts] = {"names": [], "facts": [], "harms": [], "asks": []}
    for matter in _matters():
        found["names"].append(matter["names"])
        for part in ("facts", "harms", "asks"):
            found[part].append([way for said in matter[part] for way in _swapped(said)])
    chatter = _words()["chatter"]
    for part, things in zip(found, ("things", "asks", "details", "details"), strict=True):
        found[part].append(chatter[things])
    return found


def _swapped(said: str) -> list[str]:
    """`said` with every word that has synonyms swapped for each of them, `WAYS` at most."""
    ways = [said]
    for group in _words()["synonyms"]:
        for word in (word for word in group if word in said):
            ways = [way.replace(word, other) for way in ways for other in group]
            break
    return sorted(set(ways))[:WAYS]


def _matters() -> list[dict[str, Any]]:
    return [{**field, **matter} for field in _words()["fields"] for matter in field["matters"]]


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def write(messages: int, folder: Path) -> tuple[Path, Path]:
    """The city's messages and their truth as two Parquet files in `folder`."""
    world = invent(messages)
    tickets, truth = folder / f"tickets-{messages}.parquet", folder / f"truth-{messages}.parquet"
    world.tickets.write_parquet(tickets)
    world.truth.write_parquet(truth)
    return tickets, truth
