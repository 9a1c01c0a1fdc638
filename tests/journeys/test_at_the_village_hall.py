"""At the village hall: somebody scans the code that hangs there, votes, and sees how others voted."""

import pytest

from tests.journeys.conftest import SIZES
from tests.journeys.person import Person
from tests.journeys.test_looks import RULES

THUMB = 44  # pixels; what a thumb hits without aiming (WCAG 2.5.5)


@pytest.fixture
def code(visitor):
    """The address that the code of the open consultation's first place says."""
    clerk = Person(visitor(), "clerk")
    page = clerk.page
    page.goto("/consultations/")
    page.get_by_role("link", name="助力破解").first.click()
    page.get_by_role("link", name="打开", exact=True).click()
    page.get_by_role("link", name="便民服务中心").first.click()
    return page.locator("a[href*='/consultations/public/at/']").get_attribute("href")


@pytest.fixture
def plain_phone(browser, site):
    """A phone that runs no script."""
    context = browser.new_context(viewport=SIZES["phone"], locale="zh-CN", java_script_enabled=False)
    yield context.new_page()
    context.close()


def too_small(page) -> list[str]:
    """Buttons and links in sight that a thumb would miss."""
    found = page.locator("main button:visible, main a:visible, header button:visible, header summary:visible").all()
    return [each.inner_text() for each in found if each.bounding_box()["height"] < THUMB]


def vote(page, choice: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=choice, exact=True).click()


@pytest.mark.browser
def test_a_resident_votes_without_an_account_or_a_script(code, plain_phone):
    page = plain_phone
    page.goto(code)
    assert too_small(page) == []
    page.get_by_role("link", name="开始表态").click()
    assert too_small(page) == []
    for choice in ("赞成", "不赞成", "暂不表态"):
        vote(page, choice)
    while "/vote" in page.url:
        vote(page, "赞成")
    assert page.get_by_text("都已表态，谢谢。").is_visible()
    assert page.get_by_text("您：不赞成").count() == 1
    page.get_by_role("link", name="我来写一条").click()
    page.get_by_label("我的意见").fill("夜里值班电话13812345678要有人接。")
    page.get_by_role("button", name="提交意见").click()
    if page.get_by_text("是不是这个意思？").count():
        page.get_by_role("button", name="不一样，提交我写的").click()
    assert page.get_by_text("待审核").is_visible()
    assert "13812345678" not in page.content()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_phones_pages_have_no_accessibility_fault(code, visitor, language):
    from axe_playwright_python.sync_playwright import Axe

    page = visitor("phone", language)
    for path in (code, f"{code}/vote", f"{code}/say"):
        page.goto(path)
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
