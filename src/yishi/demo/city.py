"""The city as tables. Rows are joined by plain codes: town and village names, member numbers, group names."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from yishi.demo import geography, messages, people, record

YEARS = 3
TICKETS = 50_000


@dataclass(frozen=True, slots=True)
class City:
    """Every frame of the city. Boundaries are GeoJSON geometries as text, WGS 84."""

    name: str
    until: date
    towns: pl.DataFrame  # code, name, boundary
    villages: pl.DataFrame  # town, name, kind (village, community), longitude, latitude, population, boundary
    spots: pl.DataFrame  # village index, kind (estate, road, market, school, village), name
    groups: pl.DataFrame  # name, town, villages (list of names)
    branches: pl.DataFrame  # name
    studios: pl.DataFrame  # name, sector
    committees: pl.DataFrame  # name, field
    # number, name, sex, born, party, employer, expertise, sector, committee, group, branch, post, village, joined
    members: pl.DataFrame
    tickets: pl.DataFrame  # number, time, title, text, place, town, village, category, unit, source, …
    bursts: pl.DataFrame  # incident, matter, town, village, place, start, size: the truth that a reading ought to find
    sessions: pl.DataFrame  # key, title, matter, day, town, convener, invited, attended, spoke (lists of numbers), …
    statements: pl.DataFrame  # session, member, text, votes (list of “number:value”)
    deeds: pl.DataFrame  # member, kind, day, title, share, amount, session
    outcomes: pl.DataFrame  # session, kind, level, day, title, unit


def invent(seed: int = 2024, *, tickets: int = TICKETS, until: date | None = None) -> City:
    """The city as it stands at the end of `until` (yesterday if not given), with three years of history."""
    until = until or date.today() - timedelta(days=1)
    since = date(until.year - YEARS + 1, 1, 1)
    chance = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(4)]
    towns, villages, spots = geography.invent(chance[0])
    bodies = people.bodies(villages, chance[1])
    members = people.members(bodies, chance[1])
    said = messages.invent(chance[2], villages=villages, spots=spots, number=tickets, since=since, until=until)
    history = record.invent(chance[3], members=members, towns=towns, since=since, until=until)
    return City(
        name=geography.NAME,
        until=until,
        towns=towns,
        villages=villages,
        spots=spots,
        groups=bodies.groups,
        branches=bodies.branches,
        studios=bodies.studios,
        committees=bodies.committees,
        members=members,
        tickets=said,
        bursts=messages.bursts(said),
        sessions=history.sessions,
        statements=history.statements,
        deeds=history.deeds,
        outcomes=history.outcomes,
    )
