"""The whole loop as its people walk it: the hotline's file, a topic, a session, a report, an outcome, a member's point.

The office works on a desktop in Chinese, then on a phone in English; members always on a phone. Nothing is looked up by
its words, so one story serves both languages.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.conftest import picture
from tests.journeys.person import Person
from yishi.demo import invent, write

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
NEW_MESSAGES = 600
PROOF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """An export that the assembly has not seen, as the hotline's system writes it."""
    folder = tmp_path_factory.mktemp("export")
    return write(invent(7, tickets=NEW_MESSAGES, until=TODAY), folder)[0]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), [("desktop", "zh"), ("phone", "en")])
def test_from_the_hotlines_file_to_the_members_point(visitor, export, size, language):
    tag = f"{size}-{language}"
    clerk = Person(visitor(size, language), "clerk")
    picture(clerk.page, f"desk-{tag}")
    bring_in(clerk, export, source="12345" if language == "zh" else "petition", tag=tag)
    topic = find_a_topic(clerk, tag)
    session = plan(clerk, topic, tag)
    member = Person(visitor("phone", language), "member")
    take_part(member, session, f"phone-{language}")
    hold_and_close(clerk, session, tag)
    leader = Person(visitor(size, language), "leader")
    bulletin = report(clerk, leader, session, tag)
    second = Person(visitor(size, language), "clerk2")
    note_what_came_of_it(clerk, second, bulletin, tag)
    appraise(clerk, member, session, f"phone-{language}")


def bring_in(clerk: Person, export, *, source: str, tag: str) -> None:
    """Upload, look at what was recognised, confirm, wait for the last row."""
    clerk.go("/hotline/imports/new")
    clerk.page.locator("main input[type=file]").set_input_files(export)
    clerk.fill(source=source)
    preview = clerk.text()
    assert f"{NEW_MESSAGES}" in preview
    raw = export.read_bytes().decode("gb18030")
    numbers = [line.rsplit(",", 1)[-1].strip() for line in raw.splitlines()[1:50]]
    assert not [number for number in numbers if number and number in preview]
    picture(clerk.page, f"import-preview-{tag}")
    clerk.press("/confirm")
    clerk.arrive("/hotline/imports/")
    clerk.go("/hotline/")
    picture(clerk.page, f"inbox-{tag}")


def find_a_topic(clerk: Person, tag: str) -> str:
    """Read the messages again, open the best candidate, stand for it. Returns the topic's address."""
    clerk.go("/topics/")
    clerk.press("/topics/find")
    picture(clerk.page, f"progress-{tag}")
    clerk.arrive("/topics/")
    picture(clerk.page, f"topics-{tag}")
    clerk.go("/topics/?state=candidate")
    clerk.follow("a.y-ranked-link")
    picture(clerk.page, f"topic-{tag}")
    topic = clerk.page.url
    clerk.follow("a[href$='/confirm']")
    clerk.fill(why="反映集中，涉及多个镇(街道)。")
    assert clerk.page.url == topic
    return topic


def plan(clerk: Person, topic: str, tag: str) -> str:
    """From the topic to a noticed consultation with the demo's member on its list. Returns its address."""
    clerk.go(topic)
    clerk.follow("a[href*='/consultations/plan/']")
    clerk.fill(starts_at=f"{TODAY.isoformat()}T00:30", venue="柳浦镇协商议事室", purpose="议清由谁牵头、何时见效。")
    session = clerk.page.url
    clerk.follow("a[href$='from=topic']")
    clerk.fill()
    clerk.go("/people/accounts")
    row = clerk.page.locator("main tr", has=clerk.page.locator("a", has_text="member"))
    name = row.locator("td").nth(1).inner_text()
    clerk.go(f"{session}/invite?name={name}")
    picture(clerk.page, f"invite-{tag}")
    clerk.fill()
    clerk.press("/notify")
    picture(clerk.page, f"consultation-{tag}")
    return session


def take_part(member: Person, session: str, tag: str) -> None:
    """On the phone: the to-do, the answer, the papers, a vote on others' statements and one's own statement."""
    member.go("/desk")
    picture(member.page, f"member-desk-{tag}")
    member.follow(f"a[href$='{session.rsplit('/', 1)[-1]}']")
    member.press("/accept")
    member.follow("a[href*='/consultations/papers/']")
    picture(member.page, f"member-paper-{tag}")
    member.go(f"{session}/statements")
    member.fill(text="整改结果应当在小区公示，三个月后回头看。")
    picture(member.page, f"member-statements-{tag}")
    vote_on_what_waits(member, tag)


