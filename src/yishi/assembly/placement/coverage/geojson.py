"""Boundaries from a GeoJSON file (RFC 7946): which are of our towns and villages, and what is wrong with the rest."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from yishi.assembly.runs.pipelines import AREA_NAMES, AREA_TOWNS

MOST_BYTES = 32 * 1024 * 1024
MOST_POINTS = 5_000  # of one boundary: more than a page can draw
AREAS = ("Polygon", "MultiPolygon")


class NoBoundaries(Exception):
    """The file as a whole cannot be read; the message says what was found and what was expected."""


@dataclass(slots=True)
class Matched:
    """`found`: [{"kind", "id", "name", "geometry"}]; `unmatched`: what was not taken, each with the reason."""

    found: list[dict[str, Any]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


def read(content: bytes) -> list[dict[str, Any]]:
    """The features of the file. Raises NoBoundaries."""
    if len(content) > MOST_BYTES:
        raise NoBoundaries(_("文件超过%(most)s MB，请先简化边界。") % {"most": MOST_BYTES // 1024 // 1024})
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NoBoundaries(_("文件不是UTF-8编码。请在地图软件里另存为UTF-8的GeoJSON。")) from error
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise NoBoundaries(_("第%(line)s行不是正确的JSON。") % {"line": line}) from error
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise NoBoundaries(_("文件应当是GeoJSON的FeatureCollection。"))
    features = whole.get("features")
    if not isinstance(features, list) or not features:
        raise NoBoundaries(_("文件里没有任何边界。"))
    return [feature for feature in features if isinstance(feature, dict)]


def match(features: list[dict[str, Any]], towns: Mapping[str, str], villages: Mapping[tuple[str, str], str]) -> Matched:
    """`towns`: name or code → id; `villages`: (town, name) → id, and ("", name) where only one is called so."""
    matched, taken = Matched(), set()
    for number, feature in enumerate(features, start=1):
        facts = feature.get("properties") or {}
        name, town = _first(facts, AREA_NAMES), _first(facts, AREA_TOWNS)
        told = name or _("第%(number)s个") % {"number": number}
        wrong = _wrong(feature.get("geometry"))
        found = _ours(name, town, towns, villages)
        if wrong:
            matched.unmatched.append(f"{told}：{wrong}")
        elif found is None:
            matched.unmatched.append(_("%(name)s：没有这个名称的镇(街道)或村(社区)") % {"name": told})
        elif found in taken:
            matched.unmatched.append(_("%(name)s：出现了两次，用了前一个") % {"name": told})
        else:
            taken.add(found)
            kind, public_id = found
            matched.found.append({"kind": kind, "id": public_id, "name": name, "geometry": feature["geometry"]})
    return matched


def _ours(
    name: str, town: str, towns: Mapping[str, str], villages: Mapping[tuple[str, str], str]
) -> tuple[str, str] | None:
    for key in ((town, name), ("", name)):
        if key in villages:
            return "village", villages[key]
    return ("town", towns[name]) if name in towns else None


def _first(facts: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(facts[key]).strip() for key in keys if facts.get(key)), "")


def _wrong(geometry: Any) -> str:
    """What is wrong with a geometry; empty when it is an area in degrees."""
    if not isinstance(geometry, dict) or geometry.get("type") not in AREAS:
        return _("不是面(Polygon或MultiPolygon)")
    try:
        points = list(_points(geometry))
    except (TypeError, ValueError, KeyError, IndexError):
        return _("坐标写法不对")
    if len(points) < 4:
        return _("少于四个点")
    if len(points) > MOST_POINTS:
        return _("有%(count)s个点，超过%(most)s个，请先简化") % {"count": len(points), "most": MOST_POINTS}
    if not all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in points):
        return _("坐标不是经纬度，请转换为WGS84经纬度")
    return ""


def _points(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for ring in (ring for polygon in polygons for ring in polygon):
        for point in ring:
            yield float(point[0]), float(point[1])
