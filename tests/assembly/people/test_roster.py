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


def test_a_row_without_its_number_is_refused_rather_than_numbered_by_its_place(clerk, luming):
    """Two files whose second lines are two people must not make one member of them."""
    staged = actions.stage_roster(content="姓名,界别\n赵翀,经济界\n".encode(), file_name="名册.csv", by=clerk)
    assert staged.rows == []
    assert [(fault["row"], fault["reason"]) for fault in staged.faults] == [(2, "不能为空。")]


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        ("015-105,,女,1990,经济界,,,", "姓名", ""),
        ("015-105,沈琳,女,1990,,,,", "界别", ""),
        ("015-105,沈琳,女,一九九〇,经济界,,,", "出生年月", "一九九〇"),
        ("015-105,沈琳,女,1990,经济界,,,也许", "是否常委", "也许"),
        ("0" * 21 + ",沈琳,女,1990,经济界,,,", "委员证号", "0" * 21),
        ("015-105," + "沈" * 41 + ",女,1990,经济界,,,", "姓名", "沈" * 41),
    ],
)
def test_a_cell_that_cannot_be_entered_is_named(roster, row, column, found):
    staged = roster(row + "\n")
    assert staged.rows == []
    assert [(fault["row"], fault["column"], fault["found"]) for fault in staged.faults] == [(2, column, found)]


@pytest.mark.parametrize(("born", "year"), [("1979", 1979), ("1979年5月", 1979), ("197905", 1979), ("", None)])
def test_the_year_of_birth_is_read_from_how_offices_write_it(roster, born, year):
    (row,) = roster(f"015-105,沈琳,女,{born},经济界,,,\n").rows
    assert row["born"] == year


def test_what_the_file_has_no_column_for_stays(clerk, luming):
    Member.objects.update(employer="江畔机械制造有限公司", phone="13800000000")
    content = "委员证号,姓名,界别\n015-001,陆明,经济界\n".encode()
    actions.confirm_roster(staged=actions.stage_roster(content=content, file_name="名册.csv", by=clerk), by=clerk)
    luming.refresh_from_db()
    assert (luming.employer, luming.phone) == ("江畔机械制造有限公司", "13800000000")
    assert str(luming.seats.get().committee) == "经济委员会"


def test_a_member_who_becomes_standing_takes_a_new_seat_the_day_after_the_old_ends(roster, clerk, luming):
    row = "015-001,陆明,男,1975,经济界,经济委员会,柳浦第一行动小组,是\n"
    actions.confirm_roster(staged=roster(row), by=clerk)
    old, new = luming.seats.order_by("since")
    assert (old.post, new.post) == (Seat.Post.MEMBER, Seat.Post.STANDING)
    assert (new.since - old.until).days == 1


def test_a_chair_stays_chair_whatever_the_roster_says_of_standing(roster, clerk, enrol):
    chair = enrol("周岚", "015-009", post=Seat.Post.CHAIR)
    actions.confirm_roster(staged=roster("015-009,周岚,女,1970,经济界,,,否\n"), by=clerk)
    assert chair.seats.get(until=None).post == Seat.Post.CHAIR


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1975,经济界,,柳浦第一行动小组,", "1975,经济界,,,"),
        ("1975,经济界,经济委员会,柳浦第一行动小组,", "1976,经济界,经济委员会,柳浦第一行动小组,"),
    ],
)
def test_rosters_are_undone_the_last_one_first(roster, clerk, luming, first, second):
    earlier = actions.confirm_roster(staged=roster(f"015-001,陆明,男,{first}\n"), by=clerk)
    later = actions.confirm_roster(staged=roster(f"015-001,陆明,男,{second}\n"), by=clerk)
    with pytest.raises(Refused, match="先撤销后来的登记"):
        actions.undo_roster(staged=earlier, why="导错文件", by=clerk)
    actions.undo_roster(staged=later, why="导错文件", by=clerk)
    actions.undo_roster(staged=earlier, why="导错文件", by=clerk)
    luming.refresh_from_db()
    assert (luming.born, str(luming.seats.get().committee)) == (None, "经济委员会")


def test_a_roster_that_changed_nothing_is_undone_after_the_one_that_entered(roster, clerk, luming):
    entered = actions.confirm_roster(staged=roster(GOOD), by=clerk)
    again = actions.confirm_roster(staged=roster(GOOD), by=clerk)
    actions.undo_roster(staged=entered, why="导错文件", by=clerk)
    assert actions.undo_roster(staged=again, why="导错文件", by=clerk).state == RosterImport.State.UNDONE
    assert list(Member.objects.all()) == [luming]


def test_a_roster_confirmed_meanwhile_is_not_discarded(roster, clerk):
    staged = roster(GOOD)
    actions.confirm_roster(staged=RosterImport.objects.get(pk=staged.pk), by=clerk)
    with pytest.raises(Refused, match="已经处理过"):
        actions.discard_roster(staged=staged, by=clerk)


def test_a_file_that_is_too_large_is_told(browse, clerk, settings):
    settings.UPLOAD_LIMIT = 1000
    file = SimpleUploadedFile("名册.csv", (HEADER + GOOD * 50).encode())
    page = browse(clerk).post("/people/roster", {"file": file}).content.decode()
    assert "64 MB" in page
    assert not RosterImport.objects.exists()
