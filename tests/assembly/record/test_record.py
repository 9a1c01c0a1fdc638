"""The record book: who may read and write it, and that nothing in it ever changes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.record import actions, kinds, queries, rules, tables
from yishi.assembly.record.actions import Entry
from yishi.assembly.record.models import Deed
from yishi.engine.scoring import kinds_of_deed

ACTORS = ["clerk", "officer", "leader", "member", "other_member", "unit", "auditor", "stranger"]
STAFF = {"clerk", "officer"}
DAY = date(2024, 9, 12)


@pytest.fixture
def spoke(luming):
    return Entry(luming, "speak", DAY, "助力破解油烟扰民难题", share="speaker", thing="consultation:01J7")


@pytest.fixture
def deed(spoke, clerk):
    return actions.enter(entry=spoke, by=clerk)


@pytest.mark.parametrize("actor", ACTORS)
def test_who_may_do_what(actor, deed, request):
    user = request.getfixturevalue(actor)
    assert bool(rules.may(user, "look", deed)) == (actor in STAFF | {"auditor", "member"})
    assert bool(rules.may(user, "reverse", deed)) == (actor in STAFF)


def test_a_member_reads_only_the_own_pages(deed, member, other_member):
    assert list(queries.book(member)) == [deed]
    assert not queries.book(other_member).exists()


def test_nothing_in_the_book_is_changed(deed):
    deed.title = "改了"
    with pytest.raises(ValueError, match="reverse"):
        deed.save()
    assert Deed.objects.get().title == "助力破解油烟扰民难题"


def test_the_same_part_is_not_counted_twice(deed, spoke, clerk):
    with pytest.raises(Refused, match="已登记过"):
        actions.enter(entry=spoke, by=clerk)
    assert Deed.objects.count() == 1


def test_after_a_reversal_it_can_be_put_right(deed, spoke, clerk):
    actions.reverse(deed=deed, why="角色登记错误", by=clerk)
    right = actions.enter(entry=spoke, by=clerk)
    assert list(queries.standing(queries.book(clerk))) == [right]
    assert AuditLine.objects.get(verb="record.reverse").why == "角色登记错误"


def test_a_deed_is_reversed_once_and_a_reversal_never(deed, clerk):
    row = actions.reverse(deed=deed, why="登记错人", by=clerk)
    for again in (deed, row):
        with pytest.raises(Refused):
            actions.reverse(deed=again, why="再来一次", by=clerk)


def test_a_session_is_entered_whole_or_not_at_all(spoke, luming, clerk):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="尚未到来"):
        actions.enter_many(entries=[spoke, Entry(luming, "visit", tomorrow, "走访")], by=clerk)
    assert not Deed.objects.exists()


@pytest.mark.parametrize(("change", "reason"), [({"kind": "photo"}, "履职类型"), ({"amount": -1}, "大于零")])
def test_what_the_book_refuses(luming, clerk, change, reason):
    facts = {"member": luming, "kind": "visit", "day": DAY, "title": "走访"} | change
    with pytest.raises(Refused, match=reason):
        actions.enter(entry=Entry(**facts), by=clerk)


def test_what_may_never_be_counted_is_no_kind_of_deed():
    assert not set(kinds.KINDS) & set(kinds_of_deed.NEVER_COUNTED)


def test_the_table_holds_deeds_with_their_reversals(deed, luming, clerk, assembly):
    row = actions.reverse(deed=deed, why="登记错人", by=clerk)
    frame = tables.deeds(assembly.pk, until=DAY)
    assert frame.select("deed_id", "member_id", "share", "reverses").rows() == [
        (deed.public_id, luming.public_id, "speaker", None),
        (row.public_id, luming.public_id, "speaker", deed.public_id),
    ]
    assert tables.deeds(assembly.pk, until=date(2024, 9, 11)).is_empty()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(browse, clerk, member, deed, language):
    for page in ("", deed.public_id, "enter", f"{deed.public_id}/reverse"):
        assert browse(clerk, language).get(f"/record/{page}").status_code == 200, page
    assert browse(member, language).get("/record/mine").status_code == 200
    assert browse(member, language).get("/record/").status_code == 302


def test_strangers_find_nothing(browse, stranger, deed):
    assert browse(stranger).get(f"/record/{deed.public_id}").status_code == 404


def test_the_office_enters_one_activity_for_many(browse, clerk, luming, shenkun):
    form = {"members": [luming.pk, shenkun.pk], "kind": "visit", "day": "2024-09-13", "title": "走访", "amount": "1"}
    assert browse(clerk).post("/record/enter", form).status_code == 302
    assert Deed.objects.filter(kind="visit").count() == 2


def test_a_long_book_takes_few_queries(browse, clerk, luming, django_assert_max_num_queries):
    for number in range(40):
        actions.enter(entry=Entry(luming, "visit", DAY, f"走访{number}"), by=clerk)
    client = browse(clerk)
    with django_assert_max_num_queries(12):
        client.get("/record/")
