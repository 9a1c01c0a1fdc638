"""Towns, villages with boundaries that tile the city, and the spots in them that people name."""

import json
from collections import defaultdict
from itertools import pairwise

import numpy as np
import polars as pl
from scipy.cluster.vq import kmeans2
from scipy.spatial import Voronoi

from yishi.demo.words import words

NAME = words("places")["city"]
VILLAGES = 277
CENTRE = (123.60, 31.40)  # in the open sea, so that no real place lies under the invented one
HALF_WIDTH, HALF_HEIGHT = 0.27, 0.17  # degrees, about 50 × 38 km
DIGITS = 6  # of a degree: 0.1 m
SPOTS = {"estate": 4, "road": 3, "market": 1, "school": 1}

Point = tuple[float, float]
Ring = list[Point]


def invent(chance: np.random.Generator) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Towns, villages and spots (see `city.City`)."""
    outline = _outline(chance)
    points = _relaxed(_inside(outline, VILLAGES, chance), outline)
    cells = _cells(points, outline)
    town_of = _towns(points, chance)
    names = _village_names(town_of, chance)
    town_names = words("places")["towns"]
    villages = pl.DataFrame(
        {
            "town": [town_names[t] for t in town_of],
            "name": [name for name, _kind in names],
            "kind": [kind for _name, kind in names],
            "longitude": np.round(points[:, 0], DIGITS),
            "latitude": np.round(points[:, 1], DIGITS),
            "population": chance.integers(900, 9000, VILLAGES),
            "boundary": [_geojson([cell]) for cell in cells],
        }
    )
    towns = pl.DataFrame(
        {
            "code": [f"{number:02}" for number in range(1, len(town_names) + 1)],
            "name": town_names,
            "boundary": [
                _geojson(_union([c for c, t in zip(cells, town_of, strict=True) if t == town]))
                for town in range(len(town_names))
            ],
        }
    )
    return towns, villages, _spots(names, chance)


def _outline(chance: np.random.Generator) -> Ring:
    """A rounded, slightly uneven city; convex, so that cells can be clipped edge by edge."""
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    radius = 1 + 0.03 * chance.standard_normal(24)
    return [
        (CENTRE[0] + HALF_WIDTH * r * _rounded(np.cos(a)), CENTRE[1] + HALF_HEIGHT * r * _rounded(np.sin(a)))
        for a, r in zip(angles, radius, strict=True)
    ]


def _rounded(value: float) -> float:
    return float(np.sign(value) * abs(value) ** 0.7)


def _inside(outline: Ring, number: int, chance: np.random.Generator) -> np.ndarray:
    low, high = np.min(outline, axis=0), np.max(outline, axis=0)
    found: list[Point] = []
    while len(found) < number:
        point = tuple(low + (high - low) * chance.random(2))
        if _contains(outline, point):
            found.append(point)
    return np.array(found)


def _contains(ring: Ring, point: Point) -> bool:
    """Whether a ring that runs anticlockwise around a convex shape holds the point."""
    return all(_side(a, b, point) >= 0 for a, b in pairwise([*_hull(ring), _hull(ring)[0]]))


def _hull(ring: Ring) -> Ring:
    """The convex hull, anticlockwise."""
    ordered = sorted(ring)

    def half(points: Ring) -> Ring:
        kept: Ring = []
        for point in points:
            while len(kept) >= 2 and _side(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _side(a: Point, b: Point, point: Point) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def _relaxed(points: np.ndarray, outline: Ring) -> np.ndarray:
    """Two rounds of Lloyd's relaxation, so that villages are of like size."""
    for _round in range(2):
        points = np.array([np.mean(cell, axis=0) for cell in _cells(points, outline)])
    return points


def _cells(points: np.ndarray, outline: Ring) -> list[Ring]:
    """The Voronoi cell of each point inside the outline. Far-away extra points make every cell finite."""
    far = np.array([(CENTRE[0] + 9 * x, CENTRE[1] + 9 * y) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))])
    diagram = Voronoi(np.vstack([points, far]))
    cells = []
    for number in range(len(points)):
        corners = [tuple(diagram.vertices[v]) for v in diagram.regions[diagram.point_region[number]]]
        cells.append(_clipped(_hull(corners), _hull(outline)))
    return cells


def _clipped(ring: Ring, outline: Ring) -> Ring:
    """Sutherland–Hodgman: the part of a convex ring inside a convex outline, rounded."""
    for a, b in pairwise([*outline, outline[0]]):
        kept: Ring = []
        for start, end in pairwise([*ring, ring[0]]):
            if _side(a, b, start) >= 0:
                kept.append(start)
            if (_side(a, b, start) >= 0) != (_side(a, b, end) >= 0):
                kept.append(_crossing(a, b, *sorted((start, end))))
        ring = kept
    return [(round(x, DIGITS), round(y, DIGITS)) for x, y in ring]


def _crossing(a: Point, b: Point, start: Point, end: Point) -> Point:
    before, after = _side(a, b, start), _side(a, b, end)
    share = before / (before - after)
    return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))


def _towns(points: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    number = len(words("places")["towns"])
    _centres, of = kmeans2(points, number, seed=chance, minit="++")
    return of


def _union(cells: list[Ring]) -> list[Ring]:
    """Rings around cells that tile a town: edges shared by two cells fall out, the rest are chained."""
    edges = {edge for cell in cells for edge in pairwise([*cell, cell[0]]) if edge[0] != edge[1]}
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        if (end, start) not in edges:
            onward[start].append(end)
    rings = []
    while onward:
        first = here = min(onward)
        ring = [first]
        while here in onward:
            ends = onward[here]
            here_next = ends.pop()
            if not ends:
                del onward[here]
            here = here_next
            if here == first:
                break
            ring.append(here)
        rings.append(ring)
    return rings


def _geojson(rings: list[Ring]) -> str:
    polygons = [[[*map(list, ring), list(ring[0])]] for ring in rings if len(ring) >= 3]
    shape = (
        {"type": "Polygon", "coordinates": polygons[0]}
        if len(polygons) == 1
        else {"type": "MultiPolygon", "coordinates": polygons}
    )
    return json.dumps(shape, separators=(",", ":"))


def _village_names(town_of: np.ndarray, chance: np.random.Generator) -> list[tuple[str, str]]:
    """(name, kind) of each village: names are unique in their town; streets have communities only."""
    first, towns = words("places")["village_first"], words("places")["towns"]
    left = {town: list(chance.permutation(first)) for town in range(len(towns))}
    names = []
    for town in town_of:
        urban = towns[town].endswith("街道") or chance.random() < 0.25
        names.append((left[town].pop() + ("社区" if urban else "村"), "community" if urban else "village"))
    return names


def _spots(names: list[tuple[str, str]], chance: np.random.Generator) -> pl.DataFrame:
    """What people name as the place: estates, roads, a market and a school of each village, and the village itself."""
    vocabulary = words("places")
    rows = []
    for village, (name, _kind) in enumerate(names):
        rows.append((village, "village", name))
        for kind, number in SPOTS.items():
            firsts = chance.choice(vocabulary.get(f"{kind}_first", vocabulary["village_first"]), number, replace=False)
            lasts = chance.choice(vocabulary[f"{kind}_last"], number)
            rows += [(village, kind, f"{first}{last}") for first, last in zip(firsts, lasts, strict=True)]
    return pl.DataFrame(rows, schema=["village", "kind", "name"], orient="row")
