"""In a village without signal: a proposal goes on being written, the page opens again, and nothing is lost."""

import pytest

from tests.journeys.conftest import LOCALES, SIZES
from tests.journeys.person import PATIENCE, Person

TYPED = "村口到镇上的末班车下午四点就没有了，老人看病、学生回家都不方便。"


@pytest.fixture
def phone(browser, site):
    """A phone whose network can be taken away; what the console says of that is no trouble."""
    context = browser.new_context(viewport=SIZES["phone"], locale=LOCALES["zh"], base_url=site)
    yield context.new_page()
    context.close()


def until(page, expression: str) -> None:
    """Wait until it is true in the page; the page's own rules forbid Playwright's way of asking."""
    for _moment in range(PATIENCE // 200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(200)
    raise AssertionError(expression)


def kept(page) -> str | None:
    return page.evaluate("Object.entries(localStorage).find(([key]) => key.startsWith('yishi-draft:'))?.[1] ?? null")


@pytest.mark.browser
def test_a_proposal_is_written_on_without_a_network(phone):
    page = Person(phone, "member").page
    page.goto("/proposals/begin")
    page.locator("main [name=title]").fill("关于延长镇村公交末班车的建议")
    page.locator("main .y-form-foot button").first.click()
    situation = page.locator("main [name=situation]")
    situation.wait_for(timeout=PATIENCE)
    until(page, "navigator.serviceWorker.controller !== null")
    page.reload()  # from now on the page is at hand
    page.context.set_offline(True)
    situation.fill(TYPED)
    assert page.get_by_text("没有网络", exact=False).first.is_visible()
    assert TYPED in kept(page)
    page.reload()
    assert situation.input_value() == TYPED
    page.context.set_offline(False)
    until(page, "!Object.keys(localStorage).some((key) => key.startsWith('yishi-draft:'))")
    page.goto(page.url.removesuffix("/write"))
    assert TYPED in page.locator("main").inner_text()
