"""Bodies and members of the invented assembly: 360 members in 30 sectors, 9 committees, 59 groups, 23 branches."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from yishi.demo.words import words

MEMBERS = 360
GROUPS = 59
STANDING = 60
TERM = 15
WOMEN = 0.34
BORN = (1962, 1996)
JOINED = {2012: 0.12, 2017: 0.3, 2022: 0.58}  # the year of the first term in the assembly → share of members
POSTS = ("chair", *["vice_chair"] * 5, "secretary", *["standing"] * STANDING)


@dataclass(frozen=True, slots=True)
class Bodies:
    groups: pl.DataFrame
    branches: pl.DataFrame
    studios: pl.DataFrame
    committees: pl.DataFrame


def bodies(villages: pl.DataFrame, chance: np.random.Generator) -> Bodies:
    """Groups of neighbouring villages, branches of towns and trades, studios, committees."""
    vocabulary = words("bodies")
    towns = words("places")["towns"]
    branches = [f"{town}委员履职党支部" for town in towns] + [
        f"{trade}界委员之家党支部" for trade in vocabulary["branches"]
    ]
    committees = vocabulary["committees"]
    studios = vocabulary["studios"]
    return Bodies(
        groups=_groups(villages),
        branches=pl.DataFrame({"name": [*branches, "机关委员履职党支部"]}),
        studios=pl.DataFrame({"name": list(studios), "sector": list(studios.values())}),
        committees=pl.DataFrame({"name": list(committees), "field": list(committees.values())}),
    )


def _groups(villages: pl.DataFrame) -> pl.DataFrame:
    """59 groups shared out over the towns by their villages, each with the villages next to each other."""
    sizes = villages.group_by("town", maintain_order=True).len().sort("town")
    quota = sizes["len"].to_numpy() * GROUPS / villages.height
    number = np.maximum(1, np.floor(quota)).astype(int)
    for town in np.argsort(number - quota, kind="stable")[: GROUPS - number.sum()]:
        number[town] += 1
    rows = []
    for town, groups in zip(sizes["town"], number, strict=True):
        mine = villages.filter(pl.col("town") == town).sort("longitude", "latitude")["name"].to_list()
        for place, part in enumerate(np.array_split(np.array(mine, dtype=object), groups), start=1):
            rows.append((f"{town}第{place}行动小组", town, list(part)))
    return pl.DataFrame(
        rows, schema={"name": pl.String, "town": pl.String, "villages": pl.List(pl.String)}, orient="row"
    )


def members(found: Bodies, chance: np.random.Generator) -> pl.DataFrame:
    """360 members, numbered; each in one sector, committee, group and branch, at home in a village of the group."""
    posts = [*POSTS, *["member"] * (MEMBERS - len(POSTS))]
    sexes = np.where(chance.random(MEMBERS) < WOMEN, "female", "male")
    sectors = _dealt(words("bodies")["sectors"], chance, first=words("people")["leaders"])
    groups = _dealt(found.groups["name"].to_list(), chance)
    villages = dict(found.groups.select("name", "villages").iter_rows())
    walks = [_walk(sector, post, chance) for sector, post in zip(sectors, posts, strict=True)]
    return pl.DataFrame(
        {
            "number": [f"{TERM:03}-{n:03}" for n in range(1, MEMBERS + 1)],
            "name": _names(sexes, chance),
            "sex": sexes,
            "born": chance.integers(*BORN, MEMBERS),
            **{key: [walk[key] for walk in walks] for key in ("party", "employer", "expertise")},
            "sector": sectors,
            "committee": _dealt(found.committees["name"].to_list(), chance),
            "group": groups,
            "branch": _dealt(found.branches["name"].to_list(), chance),
            "post": posts,
            "village": [str(chance.choice(villages[group])) for group in groups],
            "joined": chance.choice(list(JOINED), MEMBERS, p=list(JOINED.values())),
        }
    )


def _walk(sector: str, post: str, chance: np.random.Generator) -> dict[str, str]:
    """A walk of life that fits the sector: party, employer with job, two things one knows about."""
    vocabulary = words("people")
    trades, parties = vocabulary["trades"], vocabulary["parties"]
    drawn = chance.choice(list(parties), p=list(parties.values()))
    trade = trades[vocabulary["trade_of"].get(sector) or chance.choice(list(trades))]
    job = f"{chance.choice(trade['at'])}{chance.choice(trade['as'])}"
    return {
        "party": vocabulary["party_of"].get(sector, str(drawn)),
        "employer": vocabulary["offices"].get(post, job),
        "expertise": "、".join(sorted(chance.choice(trade["knows"], 2, replace=False))),
    }


def _names(sexes: np.ndarray, chance: np.random.Generator) -> list[str]:
    """Different names for everybody."""
    vocabulary = words("people")
    names: dict[str, None] = {}
    for sex in sexes:
        given = vocabulary["women" if sex == "female" else "men"]
        name = ""
        while not name or name in names:
            name = f"{chance.choice(vocabulary['surnames'])}{chance.choice(given)}"
        names[name] = None
    return list(names)


def _dealt(bodies: list[str], chance: np.random.Generator, first: Sequence[str] = ()) -> list[str]:
    """Members dealt out evenly, the foremost of them to `first`."""
    hands = (bodies * (MEMBERS // len(bodies) + 1))[:MEMBERS]
    for body in first:
        hands.remove(body)
    return [*first, *(str(body) for body in chance.permutation(hands))]
