"""The hotspot brief: its numbers, its numbering, and that what is published stays as it is."""

import io
from datetime import date

import docx
import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.models import AuditLine
from yishi.assembly.documents.docx import render_docx
from yishi.assembly.documents.letters import Paragraph, Table
from yishi.assembly.documents.pdf import render_pdf
from yishi.assembly.people.models import Town
from yishi.assembly.topics.brief import actions, numbers, papers, periods, queries, rules
from yishi.assembly.topics.brief.models import Brief
from yishi.assembly.topics.models import Burst, Incident, Placing
from yishi.assembly.topics.periods import Period

WEEK = Period(date(2024, 9, 9), date(2024, 9, 15))
WEEK_BEFORE = Period(date(2024, 9, 2), date(2024, 9, 8))


@pytest.fixture
def world(fumes, make_topic, say, at, assembly, town):
    """油烟扰民: 12 this week (8 of one incident), 6 the week before, 7 a year ago; 停车难: 5, and silent since spring;
    路灯不亮: 6, never before; 噪声: 2. One message is in no topic, three have not been read yet.
    """
    other = Town.objects.create(assembly=assembly, name="东塘街道")
    parking, lights, noise = (make_topic(label) for label in ("停车难", "路灯不亮", "噪声"))
    say(fumes, at(2023, 9, 11), 7, town=town)
    say(parking, at(2024, 3, 5), 9, town=town)
    say(fumes, at(2024, 9, 3), 6, town=town)
    say(fumes, at(2024, 9, 9, 0, 5), 8, town=town, text="河东小区楼下饭店油烟呛人，联系人[电话]")
    incident = Incident.objects.create(
        assembly=assembly,
        run=fumes.run,
        topic=fumes,
        key="i1",
        label="河东小区油烟",
        place="河东小区",
        size=8,
        first=at(2024, 9, 9),
        last=at(2024, 9, 9),
        example=Placing.objects.filter(topic=fumes).last().ticket,
    )
    week = Placing.objects.filter(topic=fumes, ticket__received_at=at(2024, 9, 9, 0, 5))
    week.update(incident=incident)
    say(fumes, at(2024, 9, 15, 23, 55), 4, town=town)
    say(parking, at(2024, 9, 10), 5, town=town)
    say(lights, at(2024, 9, 11), 6, town=other)
    say(noise, at(2024, 9, 12), 2, town=other)
    say(None, at(2024, 9, 13), 1)
    say(fumes, at(2024, 9, 16), 20, town=town)
    say(None, at(2024, 9, 14), 3)
    Placing.objects.filter(ticket__received_at=at(2024, 9, 14)).delete()
    return fumes


@pytest.fixture
def draft(world, clerk):
    return actions.draft(kind="week", period=WEEK, by=clerk)


@pytest.fixture
def published(draft, clerk, leader):
    notes = {draft.numbers["topics"][0]["id"]: "建议关注餐饮集中路段。", "unknown": "不在本期"}
    actions.edit(brief=draft, note="本周油烟来件集中。", notes=notes, addressees="主席会议成员", by=clerk)
    actions.sign(brief=draft, by=leader)
    return actions.publish(brief=draft, by=clerk)


def test_messages_are_counted_from_monday_to_sunday_and_against_both_earlier_weeks(draft):
    numbers = draft.numbers
    assert numbers["messages"] == {"now": 29, "before": 6, "last_year": 7}
    assert numbers["topic_count"] == {"now": 4, "before": 1, "last_year": 1}
    assert (numbers["undecided"], numbers["unread"]) == (1, 3)


def test_topics_stand_by_their_messages_with_change_and_standing(draft):
    told = [(t["label"], t["now"], t["before"], t["last_year"], t["standing"]) for t in draft.numbers["topics"]]
    assert told == [
        ("油烟扰民", 12, 6, 7, ""),
        ("路灯不亮", 6, 0, 0, "new"),
        ("停车难", 5, 0, 0, "returning"),
    ]
    first = draft.numbers["topics"][0]
    assert (first["place"], first["place_before"], first["incidents"]) == (1, 1, 1)
    assert first["quote"] == "河东小区楼下饭店油烟呛人，联系人[电话]"


def test_a_topic_below_the_minimum_is_counted_but_not_named(draft):
    assert draft.numbers["topic_count"]["now"] == 4
    paper = papers.brief(draft)
    assert "噪声" not in str(paper)


def test_incidents_tell_their_place_and_count(draft):
    assert draft.numbers["incidents"] == [{"label": "河东小区油烟", "place": "河东小区", "topic": "油烟扰民", "now": 8}]


