"""The seating plan: by rule, with the rostrum's precedence; two change places; printed."""

import io

import openpyxl
import pytest

from tests.assembly.conftest import account
from yishi.assembly.base.access import Refused, Role
from yishi.assembly.consultation import actions as consultations
from yishi.assembly.consultation.models import Consultation, Invitation
from yishi.assembly.consultation.seating import actions, arranging, papers, queries, rules
from yishi.assembly.consultation.seating.arranging import Comer, Order
from yishi.assembly.people.models import Seat


@pytest.fixture
def comers(noticed, enrol, assembly):
    """Seven members who come; 方琴 chairs."""
    names = ("赵一", "钱二", "孙三", "李四", "周五", "吴六")
    members = [enrol(name, f"015-{n + 30:03}") for n, name in enumerate(names)]
    members.append(enrol("方琴", "015-029", post=Seat.Post.CHAIR))
    rows = [Invitation(assembly=assembly, consultation=noticed, member=who, answer="coming") for who in members]
    Invitation.objects.bulk_create(rows)
    return members


def names(consultation) -> list[list[str]]:
    return [[str(seat) for seat in seats] for _row, seats in queries.plan(consultation)]


@pytest.mark.parametrize(
    ("ranks", "row"),
    [
        ([1], [1]),
        ([1, 2], [1, 2]),
        ([1, 2, 3], [3, 1, 2]),
        ([1, 2, 3, 4], [3, 1, 2, 4]),
        ([1, 2, 3, 4, 5], [5, 3, 1, 2, 4]),
    ],
)
def test_the_first_sits_in_the_middle_the_second_at_the_left_hand(ranks, row):
    """Seen from the floor: the left hand of who faces us is on our right."""
    assert arranging.rostrum(ranks) == row


def test_nobody_is_lost_and_nobody_sits_twice_whatever_the_width():
    for count in range(25):
        for columns in (1, 3, 8):
            seated = [who for line in arranging.rows(range(count), columns) for who in line]
            assert seated == list(range(count))


def test_orders():
    a = Comer(1, "安", number="15-9", pinyin="an", sector="科技")
    b = Comer(2, "白", number="15-10", pinyin="bai", sector="")
    c = Comer(3, "曹", number="15-2", pinyin="cao", sector="教育")
    assert arranging.ordered([b, a, c], Order.NUMBER) == [c, a, b]
    assert arranging.ordered([c, b, a], Order.PINYIN) == [a, b, c]
    assert [who.sector for who in arranging.ordered([b, a, c], Order.SECTOR)] == ["教育", "科技", ""]


def test_the_plan_has_the_rostrum_the_guests_and_the_members_in_rows(noticed, comers, clerk):
    guests = ["城管局负责人"]
    actions.arrange(consultation=noticed, order="number", columns=4, rostrum=["方琴", "县长"], guests=guests, by=clerk)
    assert names(noticed) == [
        ["方琴", "县长"],
        ["城管局负责人", "", "", ""],
        ["赵一", "钱二", "孙三", "李四"],
        ["周五", "吴六", "", ""],
    ]


def test_who_holds_a_post_is_proposed_for_the_rostrum(noticed, comers):
    assert queries.leaders(noticed) == ["方琴"]


def test_two_change_places_and_one_may_move_to_an_empty_seat(noticed, comers, clerk):
    actions.arrange(consultation=noticed, order="number", columns=4, by=clerk)
    seats = {str(seat): seat.pk for _row, line in queries.plan(noticed) for seat in line if str(seat)}
    actions.swap(consultation=noticed, first=seats["方琴"], second=seats["李四"], by=clerk)
    assert names(noticed)[0] == ["李四", "赵一", "钱二", "孙三"]
    empty = queries.plan(noticed)[1][1][3].pk
    actions.swap(consultation=noticed, first=seats["方琴"], second=empty, by=clerk)
    assert names(noticed)[1] == ["方琴", "周五", "吴六", "李四"]


def test_a_swap_in_a_plan_that_was_made_anew_is_refused(noticed, comers, clerk):
    actions.arrange(consultation=noticed, order="number", columns=4, by=clerk)
    old = [seat.pk for seat in queries.plan(noticed)[0][1]]
    actions.arrange(consultation=noticed, order="pinyin", columns=4, by=clerk)
    with pytest.raises(Refused, match="刚刚重新排过"):
        actions.swap(consultation=noticed, first=old[0], second=old[1], by=clerk)


