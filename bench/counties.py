"""Invented counties of any size, to place people in: towns of some 28 villages that tile a plane, 1.3 members a
village.

Like 澄川市, the demo's city: 30 sectors, one member in three a woman, 38 in 100 in the Party, some 60 standing
members of 360; homes fall where people live, workplaces mostly in the larger towns.
"""

import numpy as np
import polars as pl
from scipy.cluster.vq import kmeans2
from scipy.spatial import Delaunay

from yishi.demo.words import words
from yishi.engine import tables_placing as tables

Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]
VILLAGE_KM2 = 6.0
VILLAGES_OF_A_TOWN = 27.7
BLOCK = 2_000  # villages laid out at once, so that size costs nothing extra


def county(members: int = 360, groups: int = 59, villages: int = 277, *, seed: int = 0) -> Frames:
    """people, places, bodies, rulings: nobody is anywhere yet, nothing is ruled."""
    chance = np.random.default_rng(seed)
    places = _places(villages, chance)
    people = _people(members, places, chance)
    return people, places, _bodies(groups, places, members), tables.RULING.empty()


def _places(villages: int, chance: np.random.Generator) -> pl.DataFrame:
    side = np.sqrt(VILLAGE_KM2 * villages)
    xy = side * chance.random((villages, 2))
    for _round in range(2):  # a little more even than by chance
        ties = Delaunay(xy)
        first, near = ties.vertex_neighbor_vertices
        middle = np.add.reduceat(xy[near], first[:-1], axis=0) / np.diff(first)[:, None]
        xy = np.clip((xy + middle) / 2, 0, side)
    towns = max(1, round(villages / VILLAGES_OF_A_TOWN))
    start = xy[chance.choice(villages, towns, replace=False)]
    _centres, town = kmeans2(xy, start, minit="matrix", seed=chance)
    ties = Delaunay(xy)
    first, near = ties.vertex_neighbor_vertices
    ids = np.array([f"v{number:05}" for number in range(villages)])
    borders = [ids[near[first[at] : first[at + 1]]].tolist() for at in range(villages)]
    far = [np.linalg.norm(xy[near[first[at] : first[at + 1]]] - xy[at], axis=1) for at in range(villages)]
    reach = 2.2 * np.sqrt(VILLAGE_KM2)
    borders = [
        [name for name, km in zip(names, kms, strict=True) if km < max(reach, kms.min() * 1.01)]
        for names, kms in zip(borders, far, strict=True)
    ]
    population = chance.integers(900, 9000, villages)
    return tables.PLACE.fit(
        pl.DataFrame(
            {
                "village_id": ids,
                "name": [f"{name}村" for name in ids],
                "town": [f"t{number:03}" for number in town],
                "longitude": 123.6 + xy[:, 0] / (111.32 * np.cos(np.radians(31.4))),
                "latitude": 31.4 + xy[:, 1] / 111.32,
                "population": population,
                "load": np.round(population * chance.gamma(4, 0.01, villages), 1),
                "neighbours": borders,
            }
        )
    )


def _people(members: int, places: pl.DataFrame, chance: np.random.Generator) -> pl.DataFrame:
    vocabulary, bodies = words("people"), words("bodies")
    sectors = bodies["sectors"]
    sector = [sectors[number % len(sectors)] for number in range(members)]
    share = places["population"].to_numpy() / places["population"].sum()
    homes = chance.choice(places["village_id"].to_numpy(), members, p=share)
    work = chance.choice(places["village_id"].to_numpy(), members, p=share**1.5 / (share**1.5).sum())
    work = np.where(chance.random(members) < 0.4, homes, work)
    near = _works_near(homes, work, places, chance)
    trades = vocabulary["trades"]
    names = list(trades)
    trade = [vocabulary["trade_of"].get(name) or str(chance.choice(names)) for name in sector]
    drawn = chance.choice(list(vocabulary["parties"]), members, p=list(vocabulary["parties"].values()))
    posts = np.where(chance.random(members) < 1 / 6, "standing", "member").astype(object)
    posts[:7] = ["chair", *["vice_chair"] * 5, "secretary"]
    return tables.PERSON.fit(
        pl.DataFrame(
            {
                "member_id": [f"m{number:05}" for number in range(members)],
                "name": [f"委员{number}" for number in range(members)],
                "sector": sector,
                "post": posts.tolist(),
                "party": [vocabulary["party_of"].get(s, str(d)) for s, d in zip(sector, drawn, strict=True)],
                "sex": np.where(chance.random(members) < 0.34, "female", "male"),
                "born": chance.integers(1962, 1996, members),
                "expertise": ["、".join(sorted(chance.choice(trades[t]["knows"], 2, replace=False))) for t in trade],
                "home": homes,
                "workplace": near,
            }
        )
    )


def _works_near(homes: np.ndarray, work: np.ndarray, places: pl.DataFrame, chance: np.random.Generator) -> np.ndarray:
    """In a county of any size people work within some 20 km."""
    if places.height < BLOCK:
        return work
    at = {name: number for number, name in enumerate(places["village_id"])}
    near = places["neighbours"].to_list()
    found = []
    for home in homes:
        here = home
        for _step in range(int(chance.integers(0, 9))):
            here = str(chance.choice(near[at[here]]))
        found.append(here)
    return np.array(found)


def _bodies(groups: int, places: pl.DataFrame, members: int) -> pl.DataFrame:
    vocabulary = words("bodies")
    committees, counties = vocabulary["committees"], max(1, round(members / 360))
    towns = places["town"].unique().sort().to_list()
    rows: list[tuple] = [
        ("committee", f"c{at:02}", name, field, None, None, None, None)
        for at, (name, field) in enumerate(committees.items())
    ]
    if counties > 1:  # limits grow with the assembly
        rows = [(*row[:6], 10 * counties, 80 * counties) for row in rows]
    rows += [("group", f"g{at:04}", f"第{at + 1}行动小组", None, None, None, None, None) for at in range(groups)]
    rows += [("branch", f"b-{town}", f"{town}支部", None, [town], None, None, None) for town in towns]
    sectors = vocabulary["sectors"]
    for at in range(12):
        mine = sectors[at::12]
        rows.append(("branch", f"b-s{at:02}", f"界别支部{at}", None, None, mine, None, 30 * counties))
    return pl.DataFrame(rows, schema=tables.BODY.schema, orient="row")
