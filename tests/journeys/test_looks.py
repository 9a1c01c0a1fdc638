"""The design system for everyone: no accessibility fault and no sideways scrolling in any look, width or language."""

import pytest

from tests.journeys.conftest import picture
from yishi.assembly.home.prefs import COOKIE

LOOKS = ["normal.normal.light", "large.normal.light", "huge.high.light", "normal.normal.dark", "normal.high.dark"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("look", LOOKS)
def test_style_page_in_every_look(visitor, site, look, size, language):
    from axe_playwright_python.sync_playwright import Axe

    page = visitor(size, language)
    page.context.add_cookies([{"name": COOKIE, "value": look, "url": site}])
    page.goto("/style")
    page.wait_for_selector("[data-chart] canvas")
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


PAGES = {
    "clerk": [
        "/desk",
        "/hotline/",
        "/hotline/imports/new",
        "/topics/",
        "/topics/bursts/",
        "/consultations/",
        "/opinions/",
        "/outcomes/",
    ],
    "clerk2": ["/record/", "/record/enter", "/appraisal/", "/people/", "/people/accounts", "/runs/"],
    "leader": ["/cockpit"],
    "member": [
        "/desk",
        "/outreach/visits/log",
        "/outreach/visits/coverage",
        "/consultations/",
        "/record/mine",
        "/appraisal/mine",
    ],
    "unit": ["/desk", "/outcomes/"],
    "public": ["/results"],
    "auditor": ["/audit", "/hotline/viewings"],
}


@pytest.mark.browser
@pytest.mark.parametrize("who", PAGES)
@pytest.mark.parametrize(("size", "language"), [("desktop", "en"), ("phone", "zh")])
def test_the_rooms_are_open_to_everyone(visitor, who, size, language):
    """No accessibility fault and no sideways scrolling on the pages people open first."""
    from axe_playwright_python.sync_playwright import Axe

    page = visitor(size, language)
    page.goto("/")
    page.locator(f"form[action$='/demo/{who}'] button").click()
    page.wait_for_load_state()
    for path in PAGES[who]:
        assert page.goto(path).status == 200, path
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        if path == "/cockpit":
            picture(page, f"cockpit-{size}-{language}")


@pytest.mark.browser
def test_a_refused_button_opens_its_reason_by_keyboard(visitor):
    page = visitor("phone", "zh")
    page.goto("/style")
    refused = page.locator(".y-head .y-refused summary")
    refused.focus()
    page.keyboard.press("Enter")
    assert page.locator(".y-head .y-refused-why").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".y-head .y-refused-why").is_visible()
    assert refused.evaluate("element => element === document.activeElement")