def test_nobody_comes_nobody_sits(noticed, clerk):
    with pytest.raises(Refused, match="还没有委员回复参加"):
        actions.arrange(consultation=noticed, order="number", columns=4, by=clerk)


def test_a_member_sees_the_own_seat(noticed, comers, clerk, assembly, browse):
    user = account(assembly, "zhao", "赵一", Role.MEMBER, member=comers[0])
    actions.arrange(consultation=noticed, order="number", columns=4, rostrum=["方琴"], by=clerk)
    page = browse(user).get(f"/consultations/seating/of/{noticed.public_id}").content.decode()
    assert "第1排" in page
    assert "1座" in page


def test_what_is_typed_wrong_is_named_by_its_row(noticed, comers, clerk, browse):
    page, url = browse(clerk), f"/consultations/seating/{noticed.public_id}/arrange"
    sent = {"order": "number", "columns": 4}
    assert "第2行太长（61字）" in page.post(url, {**sent, "rostrum": "方琴\n" + "长" * 61}).content.decode()
    assert "写了两次：方琴" in page.post(url, {**sent, "rostrum": "方琴\n方琴"}).content.decode()
    assert "每排座位数" in page.post(url, {**sent, "columns": 0}).content.decode()
    assert rules.of(Consultation.objects.get(pk=noticed.pk)) is None


def test_on_paper(noticed, comers, clerk):
    guests = ["=1+1"]
    actions.arrange(consultation=noticed, order="number", columns=3, rostrum=["方琴"], guests=guests, by=clerk)
    sheet = openpyxl.load_workbook(io.BytesIO(papers.sheet(noticed))).active
    told = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(min_row=2)]
    assert told == [["主席台", "方琴"], ["1", "=1+1"], ["2", "赵一", "钱二", "孙三"], ["3", "李四", "周五", "吴六"]]
    assert sheet.cell(3, 2).data_type == "s"
    (table,) = papers.seats(noticed).blocks
    assert ("赵一", "第2排", "1座") in table.rows
    assert ("方琴", "主席台", "1座") in table.rows


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"])
@pytest.mark.parametrize("state", Consultation.State.values)
def test_who_may_arrange_and_look_when(actor, state, in_state, comers, clerk, noticed, request):
    actions.arrange(consultation=noticed, order="number", columns=4, by=clerk)
    found, user = in_state(state), request.getfixturevalue(actor)
    can = state == "noticed" and actor in ("clerk", "officer")
    assert (bool(rules.may(user, "arrange", found)), bool(rules.may(user, "swap", found))) == (can, can)
    assert bool(rules.may(user, "look", found)) == (
        actor in ("clerk", "officer", "leader", "auditor") or (actor == "member" and state != "planned")
    )


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "座次"), ("en", "Seat")])
def test_the_pages(browse, clerk, other_member, comers, noticed, language, word):
    page, base = browse(clerk, language), f"/consultations/seating/{noticed.public_id}"
    assert word in page.get(f"{base}/arrange").content.decode()
    answer = page.post(f"{base}/arrange", {"order": "number", "columns": 4, "rostrum": "方琴", "guests": ""})
    assert answer.status_code == 302
    first, second = (seat.pk for seat in queries.plan(noticed)[1][1][:2])
    assert word in page.get(f"{base}?first={first}").content.decode()
    page.post(base, {"first": first, "second": second})
    assert names(noticed)[1][:2] == ["钱二", "赵一"]
    assert page.get(f"{base}/seats.xlsx").status_code == 200
    assert page.get(f"{base}/seats.pdf").content.startswith(b"%PDF")
    assert page.get(f"{base}/seats.exe").status_code == 404
    assert browse(other_member, language).get(base).status_code == 200


def test_leave_asked_for_empties_no_seat_by_itself(noticed, comers, clerk, member, luming):
    """A plan is the office's: who asks for leave later stays on it until somebody makes it anew."""
    consultations.answer(consultation=noticed, coming=True, by=member)
    actions.arrange(consultation=noticed, order="number", columns=4, by=clerk)
    consultations.answer(consultation=noticed, coming=False, reason="出差", by=member)
    assert luming.name in [name for line in names(noticed) for name in line]
