"""From a roster file to members with seats: names of bodies must be known, nothing is entered before confirmation."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yishi.assembly.base.access import Refused
from yishi.assembly.people import actions, tables
from yishi.assembly.people.models import Member, RosterImport, Seat, User

HEADER = "委员证号,姓名,性别,出生年月,界别,专委会,行动小组,是否常委\n"
GOOD = "015-101,赵翀,男,1979-05,经济界,经济委员会,柳浦第一行动小组,是\n015-102,欧阳赟,女,1985,经济界,,,\n"


@pytest.fixture
def roster(luming, clerk):
    """Reads CSV text as the clerk; the assembly has 经济界, 经济委员会 and 柳浦第一行动小组."""

    def read(rows: str) -> RosterImport:
        return actions.stage_roster(content=(HEADER + rows).encode("gb18030"), file_name="名册.csv", by=clerk)

    return read


def test_nobody_is_entered_before_somebody_confirms(roster, clerk):
    staged = roster(GOOD)
    assert Member.objects.count() == 1
    actions.confirm_roster(staged=staged, by=clerk)
    zhao = Member.objects.get(number="015-101")
    seat = zhao.seats.get()
    assert (zhao.pinyin, zhao.born, zhao.sex) == ("zhao chong", 1979, "male")
    assert (str(seat.sector), str(seat.group), seat.post) == ("经济界", "柳浦第一行动小组", Seat.Post.STANDING)


def test_an_unknown_body_is_told_with_the_nearest_name(roster):
    staged = roster("015-103,沈琳,女,1990,经济届,,,\n")
    assert staged.rows == []
    (fault,) = staged.faults
    assert (fault["row"], fault["column"], fault["found"]) == (2, "界别", "经济届")
    assert "经济界" in fault["reason"]


def test_the_good_rows_stand_beside_the_bad_ones(roster):
    staged = roster(GOOD + "015-101,重复,男,,经济界,,,\n015-104,王岚,女性,,经济界,,,\n")
    assert [row["name"] for row in staged.rows] == ["赵翀", "欧阳赟"]
    assert [fault["row"] for fault in staged.faults] == [4, 5]


def test_confirming_twice_enters_once(roster, clerk):
    staged = roster(GOOD)
    actions.confirm_roster(staged=staged, by=clerk)
    with pytest.raises(Refused, match="已经处理过"):
        actions.confirm_roster(staged=staged, by=clerk)


def test_a_known_number_is_brought_up_to_date_and_a_changed_seat_begins_anew(roster, clerk, luming):
    row = "015-001,陆明,男,1975,经济界,,柳浦第一行动小组,\n"
    actions.confirm_roster(staged=roster(row), by=clerk)
    assert Member.objects.count() == 1
    assert list(luming.seats.order_by("since").values_list("committee__name", flat=True)) == ["经济委员会", None]
    assert luming.seats.filter(until=None).count() == 1


def test_a_roster_is_undone_whole(roster, clerk, luming):
    """陆明 was known and moved; 赵翀 is new."""
    moved = "015-001,陆明堃,男,1975,经济界,,柳浦第一行动小组,\n"
    stored = actions.confirm_roster(staged=roster(GOOD + moved), by=clerk)
    undone = actions.undo_roster(staged=stored, why="导错文件", by=clerk)
    luming.refresh_from_db()
    assert undone.state == RosterImport.State.UNDONE
    assert (Member.objects.count(), luming.name, luming.born) == (1, "陆明", None)
    assert str(luming.seats.get(until=None).committee) == "经济委员会"


def test_members_who_did_something_stay(roster, clerk, assembly):
    stored = actions.confirm_roster(staged=roster(GOOD), by=clerk)
    zhao = Member.objects.get(number="015-101")
    User.objects.create(username="zhao", assembly=assembly, member=zhao)
    with pytest.raises(Refused, match="赵翀"):
        actions.undo_roster(staged=stored, why="导错文件", by=clerk)
    assert Member.objects.filter(number="015-102").exists()


def test_only_the_clerk_keeps_the_roster(officer, member, leader, auditor):
    for person in (officer, member, leader, auditor):
        with pytest.raises(Refused):
            actions.stage_roster(content=b"", file_name="x.csv", by=person)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_file_that_is_no_roster_is_told(browse, clerk, language):
    file = SimpleUploadedFile("x.csv", "甲,乙\n1,2\n".encode())
    page = browse(clerk, language).post("/people/roster", {"file": file})
    assert page.status_code == 200
    assert "y-errors" in page.content.decode()
    assert not RosterImport.objects.exists()


def test_the_table_holds_those_who_left_with_their_last_day(assembly, luming, shenkun):
    luming.seats.update(until=date(2024, 6, 30))
    frame = tables.members(assembly.pk, until=date(2024, 12, 31))
    assert frame.select("name", "joined", "left").rows() == [
        ("陆明", date(2022, 1, 1), date(2024, 6, 30)),
        ("沈堃", date(2022, 1, 1), None),
    ]
