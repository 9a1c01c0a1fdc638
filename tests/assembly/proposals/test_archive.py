"""Old lists: read row by row, compared, stored whole, found again by whoever writes, taken out again."""

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile

from yishi.assembly.base.access import Refused
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals.archive import actions, rules, similar
from yishi.assembly.proposals.archive.models import ArchiveImport, PastProposal

HEAD = ("届次", "案号", "案由", "提案人", "承办单位", "提案内容", "提交日期", "办理结果")
ROWS = (
    (
        "十四届三次",
        "1",
        "关于延长末班车的提案",
        "陆明",
        "市交通局、市城管局",
        "末班车太早，请拨打13812345678。",
        "2019-01-15",
        "A",
    ),
    ("十四届三次", "2", "关于河道清淤的提案", "民盟澄川市委", "市水利局", "河道淤积。", "2019/1/16", "B"),
    ("十四届三次", "5", "关于老旧小区电梯的提案", "赵无名", "", "没有电梯。", "", ""),
)


def workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def staged(clerk, luming, assembly):
    HandlingUnit.objects.get_or_create(assembly=assembly, name="市交通局")
    return actions.stage(content=workbook(*ROWS), file_name="十四届.xlsx", by=clerk)


def test_the_list_is_compared_before_anything_is_stored(staged):
    session = staged.compared["sessions"][0]
    assert (session["count"], session["greatest"], session["gaps"]) == (3, 5, [3, 4])
    assert staged.compared["members"] == 1
    assert dict(staged.compared["unknown_units"]) == {"市城管局": 1, "市水利局": 1}
    assert not PastProposal.objects.exists()


def test_stored_names_are_tied_where_they_are_certain(staged, clerk, luming):
    actions.confirm(brought=staged, by=clerk)
    first, second, third = PastProposal.objects.order_by("number")
    assert (first.member, second.member, third.member) == (luming, None, None)
    assert [row.unit.name for row in first.handled_by.all()] == ["市交通局"]
    assert "13812345678" not in first.text


def test_a_name_that_two_members_share_is_nobodys(staged, clerk, luming, shenkun):
    shenkun.name = luming.name
    shenkun.save()
    actions.confirm(brought=staged, by=clerk)
    assert not PastProposal.objects.filter(member__isnull=False).exists()


def test_brought_twice_nothing_doubles(staged, clerk):
    actions.confirm(brought=staged, by=clerk)
    again = actions.stage(content=workbook(*ROWS), file_name="再来.xlsx", by=clerk)
    assert again.compared["again"] == [2, 3, 4]
    actions.confirm(brought=again, by=clerk)
    assert PastProposal.objects.count() == 3


def test_undone_it_is_gone_whole(staged, clerk):
    actions.undo(brought=actions.confirm(brought=staged, by=clerk), why="拿错了表", by=clerk)
    assert not PastProposal.objects.exists()
    with pytest.raises(Refused):
        actions.confirm(brought=staged, by=clerk)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (("", "1", "题", "人"), "届次", "不能空"),
        (("十四届", "", "题", "人"), "案号", "不能空"),
        (("十四届", "1", "题" * 201, "人"), "案由", "201字"),
        (("十四届", "1", "题", "人", "", "", "去年春天"), "提交日期", "读不出日期"),
    ],
)
def test_a_bad_row_says_where_and_why_and_the_good_ones_stay(clerk, row, column, words):
    found = actions.stage(content=workbook(ROWS[0], row), file_name="a.xlsx", by=clerk)
    (fault,) = found.faults
    assert (fault["row"], fault["column"]) == (3, column)
    assert words in fault["reason"]
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    "written", ["2019-03-05", "2019/3/5", "2019年3月5日", "20190305", "2019.3.5", "2019-03-05 00:00:00"]
)
def test_days_are_read_as_people_write_them(clerk, written):
    row = ("十四届", "1", "题", "人", "", "", written)
    assert actions.stage(content=workbook(row), file_name="a.xlsx", by=clerk).rows[0]["day"] == "2019-03-05"


def test_the_same_number_twice_in_one_list_is_told(clerk):
    found = actions.stage(content=workbook(ROWS[0], ROWS[0]), file_name="a.xlsx", by=clerk)
    assert "第2行" in found.faults[0]["reason"]


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"])
@pytest.mark.parametrize("state", ArchiveImport.State.values)
def test_who_may_do_what_when(actor, state, staged, request):
    user = request.getfixturevalue(actor)
    staged.state = state
    keeps = actor == "clerk"
    assert bool(rules.may(user, "confirm", staged)) == (keeps and state == "staged")
    assert bool(rules.may(user, "undo", staged)) == (keeps and state == "stored")
    assert bool(rules.may_look(user)) == (actor != "unit")


def test_whoever_writes_finds_them(staged, clerk, assembly):
    actions.confirm(brought=staged, by=clerk)
    assert [text.title for text in similar.settled(assembly.pk)][-1] == "关于延长末班车的提案"
    mark = similar.marks()[assembly.pk]
    assert not list(similar.fresh(assembly.pk, mark))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages(clerk, member, unit, browse, language, luming):
    page = browse(clerk, language)
    upload = ContentFile(workbook(*ROWS, ("", "9", "题", "人")), name="十四届.xlsx")
    answer = page.post("/proposals/archive/bring", {"file": upload})
    where = answer["Location"]
    assert "市水利局" in page.get(where).content.decode()
    assert page.post(f"{where}/confirm").status_code == 302
    assert "关于河道清淤的提案" in browse(member, language).get("/proposals/archive/").content.decode()
    past = PastProposal.objects.first()
    assert browse(member, language).get(f"/proposals/archive/{past.public_id}").status_code == 200
    assert browse(unit).get("/proposals/archive/").status_code == 403
    assert page.get(f"{where}/undo").status_code == 200
    bad = page.post("/proposals/archive/bring", {"file": ContentFile(b"junk", name="a.xlsx")})
    assert bad.status_code == 200
