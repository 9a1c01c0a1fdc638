"""What nobody covers, and boundaries from a file: each fault in words, nothing half taken."""

import json

import pytest

from yishi.assembly.people.models import Seat, Town, Village
from yishi.assembly.placement.coverage import actions, geojson, queries
from yishi.assembly.placement.drafts.borders import neighbours


def square(east, north, size=0.02):
    ring = [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]]
    return {"type": "Polygon", "coordinates": [ring]}


def collection(*features):
    rows = [{"type": "Feature", "properties": facts, "geometry": geometry} for facts, geometry in features]
    return json.dumps({"type": "FeatureCollection", "features": rows}, ensure_ascii=False).encode()


def counts(user):
    return {gap.word: gap.count for gap in queries.gaps(user)}


def test_gaps_are_found_from_the_register_as_it_is(clerk, county):
    found = counts(clerk)
    assert found["没有专委会的委员"] == 12
    assert found["没有支部的党员委员"] == 3
    assert found["没有党员委员联系的党外委员"] == 9
    assert found["没有中共党员的行动小组"] == 3  # one of them made by the fixtures of every room
    seat = Seat.objects.filter(member=county[0]).get()
    seat.group = Town.objects.get(name="东镇").groups.get()
    seat.save()
    assert counts(clerk)["没有中共党员的行动小组"] == 2
    assert counts(clerk)["没有行动小组的委员"] == 11


def test_boundaries_are_matched_shown_and_only_then_used(clerk, county):
    Village.objects.filter(name="1村").update(longitude=None, latitude=None)
    content = collection(
        ({"name": "东镇"}, square(120, 31, 1)),
        ({"name": "1村", "town": "东镇"}, square(120.5, 31.5)),
        ({"name": "1村"}, square(120.5, 31.5)),
        ({"name": "没有的村"}, square(120, 31)),
        ({"name": "2村"}, {"type": "Point", "coordinates": [120, 31]}),
        ({"name": "3村"}, square(500000, 3400000)),
    )
    found = actions.bring(content=content, file_name="边界.geojson", by=clerk)
    assert [row["name"] for row in found.matched] == ["东镇", "1村"]
    assert len(found.unmatched) == 4
    assert Town.objects.get(name="东镇").boundary is None
    actions.confirm(found=found, by=clerk)
    assert Town.objects.get(name="东镇").boundary["type"] == "Polygon"
    village = Village.objects.get(name="1村")
    assert (village.longitude, village.latitude) == (120.51, 31.51)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JSON"),
        (b"{\n not json", "第2行"),
        ("名称,边界".encode("gb18030"), "UTF-8"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "没有任何边界"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_bad_file_is_explained(clerk, county, content, said):
    with pytest.raises(geojson.NoBoundaries, match=said):
        actions.bring(content=content, file_name="x", by=clerk)


@pytest.mark.parametrize("coordinates", [None, [], [[]], [[["a", "b"]]], [[[1]]], {"a": 1}])
def test_broken_coordinates_are_no_boundary(coordinates):
    feature = {"properties": {"name": "东镇"}, "geometry": {"type": "Polygon", "coordinates": coordinates}}
    matched = geojson.match([feature], {"东镇": "T"}, {})
    assert (matched.found, len(matched.unmatched)) == ([], 1)


def test_neighbours_share_an_edge():
    areas = {"A": square(0, 0), "B": square(0.02, 0), "C": square(0.04, 0.02)}
    assert neighbours(areas) == {"A": ["B"], "B": ["A"], "C": []}
    assert neighbours({"A": square(0, 0), "B": square(9, 9)}) is None
    assert neighbours({"A": square(0, 0), "B": None}) is None
