"""The queue's address: stored once, whole, masked; what is wrong is refused in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.outreach.visits import actions
from yishi.assembly.outreach.visits.models import Attachment, Visit
from yishi.assembly.outreach.visits.photos import without_notes
from yishi.assembly.people.changes import actions as changes

DAY = 24 * 3600 * 1000
FILE = "01JF00000000000000000000AA"


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


# Orientation 6 and a note on the device, as phones write them; then a scan.
TIFF = b"II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"
EXIF = segment(0xE1, b"Exif\x00\x00" + TIFF + b"GPS 31.8N 120.5E")
SCAN = b"\xff\xda" + bytes(range(256)) * 4 + b"\xff\xd9"
JPEG = b"\xff\xd8" + segment(0xE0, b"JFIF\x00" + bytes(9)) + EXIF + segment(0xFE, b"a comment") + SCAN


def test_a_visit_sent_three_times_is_stored_once(member, told, send):
    visit = told(member, said="路灯不亮")
    answers = [send(member, visit).json() for _time in range(3)]
    assert {answer["state"] for answer in answers} == {"taken"}
    assert len({answer["url"] for answer in answers}) == 1
    assert Visit.objects.get().said == "路灯不亮"
    assert Visit.objects.get().members.get() == member.member


def test_what_people_said_is_masked_and_heard_by_the_hotline(member, told, send):
    answer = send(member, told(member, said="找王建国，13812345678，路灯不亮")).json()
    assert "1处" in answer["notes"][0]
    assert "13812345678" not in Visit.objects.get().said
    ticket = Ticket.objects.get(source="visit")
    assert "13812345678" not in ticket.text + ticket.title
    assert (ticket.village.name, ticket.number) == ("河东社区", Visit.objects.get().public_id)


@pytest.mark.parametrize(("offset", "says_so"), [(3 * DAY, True), (-400 * DAY, True), (30_000, False)])
def test_a_wrong_clock_is_told_and_the_servers_day_counts(member, told, send, offset, says_so):
    now = timezone.now().timestamp() * 1000
    answer = send(member, told(member, phone_at=now + offset - 3600_000, phone_now=now + offset)).json()
    visit = Visit.objects.get()
    assert visit.day == timezone.localdate(timezone.now() - timedelta(hours=1))
    assert any("手机时间不准" in note for note in answer["notes"]) is says_so
    assert (visit.clock_off != 0) is says_so


def test_a_visit_kept_for_days_keeps_its_day(member, told, send):
    now = timezone.now().timestamp() * 1000
    send(member, told(member, phone_at=now - 4 * DAY, phone_now=now))
    assert Visit.objects.get().day == timezone.localdate() - timedelta(days=4)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"village": ""}, "请选择走访的村(社区)"),
        ({"village": "01JF00000000000000000000ZZ"}, "没有找到这个村(社区)"),
        ({"day": "2999-01-01"}, "晚于今天"),
        ({"day": "1999-01-01"}, "一年以前"),
        ({"files": [{"key": FILE, "kind": "photo", "size": 40 * 1024 * 1024}]}, "40.0MB"),
        ({"files": [{"key": FILE, "kind": "film", "size": 10}]}, "film"),
        ({"files": "none"}, "读不懂"),
        ({"said": "长" * 4001}, "4000"),
    ],
)
def test_what_is_wrong_is_refused_in_words_and_nothing_is_stored(member, told, send, wrong, words):
    answer = send(member, told(member) | wrong)
    assert answer.status_code == 422
    assert words in answer.json()["reason"]
    assert not Visit.objects.exists()


def test_no_json_no_session_another_session(member, other_member, clerk, told, send, browse):
    assert browse(member).post("/outreach/visits/sync", {"visit": "{"}).status_code == 422
    assert browse().post("/outreach/visits/sync", {"visit": "{}"}).json() == {"state": "signin"}
    assert send(other_member, told(member)).json() == {"state": "other"}
    assert send(clerk, told(clerk)).status_code == 422
    assert browse(member).get("/outreach/visits/sync").json()["account"] == member.public_id


def test_anothers_key_is_refused(member, other_member, told, send):
    visit = told(member)
    send(member, visit)
    assert send(other_member, visit | {"account": other_member.public_id}).status_code == 422


def test_a_photo_comes_in_pieces_and_loses_its_notes(member, told, send):
    visit = told(member, files=[{"key": FILE, "kind": "photo", "size": len(JPEG)}])
    first = send(member, visit, file=FILE, offset=0, piece=JPEG[:500]).json()
    assert first["needs"] == [{"file": FILE, "from": 500}]
    again = send(member, visit, file=FILE, offset=0, piece=JPEG[:500]).json()  # its answer was lost
    assert again["needs"] == first["needs"]
    assert send(member, visit, file=FILE, offset=900, piece=JPEG[900:]).json()["needs"] == first["needs"]
    assert send(member, visit, file=FILE, offset=500, piece=JPEG[500:]).json()["needs"] == []
    photo = Attachment.objects.get()
    kept = photo.file.read()
    assert kept.endswith(SCAN)
    assert b"GPS" not in kept
    assert b"comment" not in kept
    assert photo.whole
    assert photo.size == len(kept)


def test_a_photo_without_notes_still_says_which_way_is_up():
    kept = without_notes(JPEG)
    assert b"Exif\x00\x00MM" in kept
    assert kept[kept.index(b"Exif") + 6 + 10 :][:10] == b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"
    assert without_notes(kept) == kept


@pytest.mark.parametrize(
    ("kind", "start", "words"),
    [
        ("photo", b"\x00\x00\x00\x18ftypheic" + bytes(20), "HEIC"),
        ("photo", b"%PDF-1.7" + bytes(20), "不是照片"),
        ("voice", b"\xff\xd8\xff" + bytes(20), "不是照片"),
    ],
)
def test_what_is_neither_photo_nor_recording_is_not_kept(member, told, send, kind, start, words):
    visit = told(member, files=[{"key": FILE, "kind": kind, "size": len(start)}])
    answer = send(member, visit, file=FILE, piece=start)
    assert words in answer.json()["reason"]
    assert Attachment.objects.filter(received__gt=0).count() == 0


def test_more_than_was_announced_is_refused(member, told, send):
    visit = told(member, files=[{"key": FILE, "kind": "photo", "size": 10}])
    assert send(member, visit, file=FILE, piece=JPEG).status_code == 422


def test_a_village_merged_since_becomes_the_one_it_is_part_of(clerk, member, village, second_village, told, send):
    today = timezone.localdate()
    changes.merge_village(village=village, into=second_village, day=today, why="区划调整", by=clerk)
    answer = send(member, told(member)).json()
    assert "河东社区已并入渡口村" in answer["notes"][0]
    assert Visit.objects.get().village == second_village


def test_the_second_of_a_group_is_told(member, other_member, told, send):
    send(member, told(member))
    answer = send(other_member, told(other_member)).json()
    assert "同一次" in answer["notes"][-1]


def test_distance_is_a_note_and_nonsense_is_dropped(member, told, send):
    for distance, kept in ((3.26, 3.3), (-1, None), (9e9, None)):
        send(member, told(member, distance=distance))
        assert Visit.objects.latest("pk").distance == kept


def test_without_its_script_the_page_is_a_plain_form(member, village, browse):
    page = browse(member)
    key = page.get("/outreach/visits/log").context["form"]["key"].value()
    form = {"key": key, "village": village.public_id, "said": "路灯不亮", "firm_name": "河东粮油店"}
    for _time in range(2):
        assert page.post("/outreach/visits/log", form).status_code == 302
    assert Visit.objects.get().firm.name == "河东粮油店"


def test_a_recording_alone_is_written_down_by_the_office(member, clerk, told, send):
    webm = b"\x1aE\xdf\xa3" + bytes(40)
    send(member, told(member, files=[{"key": FILE, "kind": "voice", "size": len(webm)}]), file=FILE, piece=webm)
    visit = Visit.objects.get()
    actions.amend(visit=visit, said="水沟堵了，电话13812345678", policy="", by=clerk)
    visit.refresh_from_db()
    assert visit.hidden == 1
    assert Ticket.objects.get(source="visit").text == visit.said
