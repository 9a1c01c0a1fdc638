"""One proposal, handled twice: examined by one and decided by another, answered, not good enough, done again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.conftest import picture
from tests.journeys.person import Person

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
UNIT = "市城市管理局"  # of the demo's handling unit
SITUATION = "城东三条街的夜宵摊收摊后油污留在人行道上，清早上学的孩子和老人常常滑倒，居民多次反映没有人管。" * 5


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), [("desktop", "zh"), ("phone", "en")])
def test_a_proposal_through_its_second_handling(visitor, size, language):
    clerk, second = (Person(visitor(size, language), who) for who in ("clerk", "clerk2"))
    member, unit = Person(visitor("phone", language), "member"), Person(visitor(size, language), "unit")
    proposal = write(member, f"关于清洗夜宵摊油污地面的建议（{size}）")
    examine(clerk, second, proposal)
    hand_over(clerk, proposal)
    handle(unit, proposal, "已安排每周清洗一次。")
    rate(member, proposal, result="not")
    clerk.go(f"{proposal}/again")
    clerk.fill(why="提案人对结果不满意：每周一次不够。")
    handle(unit, proposal, "改为每晚收摊后清洗，摊主签了承诺。")
    rate(member, proposal, result="satisfied")
    clerk.go(proposal)
    picture(clerk.page, f"proposal-{size}-{language}")
    clerk.press("/close")
    assert clerk.page.locator("main [data-tone=done]").count()
    paper = clerk.page.request.get(f"{proposal}/file.zip")
    assert paper.body().startswith(b"PK")


def write(member: Person, title: str) -> str:
    """Begun, written and sent from the phone. Returns its address."""
    member.go("/proposals/begin")
    member.fill(kind="single", title=title)
    page = member.page
    page.locator("main [name=situation]").fill(SITUATION)
    page.locator("main [name=analysis]").fill("摊点没有清洗责任，夜里也没有人查。")
    page.locator("main [name=suggestions]").fill("由市城市管理局定出清洗责任并公示。\n每月公布一次检查结果。")
    member.click(page.locator("main .y-form-foot button").first)
    member.press("/submit")
    return page.url


def examine(clerk: Person, second: Person, proposal: str) -> None:
    clerk.go(f"{proposal}/examine")
    for check in ("right_proposer", "right_content", "right_form"):
        clerk.page.locator(f"main [name={check}]").check()
    clerk.fill(proposed="accept")
    second.go(f"{proposal}/decide")
    second.fill(decision="accept")


def hand_over(clerk: Person, proposal: str) -> None:
    """At the meeting, with whatever else waits there."""
    clerk.go("/proposals/handling/meeting")
    row = clerk.page.locator("main tbody tr", has=clerk.page.locator(f"a[href$='{proposal.rsplit('/', 1)[-1]}']"))
    for every in clerk.page.locator("main select[name^=unit-]").all():
        every.select_option("")
    row.locator("select[name^=unit-]").select_option(label=UNIT)
    clerk.click(clerk.page.locator("main form .y-actions button").first)


def handle(unit: Person, proposal: str, text: str) -> None:
    """Signed for, talked over twice, answered to every suggestion, sent."""
    unit.go(proposal)
    links = unit.page.locator("main a[href*='/proposals/handling/']")
    part = links.first.get_attribute("href")  # the present round stands first
    unit.go(part)
    unit.press("/sign")
    for way in ("phone", "face"):
        unit.go(f"{part}/contact")
        unit.fill(way=way, day=TODAY, words="说明了办理的打算，听了意见。")
    unit.go(f"{part}/reply")
    unit.page.locator("main [name=result]").select_option(index=1)
    answers = {"fate-1": "adopted", "fate-2": "adopted"}
    unit.fill(letter_number="澄城管〔2026〕9号", text=text, signed_by="局长（示例）", **answers)
    unit.press("/answer")


def rate(member: Person, proposal: str, *, result: str) -> None:
    member.go(f"{proposal}/rate")
    member.page.locator("main [name=sure]").check()
    member.fill(work="satisfied", result=result)
