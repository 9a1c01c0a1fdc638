"""A theme over three tiers: research asks people by a link, the report has versions, the public reads the story."""

import pytest

from tests.journeys.conftest import picture
from tests.journeys.person import Person
from tests.journeys.test_looks import RULES

RESEARCH, THEMES = "/consultations/research/", "/consultations/themes/"
TIERS = (("county", "专题协商餐饮业油烟治理"), ("town", "油烟扰民难题"), ("village", "鹤塘镇两个村商量送餐路线"))


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), [("desktop", "zh"), ("phone", "en")])
def test_a_theme_is_followed_from_the_village_to_the_county(visitor, size, language):
    tag = f"{size}-{language}"
    clerk = Person(visitor(size, language), "clerk")
    research = investigate(clerk, tag)
    answer(visitor("phone", language), ask(clerk, research))
    write(clerk, research)
    picture(clerk.page, f"versions-{tag}")
    theme = tie(clerk, tag)
    picture(clerk.page, f"theme-{tag}")
    well_made(clerk.page)
    clerk.press("/publish")
    stranger = visitor("phone", language)
    assert stranger.goto(f"{THEMES}published/{theme.rsplit('/', 1)[1]}").status == 200
    assert "专题协商餐饮业油烟治理" in stranger.locator("main").inner_text()
    picture(stranger, f"theme-public-phone-{language}")
    well_made(stranger)


def investigate(clerk: Person, tag: str) -> str:
    """A research for the session that is being prepared, with a trip that was confirmed. Returns its address."""
    clerk.go(f"{RESEARCH}plan")
    page = clerk.page
    page.locator("main [name=consultation]").select_option(index=1)
    page.locator("main [name=head]").select_option(index=1)
    page.locator("main [name=members]").select_option(index=[2, 3])
    clerk.fill(title=f"油烟净化设施（{tag}）", aim="弄清装没装、用没用。", experts="方远，市环境科学学会理事")
    research = page.url
    clerk.press("/begin")
    clerk.go(f"{research}/trips")
    page.locator("main [name=members]").first.check()
    clerk.fill(day="2024-06-03", place="柳浦镇东街", notes="看了六家店，两家没有开。")
    clerk.press("/confirm")
    clerk.go(f"{research}/observe")
    clerk.fill(text="三楼窗户正对排烟口。")
    well_made(page)
    return research


def ask(clerk: Person, research: str) -> str:
    """A questionnaire of one choice and one text, open. Returns its public link."""
    clerk.go(f"{research}/questionnaires")
    questions = {"text-1": "您多久闻到一次油烟？", "kind-1": "one", "options-1": "每天\n每周\n很少"}
    clerk.fill(title="油烟影响问卷", **questions, **{"text-2": "您最希望怎么改？", "kind-2": "text"})
    clerk.press("/ask")
    return clerk.page.locator("main a[href*='/answer/']").get_attribute("href")


def answer(page, link: str) -> None:
    """Somebody without an account answers, and cannot answer again."""
    page.goto(link)
    well_made(page)
    page.locator("main [name='1'][value='0']").check()
    page.locator("main [name='2']").fill("我叫李明，电话13812345678，请让净化器真的开。")
    with page.expect_navigation():
        page.locator("main .y-form-foot button").first.click()
    page.goto(link)
    assert page.locator("main form").count() == 0


def write(clerk: Person, research: str) -> None:
    """Two versions, laid over each other."""
    for text in ("一、情况\n六家店没有开净化器。", "一、情况\n两家店没有开净化器，清洗没有记录。"):
        clerk.go(f"{research}/write")
        clerk.fill(text=text)
    clerk.go(f"{research}/compare?old=1&new=2")
    assert clerk.page.locator("main del").count()
    assert clerk.page.locator("main ins").count()


def tie(clerk: Person, tag: str) -> str:
    """A theme with a session at every tier, under way. Returns its address."""
    clerk.go(f"{THEMES}open")
    clerk.fill(title=f"上下一起治油烟（{tag}）", why="一家一家治，反复大。")
    theme = clerk.page.url
    for tier, title in TIERS:
        clerk.go(f"{theme}/tie")
        option = clerk.page.locator("main [name=consultation] option", has_text=title).first
        clerk.fill(tier=tier, consultation=option.get_attribute("value"))
    clerk.press("/begin")
    assert clerk.page.locator("main .y-timeline").count() == len(TIERS)
    return theme


def well_made(page) -> None:
    """No accessibility fault and no sideways scrolling."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
