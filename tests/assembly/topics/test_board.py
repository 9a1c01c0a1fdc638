import io

import openpyxl
import pytest

from yishi.assembly.people.models import Town, Village


@pytest.fixture
def world(assembly, town, village, fumes, make_topic, say, at):
    """油烟扰民: three messages in 柳浦镇 in August, one in 白芦镇 in July by petition. 停车难: one in August."""
    parking = make_topic("停车难")
    away = Town.objects.create(assembly=assembly, name="白芦镇", code="02")
    hill = Village.objects.create(assembly=assembly, town=away, name="西山村", longitude=120.1, latitude=31.2)
    say(fumes, at(2024, 8, 3), 3, town=town, village=village)
    say(fumes, at(2024, 7, 5), town=away, village=hill, source="petition")
    say(parking, at(2024, 8, 9), town=away, village=hill)
    say(None, at(2024, 8, 9), text="你好")
    return {"fumes": fumes, "parking": parking, "away": away}


def lines(answer):
    return {line.topic.label: (line.size, line.places) for line in answer.context["lines"]}


def test_without_a_filter_the_stored_numbers_stand(browse, clerk, world):
    assert lines(browse(clerk).get("/topics/")) == {"油烟扰民": (40, 5), "停车难": (40, 5)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("source=petition", {"油烟扰民": (1, 1)}),
        ("since=2024-08-01&until=2024-08-31", {"油烟扰民": (3, 1), "停车难": (1, 1)}),
        ("period=last_month", {"油烟扰民": (1, 1)}),
        ("since=2025-01-01", {}),
        ("town=nonsense&source=nonsense", {"油烟扰民": (40, 5), "停车难": (40, 5)}),
    ],
)
def test_a_filter_counts_only_the_messages_within_it(browse, clerk, world, asked, expected):
    assert lines(browse(clerk).get(f"/topics/?{asked}")) == expected


def test_a_town_counts_only_its_own_messages(browse, clerk, world):
    assert lines(browse(clerk).get(f"/topics/?town={world['away'].pk}")) == {"油烟扰民": (1, 1), "停车难": (1, 1)}


def test_the_map_tells_each_village_and_its_foremost_topic(browse, clerk, world):
    spots = browse(clerk).get("/topics/?view=map").context["spots"]
    assert [(spot.village.name, spot.count, spot.foremost.label) for spot in spots] == [
        ("河东社区", 3, "油烟扰民"),
        ("西山村", 2, "油烟扰民"),
    ]
    only = browse(clerk).get(f"/topics/?view=map&topic={world['parking'].public_id}")
    assert [(spot.village.name, spot.count) for spot in only.context["spots"]] == [("西山村", 1)]


def test_the_export_holds_what_the_filter_leaves(browse, clerk, world):
    answer = browse(clerk).get("/topics/?source=petition&export=xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert [row[1] for row in rows[1:]] == ["油烟扰民"]
    assert rows[1][5] == 1


def test_undecided_messages_are_a_bucket_with_reasons(browse, clerk, member, world):
    assert browse(clerk).get("/topics/").context["coverage"].undecided == 1
    page = browse(clerk).get("/topics/undecided").content.decode()
    assert "你好" in page
    assert "内容太短，看不出说的是什么事。" in page
    assert browse(member).get("/topics/undecided").status_code == 403


PAGES = ["?view=map", "?town=&order=size", "compare", "compare?by=town", "undecided?why=alone"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_answer_within_bounds(browse, clerk, world, page, language, django_assert_max_num_queries):
    client = browse(clerk, language)
    with django_assert_max_num_queries(15):
        assert client.get(f"/topics/{page}").status_code == 200