def test_bursts_of_the_period_are_told_but_not_those_found_to_be_chance(world, clerk, assembly):
    for day, callers, verdict in ((10, 9, ""), (11, 3, ""), (12, 8, "chance"), (20, 9, "")):
        flagged = date(2024, 9, day)
        facts = {"since": flagged, "until": flagged, "flagged": flagged, "messages": 12, "callers": callers}
        place = {"kind": "village", "params": {"place": "河东社区"}, "verdict": verdict}
        Burst.objects.create(assembly=assembly, run=world.run, topic=world, reason="watch.burst", **facts, **place)
    brief = actions.draft(kind="week", period=WEEK, by=clerk)
    assert [burst["since"] for burst in brief.numbers["bursts"]] == ["2024-09-10"]
    assert "油烟扰民（河东社区），自2024年9月10日起有9人反映" in str(papers.brief(brief))


def test_small_counts_of_towns_are_hidden_and_cannot_be_worked_out(draft):
    """Four messages name no town; alone they would follow from the sum, so the next smallest is hidden with them."""
    now = {town["name"]: town["now"] for town in draft.numbers["towns"]}
    assert now == {"柳浦镇": 17, "东塘街道": None, "": None}


def test_hiding_leaves_zeros_and_large_counts():
    rows = [{"n": 0}, {"n": 1}, {"n": 4}, {"n": 5}]
    assert [row["n"] for row in numbers.without_small(rows, "n", summed=True)] == [0, None, None, 5]
    alone = [{"n": 0}, {"n": 3}, {"n": 30}, {"n": 9}]
    assert [row["n"] for row in numbers.without_small(alone, "n", summed=True)] == [0, None, 30, None]
    assert [row["n"] for row in numbers.without_small(alone, "n", summed=False)] == [0, None, 30, 9]


def test_weeks_begin_on_monday_and_months_keep_their_length():
    assert periods.last_whole("week", date(2024, 9, 15)) == WEEK
    assert periods.last_whole("week", date(2024, 9, 14)) == WEEK_BEFORE
    march = periods.whole("month", date(2024, 3, 31))
    assert periods.before("month", march) == Period(date(2024, 2, 1), date(2024, 2, 29))
    leap = periods.whole("month", date(2024, 2, 29))
    assert periods.year_before("month", leap) == Period(date(2023, 2, 1), date(2023, 2, 28))
    assert periods.year_before("week", WEEK).first == date(2023, 9, 11)


def test_numbers_are_given_without_gaps_in_the_order_of_publishing(draft, clerk, leader):
    """Two drafts; the second is published first. A draft that is withdrawn takes no number."""
    other = actions.draft(kind="week", period=WEEK_BEFORE, by=clerk)
    dropped = actions.draft(kind="month", period=Period(date(2024, 8, 1), date(2024, 8, 31)), by=clerk)
    actions.withdraw(brief=dropped, why="改为只出周报", by=clerk)
    for brief in (other, draft):
        actions.sign(brief=brief, by=leader)
    assert [actions.publish(brief=brief, by=clerk).issue for brief in (other, draft)] == [1, 2]
    assert not Brief.objects.get(pk=dropped.pk).issue


def test_a_period_has_one_brief_until_it_is_withdrawn(draft, clerk):
    with pytest.raises(Refused, match="已有简报"):
        actions.draft(kind="week", period=WEEK, by=clerk)
    actions.withdraw(brief=draft, why="数字有误", by=clerk)
    assert actions.draft(kind="week", period=WEEK, by=clerk).state == "draft"


def test_days_that_are_no_whole_week_are_refused(world, clerk):
    with pytest.raises(Refused, match="整周"):
        actions.draft(kind="week", period=Period(date(2024, 9, 10), date(2024, 9, 16)), by=clerk)


def test_what_is_published_cannot_change_and_prints_the_same_bytes(published, clerk, leader, fumes, say, at):
    paper = papers.brief(Brief.objects.get(pk=published.pk))
    pdf, word = render_pdf(paper), render_docx(paper)
    say(fumes, at(2024, 9, 10), 30)
    fumes.label = "餐饮油烟"
    fumes.save()
    for attempt in (
        lambda: actions.edit(brief=published, note="改", notes={}, addressees="", by=clerk),
        lambda: actions.recount(brief=published, by=clerk),
        lambda: actions.give_back(brief=published, why="改", by=leader),
        lambda: actions.publish(brief=published, by=clerk),
    ):
        with pytest.raises(Refused):
            attempt()
    again = papers.brief(Brief.objects.get(pk=published.pk))
    assert (render_pdf(again), render_docx(again)) == (pdf, word)


def test_a_draft_counts_late_messages_when_asked_and_keeps_its_notes(draft, clerk, fumes, say, at):
    actions.edit(brief=draft, note="按语", notes={}, addressees="", by=clerk)
    say(fumes, at(2024, 9, 10), 3)
    assert actions.recount(brief=draft, by=clerk).numbers["messages"]["now"] == 32
    assert Brief.objects.get(pk=draft.pk).note == "按语"


def test_who_wrote_the_brief_does_not_sign_it(draft, clerk, leader):
    clerk.grants.create(assembly=clerk.assembly, role="leader", since=date(2022, 1, 1))
    both = type(clerk).objects.get(pk=clerk.pk)
    assert not rules.may(both, "sign", draft)
    assert rules.may(leader, "sign", draft)