def vote_on_what_waits(member: Person, tag: str) -> None:
    """The demo's own session has statements of others waiting for the first who comes."""
    member.go("/desk")
    waiting = member.page.locator("main a[href$='/statements']")
    if waiting.count():
        member.click(waiting.first)
        picture(member.page, f"member-vote-{tag}")
        while member.page.locator("main .y-choice[value=agree]").count():
            member.click(member.page.locator("main .y-choice[value=agree]"))
        assert member.page.locator("main .y-share").count() >= 4


def hold_and_close(clerk: Person, session: str, tag: str) -> None:
    clerk.go(f"{session}/hold")
    clerk.page.locator("main input[type=checkbox]").first.check()
    picture(clerk.page, f"hold-{tag}")
    clerk.click(clerk.page.locator("main form .y-actions button").first)
    clerk.fill(minutes="与会人员逐条讨论了会前意见，达成一致。", result="settled")
    clerk.fill(**{"text-1": "由城管局牵头，三个月内完成整改并公示。"})
    clerk.press("/close")
    assert "://cdn" not in clerk.page.content()
    picture(clerk.page, f"consultation-closed-{tag}")
    clerk.go("/record/")
    picture(clerk.page, f"record-{tag}")
    assert clerk.page.locator("main tbody tr").count() >= 3


def report(clerk: Person, leader: Person, session: str, tag: str) -> str:
    """The special report: drafted from the record, signed, printed. Where its page is."""
    clerk.go(session)
    clerk.page.wait_for_selector("main a[href*='/opinions/draft/']")
    clerk.follow("a[href*='/opinions/draft/']")
    clerk.fill(analysis="设施不足与管理不到位并存。", addressees="市委、市政府主要领导")
    bulletin = clerk.page.url
    clerk.press("/submit")
    leader.go(bulletin)
    leader.press("/issue")
    picture(leader.page, f"bulletin-{tag}")
    for form, magic in (("pdf", b"%PDF-"), ("docx", b"PK\x03\x04")):
        paper = clerk.page.request.get(f"{bulletin}/paper.{form}")
        assert paper.status == 200
        assert paper.body().startswith(magic)
    leader.go("/cockpit")
    picture(leader.page, f"cockpit-{tag}")
    return bulletin


def note_what_came_of_it(clerk: Person, second: Person, bulletin: str, tag: str) -> None:
    """What the report's reader did: an adoption and an instruction, each with its proof, each confirmed by another."""
    clerk.go(bulletin)
    clerk.follow("a[href$='/addressees/add']")
    clerk.fill(name="市政府办公室", level="leaders")
    for kind, words in (("adopted", "专报被《政务信息》采用。"), ("instruction", "请住建局牵头落实。")):
        clerk.go(bulletin)
        clerk.follow("a[href*='/addressees/']:not([href$='/add'])")
        proof = {"name": "proof.pdf", "mimeType": "application/pdf", "buffer": PROOF}
        clerk.page.locator("main input[type=file]").set_input_files(proof)
        clerk.fill(kind=kind, day=date.isoformat(TODAY), words=words, proof_note="采用通知复印件")
        second.go(bulletin)
        second.press("/confirm")
    picture(second.page, f"outcome-{tag}")


def appraise(clerk: Person, member: Person, session: str, tag: str) -> None:
    """Work out the points; the member walks from the point back to the calls that began it."""
    clerk.go("/appraisal/")
    clerk.page.locator("main form[action$='/work-out'] [name=year]").fill(str(TODAY.year))
    clerk.press("/work-out")
    clerk.arrive("/appraisal/")
    member.go("/appraisal/mine")
    picture(member.page, f"my-points-{tag}")
    lines = member.page.locator("main a[href*='/appraisal/lines/']")
    addresses = [lines.nth(place).get_attribute("href") for place in range(lines.count())]
    assert any(leads_to(member, address, session) for address in addresses)
    picture(member.page, f"point-{tag}")
    member.follow("a[href*='/topics/'][href$='/messages']")
    assert member.page.locator("main .y-quote, main blockquote").count()
    picture(member.page, f"messages-{tag}")


def leads_to(member: Person, address: str, session: str) -> bool:
    """Whether the line rests on an outcome of this session; leaves the member on that page."""
    member.go(address)
    here = member.page
    return bool(
        here.locator("main a[href*='/outcomes/']").count()
        and here.locator(f"main a[href$='{session.rsplit('/', 1)[-1]}']").count()
    )
