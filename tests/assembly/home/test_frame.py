"""The frame of every page: rooms by role, the reader's looks and language, refusals that say why."""

import pytest
from django.urls import reverse

from yishi.assembly.base.access import Refused, Role
from yishi.assembly.home import errors
from yishi.assembly.home.navigation import ENTRIES, doors
from yishi.assembly.home.prefs import COOKIE
from yishi.assembly.home.tones import TONES

SEEN = {
    Role.MEMBER: [
        "home:desk",
        "outreach:visits",
        "consultation:list",
        "proposals:list",
        "opinions:reports",
        "topics:briefs",
        "outreach:studios",
        "outreach:campaigns",
        "outreach:squads",
        "record:book",
        "appraisal:mine",
        "consultation:supervisions",
        "placement:mine",
    ],
    Role.UNIT: ["home:desk", "proposals:list", "outcomes:list", "consultation:supervisions"],
    Role.LEADER: [
        "home:cockpit",
        "hotline:inbox",
        "topics:board",
        "outreach:visits",
        "consultation:list",
        "proposals:list",
        "opinions:list",
        "outreach:studios",
        "outreach:campaigns",
        "outreach:squads",
        "outcomes:list",
        "consultation:supervisions",
        "papers:rounds",
        "placement:list",
        "people:members",
    ],
    Role.PUBLIC: ["home:results"],
}


@pytest.mark.parametrize("role", SEEN)
def test_a_role_sees_its_rooms_and_no_others(role):
    assert [entry.view for entry in ENTRIES if role in entry.roles] == SEEN[role]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.view)
def test_every_door_leads_somewhere(entry):
    assert reverse(entry.view)


@pytest.mark.parametrize("below", ["", "01ARZ3NDEKTSV4RRFFQ69G5FAV/messages"])
def test_the_room_one_is_in_is_marked(below):
    found = doors([Role.CLERK], reverse("topics:board") + below)
    assert [door.entry.view for door in found if door.here] == ["topics:board"]


def test_looks_are_kept_and_set_by_the_server(browse, member):
    client = browse(member)
    answer = client.post("/prefs", {"size": "huge", "next": "/style"})
    assert answer.headers["Location"] == "/style"
    client.post("/prefs", {"contrast": "high", "next": "/style"})
    page = client.get("/style").content.decode()
    assert 'data-bs-theme="light" data-size="huge" data-contrast="high"' in page


@pytest.mark.parametrize("cookie", ["", "enormous.high", "..", "huge.high.pink.more"])
def test_an_odd_cookie_breaks_nothing(browse, member, cookie):
    client = browse(member)
    client.cookies[COOKIE] = cookie
    assert client.get("/style").status_code == 200


def test_the_way_back_stays_in_the_house(browse, member):
    answer = browse(member).post("/prefs", {"size": "large", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


def test_the_language_switch_is_remembered(browse, member):
    client = browse(member)
    client.post("/language", {"language": "en", "next": "/style"})
    assert 'lang="en"' in client.get("/style").content.decode()


def test_a_refusal_shows_its_reason(rf, clerk):
    request = rf.get("/topics/")
    request.user = clerk
    page = errors.refused(request, Refused("须先确认议题。"))
    assert page.status_code == 403
    assert "须先确认议题。" in page.content.decode()


def test_a_missing_page_says_what_to_do(browse, member):
    page = browse(member).get("/no-such-room")
    assert page.status_code == 404
    assert "请检查地址" in page.content.decode()


def test_a_fault_is_told_without_the_frame(rf):
    page = errors.broken(rf.get("/"))
    assert page.status_code == 500
    assert "已保存的数据没有改动" in page.content.decode()


def test_no_state_has_two_tones():
    states = [state for family in TONES.values() for state in family]
    assert len(states) == len(set(states))


def test_far_too_much_pasted_text_is_answered_with_words_and_changes_nothing(browse, member, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    answer = browse(member).post("/opinions/reports/begin", {"title": "甲" * 1024 * 1024, "author": "member"})
    assert answer.status_code == 413
    assert "最多1 MB" in answer.content.decode()