def test_a_brief_given_back_loses_its_signature(draft, clerk, leader):
    actions.sign(brief=draft, by=leader)
    back = actions.give_back(brief=draft, why="请补按语", by=leader)
    assert (back.state, back.signed_by_id, back.signatory) == ("draft", None, "")


def test_the_paper_says_counts_notes_and_sources(published):
    paper = papers.brief(published)
    texts = "\n".join(block.text for block in paper.blocks if isinstance(block, Paragraph))
    assert (paper.number, paper.title) == ("第1期", "2024年9月9日至15日群众来件热点情况")
    assert "本周共收到群众来件29件，比上一周（6件）多23件；比去年同周（7件）多22件；涉及议题4个。" in texts
    assert "按语：建议关注餐饮集中路段。" in texts
    assert "首次出现的：路灯不亮。" in texts
    assert "停歇八周以上后再次出现的：停车难。" in texts
    assert "12345热线29" in texts
    assert "所列议题中，油烟扰民、路灯不亮、停车难尚待办公室确认。" in texts
    assert "送：主席会议成员" in paper.record
    assert "unknown" not in published.notes
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert tables[1].rows[0] == ("1", "油烟扰民", "12", "6", "7", "1")


def test_the_word_file_holds_the_tables_and_named_styles(published):
    document = docx.Document(io.BytesIO(render_docx(papers.brief(published))))
    assert len(document.tables) == 4
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"红头", "公文标题", "一级标题", "二级标题", "公文正文"} <= styles


def test_where_nothing_older_is_known_no_comparison_is_made(fumes, say, at, clerk):
    say(fumes, at(2024, 9, 9), 6)
    brief = actions.draft(kind="week", period=WEEK, by=clerk)
    assert brief.numbers["covered"]["messages"] == {"now": True, "before": False, "last_year": False}
    assert "比上一周" not in str(papers.brief(brief))


@pytest.mark.parametrize(
    ("who", "state", "sees"),
    [
        ("clerk", "draft", True),
        ("officer", "draft", True),
        ("leader", "signed", True),
        ("auditor", "withdrawn", True),
        ("member", "draft", False),
        ("member", "signed", False),
        ("member", "published", True),
        ("member", "withdrawn", False),
        ("unit", "published", False),
    ],
)
def test_members_read_what_is_published_and_the_office_all(request, draft, who, state, sees):
    draft.state = state
    assert bool(rules.may(request.getfixturevalue(who), "look", draft)) is sees


def test_strangers_find_nothing(published, stranger, browse):
    for path in ("", "/edit", "/paper.pdf", "/withdraw"):
        assert browse(stranger).get(f"/topics/briefs/{published.public_id}{path}").status_code == 404
    assert list(queries.briefs(stranger)) == []


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens(draft, clerk, browse, language):
    page = browse(clerk, language)
    for path in ("", "draft", draft.public_id, f"{draft.public_id}/edit", f"{draft.public_id}/withdraw"):
        assert page.get(f"/topics/briefs/{path}").status_code == 200
    assert page.get(f"/topics/briefs/{draft.public_id}/paper.pdf").content.startswith(b"%PDF")


def test_a_brief_is_drafted_edited_signed_and_published_through_its_pages(world, clerk, leader, member, browse):
    office = browse(clerk)
    there = office.post("/topics/briefs/draft", {"kind": "week", "day": "2024-09-12"})["Location"]
    brief = Brief.objects.get()
    assert (there, brief.first) == (f"/topics/briefs/{brief.public_id}", WEEK.first)
    office.post(f"{there}/edit", {"note": "请关注。", f"note_{brief.numbers['topics'][0]['id']}": "多在晚间。"})
    assert browse(leader).post(f"{there}/sign").status_code == 302
    assert browse(member).get(there).status_code == 403
    assert office.post(f"{there}/publish").status_code == 302
    page = browse(member).get(there).content.decode()
    assert "请关注。" in page
    assert "多在晚间。" in page
    verbs = [line.verb for line in AuditLine.objects.filter(thing=brief.ref).order_by("pk")]
    assert verbs == [f"topics.{verb}_brief" for verb in ("draft", "edit", "sign", "publish")]


def test_a_week_that_is_not_over_is_explained(world, clerk, browse):
    page = browse(clerk).post("/topics/briefs/draft", {"kind": "week", "day": "2099-01-01"})
    assert "还没有结束" in page.content.decode()


def test_the_clerk_is_told_when_last_week_has_no_brief(world, clerk, leader):
    words = [str(todo.word) for todo in queries.todos(clerk)]
    assert words == ["上周的热点简报还没有起草"]
    brief = actions.draft(kind="week", period=queries.last_week(clerk), by=clerk)
    assert queries.todos(clerk) == []
    assert [todo.url for todo in queries.todos(leader)] == [f"/topics/briefs/{brief.public_id}"]
