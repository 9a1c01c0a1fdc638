"""One report from a phone to the province and back, between two installations of which each is killed once."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.conftest import LOCALES, SIZES
from tests.journeys.installation import Installation
from tests.journeys.person import Person

PATIENCE = 60  # seconds for a package to arrive once both sides are there
ACCOUNTS = """
import json
from datetime import date
from yishi.assembly.people import actions
from yishi.assembly.people.models import Member, Seat, Term, User
clerk = User.objects.get(username="clerk")
member = Member.objects.create(assembly=clerk.assembly, number="001", name="陆明", pinyin="lu ming")
term = Term.objects.create(assembly=clerk.assembly, number=15, since=date(2022, 1, 1))
Seat.objects.create(assembly=clerk.assembly, member=member, term=term, since=date(2022, 1, 1))
known = {}
for name, role, links in (("clerk2", "clerk", {}), ("leader", "leader", {}), ("member", "member", {"member": member})):
    _user, known[name] = actions.open_account(username=name, full_name=name, roles=[role], by=clerk, **links)
print(json.dumps(known))
"""


class Office:
    """An installation of one assembly, and its people each in a browser of their own."""

    def __init__(self, home, browser, *, name: str, level: str) -> None:
        self.installation = Installation(home)
        founded = ("--name", name, "--short-name", name, "--place", name[:3], "--full-name", "经办人", "--level", level)
        printed = self.installation.yishi("found", *founded, "--clerk", "clerk").split()
        self.passwords = {"clerk": printed[-1]} | json.loads(self.installation.python(ACCOUNTS))
        self.name, self._browser, self._pages = name, browser, []
        self.installation.start()

    def person(self, who: str, size: str = "desktop") -> Person:
        context = self._browser.new_context(
            viewport=SIZES[size], locale=LOCALES["zh"], base_url=self.installation.address
        )
        self._pages.append(context)
        return Person.with_password(context.new_page(), self.installation.address, who, self.passwords[who])

    def close(self) -> None:
        for context in self._pages:
            context.close()
        self.installation.stop()


@pytest.fixture
def offices(browser, tmp_path):
    def opened(name: str, level: str) -> Office:
        (tmp_path / level).mkdir()
        return Office(tmp_path / level, browser, name=name, level=level)

    with ThreadPoolExecutor() as both:
        found = list(both.map(opened, ("澄川市政协", "东江省政协"), ("county", "province")))
    yield found
    for office in found:
        office.close()


@pytest.mark.browser
@pytest.mark.slow
def test_a_report_to_the_province_and_back(offices):
    county, province = offices
    introduce(county, province)
    bulletin = publish_report(county)
    clerk = county.person("clerk")
    province.installation.kill()
    clerk.go(bulletin)
    clerk.follow("form[action*='/up/'] button")
    wait_for(clerk, "/exchange/", "已尝试")
    province.installation.start()
    wait_for(clerk, bulletin, "已送达")
    there = province.person("clerk")
    there.go("/opinions/incoming/")
    there.follow("tbody a")
    assert "末班车" in there.text()
    there.follow("a[href$='/publish']")
    there.fill(addressees="省委领导")
    there.press("/submit")
    issued = there.page.url
    county.installation.kill()
    leader = province.person("leader")
    leader.go(issued)
    leader.press("/issue")
    wait_for(there, "/exchange/", "已尝试")
    county.installation.start()
    wait_for(there, "/exchange/", "已送达")
    clerk.go(bulletin)
    assert "东江省政协的签名交换包" in clerk.text()
    author = county.person("member", "phone")
    author.go("/opinions/reports/")
    author.follow("tbody a")
    assert "东江省政协" in author.text()
    assert author.text().count("采用") >= 1


def introduce(one: Office, other: Office) -> None:
    """Cards made and pasted; the second clerk of each confirms."""
    cards = {}
    for office in (one, other):
        clerk = office.person("clerk")
        clerk.go("/exchange/card")
        clerk.fill(address=office.installation.address)
        cards[office.name] = clerk.page.locator("main textarea").input_value()
    for office, card in ((one, cards[other.name]), (other, cards[one.name])):
        clerk = office.person("clerk")
        clerk.go("/exchange/links/add")
        clerk.fill(card=card)
        second = office.person("clerk2")
        second.go("/exchange/")
        second.press("/confirm")


def publish_report(county: Office) -> str:
    """Written on a phone, adopted, edited, agreed to, printed in a bulletin that a leader signed: its address."""
    author, clerk = county.person("member", "phone"), county.person("clerk")
    author.go("/opinions/reports/begin")
    author.fill(author="member", title="村里的末班车")
    for name, text in {
        "situation": "末班车下午四点就没有了。" * 20,
        "analysis": "没有夜班司机。",
        "advice": "延后一小时。",
    }.items():
        author.page.locator(f"main [name={name}]").fill(text)
    author.click(author.page.locator("main .y-form-foot button").first)
    author.press("/submit")
    report = author.page.url
    clerk.go(f"{report}/review")
    clerk.fill(verdict="adopt", opinion="情况属实，采用。")
    clerk.go(f"{report}/edition")
    clerk.click(clerk.page.locator("main .y-form-foot button").first)
    clerk.press("/propose")
    author.go(f"{report}/answer")
    author.fill(agree="yes")
    clerk.go("/opinions/compose")
    clerk.page.locator("main [name=reports]").first.check()
    clerk.fill(title="村里的末班车", addressees="市委、市政府")
    clerk.press("/submit")
    bulletin = clerk.page.url
    leader = county.person("leader")
    leader.go(bulletin)
    leader.press("/issue")
    return bulletin


def wait_for(person: Person, path: str, words: str) -> None:
    """Look at the page until it says so."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        person.go(path)
        if words in person.text():
            return
        time.sleep(0.5)
    raise AssertionError(f"“{words}” never stood on {path}:\n{person.text()[:2000]}")
