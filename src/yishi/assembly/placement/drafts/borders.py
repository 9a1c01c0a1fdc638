"""Which villages share a border, from their boundaries (GeoJSON, RFC 7946)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

DIGITS = 6  # of a degree: 0.1 m
Edge = tuple[tuple[float, float], tuple[float, float]]


def neighbours(boundaries: Mapping[str, Any]) -> dict[str, list[str]] | None:
    """Id → ids that share at least one edge; nothing when a village has no boundary or none share one, for then the
    file was not drawn edge to edge and distances are the better guide."""
    if not boundaries or not all(boundaries.values()):
        return None
    along: dict[Edge, list[str]] = defaultdict(list)
    for name, boundary in boundaries.items():
        for edge in set(edges(boundary)):
            along[edge].append(name)
    found: dict[str, set[str]] = {name: set() for name in boundaries}
    for sharing in along.values():
        for name in sharing:
            found[name].update(other for other in sharing if other != name)
    if sum(map(bool, found.values())) < len(found) // 2:
        return None
    return {name: sorted(others) for name, others in found.items()}


def edges(boundary: Mapping[str, Any]) -> Iterator[Edge]:
    """The edges of a Polygon's or MultiPolygon's rings, each in one direction only."""
    polygons = [boundary["coordinates"]] if boundary["type"] == "Polygon" else boundary["coordinates"]
    for ring in (ring for polygon in polygons for ring in polygon):
        points = [(round(point[0], DIGITS), round(point[1], DIGITS)) for point in ring]
        for one, other in pairwise(points):
            if one != other:
                yield (one, other) if one < other else (other, one)
