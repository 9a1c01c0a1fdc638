"""Pages answer in both languages, strangers find nothing, and the public reads only what was published."""

import pytest

from yishi.assembly.consultation.themes import actions
from yishi.assembly.consultation.themes.models import Theme

ROOT = "/consultations/themes"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_offices_pages(browse, clerk, going_on, three, language):
    client, here = browse(clerk, language), f"/{going_on.public_id}"
    pages = ["/", "/open", "/?export=xlsx", here, f"{here}/edit", f"{here}/tie", f"{here}/conclude"]
    for page in (*pages, f"/of/{three['town'].public_id}", "/published"):
        assert client.get(f"{ROOT}{page}").status_code == 200, page


def test_members_read_themes_that_have_begun(browse, member, opened, three, clerk):
    here = f"{ROOT}/{opened.public_id}"
    assert browse(member).get(here).status_code == 403
    actions.tie(theme=opened, things=[three["county"]], tier="county", by=clerk)
    actions.begin(theme=opened, by=clerk)
    page = browse(member).get(here).content.decode()
    assert "主席会议协商油烟治理" in page
    assert "移出" not in page


def test_strangers_find_nothing(browse, stranger, going_on):
    tie = going_on.ties.first()
    assert browse(stranger).get(f"{ROOT}/{going_on.public_id}").status_code == 404
    assert browse(stranger).post(f"{ROOT}/ties/{tie.pk}/untie").status_code == 404
    assert browse().get(f"{ROOT}/{going_on.public_id}").status_code == 302


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_public_page_opens_without_an_account_once_published(browse, clerk, going_on, language):
    there = f"{ROOT}/published/{going_on.public_id}"
    assert browse(language=language).get(there).status_code == 404
    browse(clerk).post(f"{ROOT}/{going_on.public_id}/publish")
    page = browse(language=language).get(there).content.decode()
    assert "加装净化设施。" in page
    assert "河东社区商议排烟管道" not in page
    assert "应装净化器。" not in page
    assert going_on.title in browse(language=language).get(f"{ROOT}/published").content.decode()


def test_the_whole_way_by_its_pages(browse, clerk, three, luming):
    office = browse(clerk)
    facts = {"title": "共治餐饮油烟", "year": 2026, "leader": luming.pk, "why": "分头治不住。", "version": 0}
    assert office.post(f"{ROOT}/open", facts).status_code == 302
    theme = Theme.objects.get()
    here = f"{ROOT}/{theme.public_id}"
    assert "至少选一项" in office.post(f"{here}/tie", {"tier": "town"}).content.decode()
    for tier, consultation in three.items():
        assert office.post(f"{here}/tie", {"tier": tier, "consultation": consultation.pk}).status_code == 302
    again = office.post(f"{here}/tie", {"tier": "town", "consultation": three["town"].pk})
    assert again.status_code == 200  # it is no longer among the choices
    assert office.post(f"{here}/begin").status_code == 302
    assert office.post(f"{here}/conclude", {"conclusion": ""}).status_code == 200
    assert office.post(f"{here}/conclude", {"conclusion": "议成五条。"}).status_code == 302
    assert office.post(f"{here}/resume", {"why": "还有一场"}).status_code == 302
    tie = theme.ties.first()
    assert office.post(f"{ROOT}/ties/{tie.pk}/untie").status_code == 302
    theme.refresh_from_db()
    assert (theme.state, theme.ties.count()) == ("under_way", 2)


def test_the_same_title_and_a_strange_year_are_explained(browse, clerk, opened, luming):
    facts = {"title": opened.title, "year": opened.year, "why": "又一次。", "version": 0}
    assert "已有同名主题" in browse(clerk).post(f"{ROOT}/open", facts).content.decode()
    assert "读到1900" in browse(clerk).post(f"{ROOT}/open", facts | {"year": 1900}).content.decode()


def test_two_clerks_see_both_texts(browse, clerk, second_clerk, opened):
    facts = {"title": opened.title, "year": opened.year, "version": 0}
    here = f"{ROOT}/{opened.public_id}/edit"
    browse(clerk).post(here, facts | {"why": "周敏写的。"})
    page = browse(second_clerk).post(here, facts | {"why": "吴蔚写的。"}).content.decode()
    assert "周敏写的。" in page
    assert "吴蔚写的。" in page


def test_the_story_asks_no_more_for_more_sessions(browse, clerk, going_on, session, django_assert_max_num_queries):
    more = [session(f"第{number}次商议", -number) for number in range(1, 8)]
    actions.tie(theme=going_on, things=more, tier="town", by=clerk)
    client = browse(clerk)
    with django_assert_max_num_queries(12):
        client.get(f"{ROOT}/{going_on.public_id}")
    actions.publish(theme=going_on, by=clerk)
    with django_assert_max_num_queries(8):
        browse().get(f"{ROOT}/published/{going_on.public_id}")
