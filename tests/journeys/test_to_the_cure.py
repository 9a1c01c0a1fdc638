"""油烟扰民 to the cure: a topic is supervised, a finding is claimed as rectified, comes back once, and is cured."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.conftest import picture
from tests.journeys.person import Person

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
LONG_AGO = TODAY - timedelta(days=100)  # looking back after three months is due by now
SOON = TODAY + timedelta(days=20)
SUPERVISION, FINDING = "/consultations/supervision/", "/consultations/supervision/findings/"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), [("desktop", "zh"), ("phone", "en")])
def test_a_finding_comes_back_once_before_it_is_cured(visitor, size, language):
    tag = f"{size}-{language}"
    clerk = Person(visitor(size, language), "clerk")
    unit = Person(visitor(size, language), "unit")
    supervision = begin(clerk, tag)
    finding = find_and_hand_on(clerk, supervision)
    rectify(unit, finding)
    look_back(clerk, finding, "reopened", due=SOON.isoformat())
    picture(clerk.page, f"finding-reopened-{tag}")
    rectify(unit, finding)
    look_back(clerk, finding, "cured")
    picture(clerk.page, f"finding-cured-{tag}")
    clerk.go(f"{supervision}/review")
    clerk.fill(rating="good", review="整改先紧后松，回头看后补齐。")
    assert clerk.page.locator("main [data-tone=done]").count()
    clerk.go(SUPERVISION)
    picture(clerk.page, f"supervisions-{tag}")


def begin(clerk: Person, tag: str) -> str:
    """From the topic that people raise to a supervision under way. Returns its address."""
    clerk.go(f"{SUPERVISION}plan")
    page = clerk.page
    topic = page.locator("main [name=topic] option", has_text="油烟")
    page.locator("main [name=kinds]").first.check()
    for name in ("committee", "head"):
        page.locator(f"main [name={name}]").select_option(index=1)
    page.locator("main [name=members]").select_option(index=[2, 3])
    if topic.count():
        page.locator("main [name=topic]").select_option(topic.first.get_attribute("value"))
    clerk.fill(title=f"油烟扰民整治情况（{tag}）", aim="看净化设施装没装、用没用。", intervals="3")
    supervision = page.url
    clerk.press("/begin")
    return supervision


def find_and_hand_on(clerk: Person, supervision: str) -> str:
    """What was seen, one finding, the opinion issued with it and handed on. Returns the finding's address."""
    clerk.go(f"{supervision}/inspections")
    clerk.page.locator("main [name=members]").first.check()
    clerk.fill(day=(LONG_AGO - timedelta(days=9)).isoformat(), place="柳浦镇东街", seen="六家店净化器未开。")
    clerk.go(f"{supervision}/findings")
    unit = clerk.page.locator("main [name=unit] option", has_text="城市管理局").get_attribute("value")
    clerk.fill(text="净化设施装而不用。", severity="serious", unit=unit, due=SOON.isoformat())
    finding = clerk.page.locator(f"main a[href^='{FINDING}']").first.get_attribute("href")
    clerk.go(f"{supervision}/opinion")
    clerk.fill(addressees="市人民政府办公室", opinion="监督发现净化设施装而不用，建议限期整改。")
    clerk.press("/issue")
    paper = clerk.page.request.get(f"{supervision}/opinion.pdf")
    assert paper.body().startswith(b"%PDF-")
    clerk.press("/hand_on")
    return finding


def rectify(unit: Person, finding: str) -> None:
    unit.go(finding)
    unit.follow("a[href$='/rectify']")
    unit.fill(day=LONG_AGO.isoformat(), text="逐户督促开机，装了联网监测。", proof_note="监测平台截图，原件存市城管局")


def look_back(clerk: Person, finding: str, result: str, **more: str) -> None:
    clerk.go(finding)
    clerk.follow("a[href$='/look-back']")
    clerk.fill(result=result, words="现场看过。", **more)
