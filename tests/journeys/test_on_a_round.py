"""On a round through the villages: the network gone in the middle of a visit with a photo, the browser closed, an
upload broken off, a phone that two people share. In the end there is one visit, whole."""

import base64
import re

import pytest

from tests.journeys.conftest import CHROMIUM, FLAGS, LOCALES, SIZES, picture
from tests.journeys.person import PATIENCE, Person
from tests.journeys.test_without_signal import until

LOG = "/outreach/visits/log"
SAID = "渡口边的护栏松了，孩子们放学常在那里玩，请尽快来看看。"
# A picture with so much in it that it does not fit into one piece.
NOISE = """() => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1400, height: 1000});
  const pen = canvas.getContext('2d');
  const dots = pen.createImageData(1400, 1000);
  for (let at = 0; at < dots.data.length; at++) dots.data[at] = at % 4 === 3 ? 255 : Math.random() * 255;
  pen.putImageData(dots, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.6).split(',')[1];
}"""
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(64)
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
CONTROLLED = "navigator.serviceWorker.controller !== null"


@pytest.fixture
def phone(browser, site, tmp_path):
    """Open the same phone again and again: `phone()`; what it keeps outlives its browser."""
    opened = []

    def turn_on(*, offline: bool = False):
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=CHROMIUM,
            args=[*FLAGS, *MICROPHONE],
            viewport=SIZES["phone"],
            locale=LOCALES["zh"],
            base_url=site,
            has_touch=True,
        )
        opened.append(context)
        context.set_offline(offline)
        return context.pages[0]

    yield turn_on
    for context in opened:
        context.close()


def ready(page):
    page.locator("[data-visit-log][data-ready]").wait_for(timeout=PATIENCE)


def states(page) -> list[str]:
    return [row.get_attribute("data-visit-state") for row in page.locator("[data-visit-state]").all()]


def wait_for_state(page, state: str):
    page.locator(f"[data-visit-state={state}]").first.wait_for(timeout=PATIENCE)


@pytest.mark.browser
def test_one_visit_whole_however_the_network_and_the_browser_go(phone):
    page = Person(phone(), "member").page
    page.goto(LOG)
    ready(page)
    until(page, CONTROLLED)
    photo = base64.b64decode(page.evaluate(NOISE))
    page.reload()  # from now on the page is at hand
    ready(page)
    page.context.set_offline(True)
    page.locator("[data-visit-places] label").nth(1).click()
    page.locator("[name=said]").fill(f"{SAID}找王建国，13812345678。")
    page.locator("#photo").set_input_files({"name": "bank.jpg", "mimeType": "image/jpeg", "buffer": photo})
    page.locator("[data-visit-media] canvas").wait_for(timeout=PATIENCE)
    page.locator("[data-visit-record]").click()
    page.locator("[data-visit-media] li").nth(1).wait_for(timeout=PATIENCE)  # heard and kept while it goes on
    page.context.close()  # in the middle of it

    page = phone(offline=True)
    page.goto(LOG)
    ready(page)
    assert SAID in page.locator("[name=said]").input_value()
    assert page.locator("[name=village]:checked").count() == 1
    page.locator("[data-visit-media] canvas").wait_for()
    assert page.locator("[data-visit-media] li").count() == 2
    picture(page, "visit-phone-zh")
    page.locator("[data-visit-log] .y-form-foot button").click()
    wait_for_state(page, "waiting")
    assert page.locator("[name=said]").input_value() == ""
    page.context.close()  # nothing sent yet

    page = phone(offline=True)
    page.goto(LOG)
    wait_for_state(page, "waiting")
    broken = break_off_one_piece(page)
    page.context.set_offline(False)
    page.locator("[data-visit-now]").click()
    wait_for_state(page, "sent")
    assert broken == ["broken"]
    assert states(page) == ["sent"]
    assert "已自动隐去" in page.locator("[data-visit-queue]").inner_text()
    page.locator("[data-visit-state=sent] a").click()
    page.wait_for_url(re.compile(r"/outreach/visits/[0-9A-Z]{26}$"))
    told = page.locator("main").inner_text()
    assert SAID in told
    assert "13812345678" not in told
    assert page.locator(".y-media img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 1400
    assert page.locator(".y-media audio").evaluate("sound => fetch(sound.src).then(got => got.status)") == 200
    page.goto("/outreach/visits/?said=渡口边的护栏松了")
    assert page.locator("main tbody tr").count() == 1


def break_off_one_piece(page) -> list[str]:
    """The second piece of the photo is lost on its way, once."""
    broken: list[str] = []

    def pass_on(route):
        piece = b'name="offset"' in (route.request.post_data_buffer or b"") and b'"offset"\r\n\r\n0\r\n' not in (
            route.request.post_data_buffer or b""
        )
        if piece and not broken:
            broken.append("broken")
            route.abort()
        else:
            route.continue_()

    page.route("**/outreach/visits/sync", pass_on)
    return broken


@pytest.mark.browser
def test_what_waits_on_a_shared_phone_is_its_authors(phone):
    page = Person(phone(), "member").page
    page.goto(LOG)
    ready(page)
    page.context.set_offline(True)
    page.locator("[data-visit-places] label").first.click()
    page.locator("[data-visit-log] .y-form-foot button").click()
    wait_for_state(page, "waiting")
    page.route("**/outreach/visits/sync", lambda route: route.abort())
    page.context.set_offline(False)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator("header details.y-menu > summary").last.click()
    with page.expect_navigation():
        page.locator("form[data-leaves] button").click()
    assert asked
    assert "1次走访" in asked[0]
    page.unroute("**/outreach/visits/sync")
    Person(page, "leader")
    page.goto(LOG)
    ready(page)
    page.locator("[data-visit-items] li").first.wait_for()
    assert states(page) == []
    assert "其他账号" in page.locator("[data-visit-items]").inner_text()
    page.locator("header details.y-menu > summary").last.click()
    with page.expect_navigation():
        page.locator("form[data-leaves] button").click()
    Person(page, "member")
    page.goto(LOG)
    wait_for_state(page, "sent")


@pytest.mark.browser
def test_it_installs_and_its_first_page_is_light_enough_for_a_slow_network(browser, site):
    context = browser.new_context(viewport=SIZES["phone"], locale=LOCALES["zh"], base_url=site)
    page = Person(context.new_page(), "member").page
    line = context.new_cdp_session(page)
    page.goto(LOG)
    ready(page)
    until(page, CONTROLLED)
    manifest = line.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"].endswith("/manifest.webmanifest")
    trouble = [each["errorId"] for each in line.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert [each for each in trouble if each != "in-incognito"] == []
    context.close()


@pytest.mark.browser
def test_what_a_phone_may_refuse_or_get_wrong_is_told_at_once(browser, site):
    context = browser.new_context(viewport=SIZES["phone"], locale=LOCALES["zh"], base_url=site)
    page = Person(context.new_page(), "member").page
    page.goto(LOG)
    ready(page)
    says = page.locator("[data-visit-media-says]")
    page.locator("#photo").set_input_files({"name": "a.heic", "mimeType": "image/heic", "buffer": HEIC})
    says.filter(has_text="HEIC").wait_for(timeout=PATIENCE)
    page.locator("[data-visit-near]").click()
    page.locator("[data-visit-where]").filter(has_text="没有取得位置").wait_for(timeout=PATIENCE)
    page.locator("[data-visit-log] .y-form-foot button").click()
    page.locator("[data-visit-fault]").filter(has_text="请选择").wait_for()
    at = page.locator("#id_elsewhere option[data-at]").nth(40)
    longitude, latitude = map(float, at.get_attribute("data-at").split(","))
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"longitude": longitude, "latitude": latitude})
    page.locator("[data-visit-near]").click()
    page.locator("[name=village]:checked").wait_for(state="attached", timeout=PATIENCE)
    assert page.locator("[name=village]:checked").get_attribute("value") == at.get_attribute("value")
    sent = []
    page.on("request", lambda asked: sent.append(asked.post_data or "") if asked.url.endswith("/sync") else None)
    page.locator("[data-visit-log] .y-form-foot button").click()
    wait_for_state(page, "sent")
    assert any('"distance":0' in told for told in sent)
    assert not any(str(longitude)[:7] in told for told in sent)  # where the phone was stays on the phone
    context.close()
